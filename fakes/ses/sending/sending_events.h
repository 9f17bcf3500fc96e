// The events of a mail that was sent, published to the destinations of its configuration set.
//
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/sending/sent_mail.h"
#include "fakes/ses/ses.h"

namespace ses {

// Why a mail did not arrive, or not yet, in the words of who would not take it.
struct Rejection {
  std::string_view type;      // `Permanent`
  std::string_view sub_type;  // `General`
  std::string_view status;    // `5.1.1`
  std::string_view diagnostic_code;
};
inline constexpr Rejection kUnknownUser{
    "Permanent", "General", "5.1.1",
    "smtp; 550 5.1.1 Requested action not taken: mailbox unavailable"};
inline constexpr Rejection kFullMailbox{"Transient", "MailboxFull", "4.2.2",
                                        "smtp; 452 4.2.2 The recipient's mailbox is full"};
inline constexpr Rejection kNoConnection{"TransientCommunicationFailure", "", "4.4.1",
                                         "smtp; 421 4.4.1 Unable to connect to remote host"};

// Each is published as soon as what goes on now is done, or later if that fault strikes
// (ses.late_event); nothing is, if the mail has no configuration set, or that no destination for
// it.
void publish_send(Ses& ses, const SentMail& mail);
void publish_delivery(Ses& ses, const SentMail& mail, const std::vector<std::string>& recipients);
void publish_bounce(Ses& ses, const SentMail& mail, const std::string& recipient,
                    const Rejection& why);
void publish_complaint(Ses& ses, const SentMail& mail, const std::string& recipient);
// `until`: when SES gives up.
void publish_delay(Ses& ses, const SentMail& mail, const std::string& recipient,
                   const Rejection& why, sim::Time until);

}  // namespace ses
