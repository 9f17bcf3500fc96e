// A mail as a fact.
#pragma once

#include <string_view>

#include "harness/evidence/reading.h"
#include "harness/evidence/timestamps.h"

namespace evidence {

// The ids of a mail by which it and others of its thread are found: `references` are Message-IDs,
// the oldest first, with anything between them.
void add_mail_ids(Fact& fact, std::string_view message_id, std::string_view in_reply_to,
                  std::string_view references);

// Tells a mail that is on the wire so. `ses_id` is what SES calls it, "" if that is not known;
// `time` is when it came, without which it is the mail's own date.
void tell_raw_mail(std::string_view raw, std::string_view ses_id,
                   const std::optional<Instant>& time, Reading& reading);

}  // namespace evidence
