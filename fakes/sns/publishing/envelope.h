// The JSON that an SQS queue receives when raw message delivery is off.
//
// https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
#pragma once

#include <string>

#include "fakes/sns/publishing/publication.h"

namespace sns {

// `signature` is what stands in the member of that name; it does not verify.
std::string envelope(const Publication& publication, const Topic& topic,
                     const Subscription& subscription, const std::string& message_id,
                     sim::Time time, const std::string& signature);

}  // namespace sns
