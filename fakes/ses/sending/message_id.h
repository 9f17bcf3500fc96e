// The ids that SES gives to mail.
#pragma once

#include <string>
#include <string_view>

#include "sim/random/random.h"

namespace ses {

// Of mail that is sent: `0101019b8d2a4e80-6f1c…-000000`; the time is in it.
std::string sent_message_id(sim::Ids& ids, std::string_view region, sim::Time now);
// `@us-west-2.amazonses.com`; in us-east-1 `@email.amazonses.com`.
std::string message_id_domain(std::string_view region);
// Of mail that is received: 40 letters and digits.
std::string received_message_id(sim::Ids& ids);

}  // namespace ses
