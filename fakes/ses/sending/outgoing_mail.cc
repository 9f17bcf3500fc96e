#include "fakes/ses/sending/outgoing_mail.h"

#include "fakes/aws/struck_error.h"
#include "fakes/ses/errors.h"
#include "fakes/ses/events.h"
#include "fakes/ses/faults.h"
#include "fakes/ses/identities/address.h"
#include "fakes/ses/sending/date.h"
#include "fakes/ses/sending/mail_delivery.h"
#include "fakes/ses/sending/message_id.h"
#include "fakes/ses/sending/outgoing_checks.h"
#include "fakes/ses/sending/raw_mail.h"

namespace ses {
namespace {

// The mail as recipients see it.
std::string stamped(const OutgoingMail& outgoing, const std::string& message_id,
                    const aws::Caller& caller, sim::Time now) {
  RawMail mail = read_raw(outgoing.raw);
  for (const char* name : {"Message-ID", "Date", "Bcc", "Return-Path"}) mail.remove(name);
  mail.append("Message-ID", "<" + message_id + message_id_domain(caller.region) + ">");
  mail.append("Date", mail_date(now));
  mail.append("Feedback-ID", "1." + caller.region + ".backlot:AmazonSES");
  mail.append("X-SES-Outgoing", sim::to_iso8601(now).substr(0, 4) + "." +
                                    sim::to_iso8601(now).substr(5, 2) + "." +
                                    sim::to_iso8601(now).substr(8, 2) + "-127.0.0.1");
  return mail.text();
}

std::uint64_t record_sent(Ses& ses, const mail::Entry& entry) {
  return ses.environment().journal.record("ses", entry.ses_message_id,
                                          MailSent{mail_fields(entry)});
}

// Throws Throttling if one of those faults strikes.
void check_limits(Ses& ses, const aws::Caller& caller, const OutgoingMail& outgoing) {
  aws::Environment& environment = ses.environment();
  if (caller.is_harness || environment.faults.rules().empty()) return;
  const std::string sender = require_address(outgoing.source).address;
  if (const auto struck = aws::strike(environment, kSendingRate, sender)) {
    throw aws::StruckError(sending_rate_exceeded(), struck->event);
  }
  if (const auto struck = aws::strike(environment, kDailyQuota, sender)) {
    throw aws::StruckError(daily_quota_exceeded(), struck->event);
  }
}

}  // namespace

std::string send(Ses& ses, const aws::Caller& caller, const OutgoingMail& outgoing) {
  check_outgoing(ses, caller, outgoing);
  check_limits(ses, caller, outgoing);
  const sim::Time now = ses.environment().now();
  const std::string message_id = sent_message_id(ses.ids(), caller.region, now);
  mail::Envelope envelope;
  envelope.sender =
      require_address(outgoing.return_path.empty() ? outgoing.source : outgoing.return_path)
          .address;
  for (const mail::Address& address : require_addresses(outgoing.recipients)) {
    envelope.recipients.push_back(address.address);
  }
  const std::string raw = stamped(outgoing, message_id, caller, now);
  const mail::Entry& entry =
      ses.mailbox().add(now, mail::Direction::kOut, envelope, raw, message_id);
  const sim::CauseScope because{ses.environment().journal, record_sent(ses, entry)};
  ses.count({.attempts = static_cast<std::int64_t>(envelope.recipients.size())});
  deliver(ses, {message_id, caller.account, caller.region, outgoing.configuration_set,
                outgoing.tags, outgoing.source, envelope, raw, now});
  return message_id;
}

}  // namespace ses
