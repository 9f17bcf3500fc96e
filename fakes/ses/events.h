// What SES records. The actor is `ses`, the subject SES's id of the mail.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "fakes/mail/mailbox.h"
#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace ses {

// The fields of a mail that went in or out.
struct MailFields {
  std::uint64_t entry = 0;  // its number in the mailbox
  std::string_view from;    // the envelope's sender
  sim::Texts to;            // the envelope's recipients
  std::string_view subject;
  std::string_view message_id;
  std::uint64_t bytes = 0;
  static constexpr auto fields() {
    return std::tuple{sim::field("entry", &MailFields::entry),
                      sim::field("from", &MailFields::from),
                      sim::field("to", &MailFields::to),
                      sim::field("subject", &MailFields::subject),
                      sim::field("message_id", &MailFields::message_id),
                      sim::field("bytes", &MailFields::bytes)};
  }
};

struct MailSent : MailFields {
  static constexpr std::string_view kKind = "mail.sent";
  static constexpr std::string_view kSays = "a mail is on its way to a user";
};

struct MailReceived : MailFields {
  static constexpr std::string_view kKind = "mail.received";
  static constexpr std::string_view kSays = "a mail came in from a user";
};

// The subject is the sender where a mail that came in has no id yet.
struct MailBounced {
  static constexpr std::string_view kKind = "mail.bounced";
  static constexpr std::string_view kSays = "a mail was refused";
  std::optional<std::string_view> from;  // its sender; none for a mail to the mailbox simulator
  sim::Texts to;                         // who did not get it
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{sim::field("from", &MailBounced::from), sim::field("to", &MailBounced::to),
                      sim::field("reason", &MailBounced::reason)};
  }
};

struct MailComplained {
  static constexpr std::string_view kKind = "mail.complained";
  static constexpr std::string_view kSays = "a recipient called a mail spam";
  sim::Texts by;
  static constexpr auto fields() { return std::tuple{sim::field("by", &MailComplained::by)}; }
};

struct MailDelayed {
  static constexpr std::string_view kKind = "mail.delayed";
  static constexpr std::string_view kSays = "a mail was not taken yet, and SES goes on trying";
  sim::Texts to;  // who has not got it
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{sim::field("to", &MailDelayed::to),
                      sim::field("reason", &MailDelayed::reason)};
  }
};

struct EventLost {
  static constexpr std::string_view kKind = "ses.event_lost";
  static constexpr std::string_view kSays = "an event of a mail could not be published";
  std::string_view topic;  // its ARN
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{sim::field("topic", &EventLost::topic),
                      sim::field("reason", &EventLost::reason)};
  }
};

struct ActionFailed {
  static constexpr std::string_view kKind = "ses.action_failed";
  static constexpr std::string_view kSays = "an action of a receipt rule could not be taken";
  std::string_view rule;
  std::string_view topic;  // its ARN
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{sim::field("rule", &ActionFailed::rule),
                      sim::field("topic", &ActionFailed::topic),
                      sim::field("reason", &ActionFailed::reason)};
  }
};

struct RenderingFailed {
  static constexpr std::string_view kKind = "ses.rendering_failed";
  static constexpr std::string_view kSays =
      "there is no mail, as the data of a template lack something";
  std::string_view template_name;
  sim::Texts to;
  std::string_view reason;
  static constexpr auto fields() {
    return std::tuple{sim::field("template", &RenderingFailed::template_name),
                      sim::field("to", &RenderingFailed::to),
                      sim::field("reason", &RenderingFailed::reason)};
  }
};

// The fields of a mail. The entry must outlive them.
inline MailFields mail_fields(const mail::Entry& entry) {
  return {entry.id,
          entry.envelope.sender,
          sim::views_of(entry.envelope.recipients),
          entry.message().subject,
          entry.message().message_id,
          entry.raw.size()};
}

using Events = sim::EventTypes<MailSent, MailReceived, MailBounced, MailComplained, MailDelayed,
                               EventLost, ActionFailed, RenderingFailed>;

}  // namespace ses
