// What the SNS action of a receipt rule publishes.
//
// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-notifications-contents.html
#pragma once

#include <string>
#include <vector>

#include "fakes/mail/mailbox.h"
#include "fakes/ses/receiving/receipt_rule.h"

namespace ses {

inline constexpr const char* kNotificationSubject = "Amazon SES Email Receipt Notification";

// The JSON message. `recipients` are those whom the rule matched.
std::string notification(const mail::Entry& entry, const ReceiptRule& rule, const SnsAction& action,
                         const std::vector<std::string>& recipients);

}  // namespace ses
