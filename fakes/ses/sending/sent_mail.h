// A mail that SES has taken, as its events tell of it.
//
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
#pragma once

#include <string>
#include <vector>

#include "fakes/mail/mailbox.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct SentMail {
  std::string message_id;
  std::string account;
  std::string region;
  std::string configuration_set;  // "" for none: then its events are not published
  std::vector<MessageTag> tags;
  std::string source;  // as given, with or without a name
  mail::Envelope envelope;
  std::string raw;  // as recipients see it
  sim::Time time;
};

// The member `mail` of its events, as JSON.
std::string mail_record(const SentMail& mail);

}  // namespace ses
