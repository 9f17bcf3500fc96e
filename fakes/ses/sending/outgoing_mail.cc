#include "fakes/ses/sending/outgoing_mail.h"

#include "fakes/ses/events.h"
#include "fakes/ses/identities/address.h"
#include "fakes/ses/sending/date.h"
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

void record_simulated_bounce(Ses& ses, const std::string& message_id,
                             const std::string& recipient) {
  ses.environment().journal.record(
      "ses", message_id,
      MailBounced{{}, {recipient}, "550 5.1.1 Requested action not taken: mailbox unavailable"});
}

// Where the mail goes after it left: to the simulator, back into this World, or nowhere.
void deliver(Ses& ses, const std::string& message_id, const mail::Envelope& envelope,
             const std::string& raw) {
  std::vector<std::string> own;
  for (const std::string& recipient : envelope.recipients) {
    if (is_simulator(recipient)) {
      const std::string what = simulator_case(recipient);
      if (what == "bounce" || what == "suppressionlist") {
        ses.count({.bounces = 1});
        record_simulated_bounce(ses, message_id, recipient);
      } else if (what == "complaint") {
        ses.count({.complaints = 1});
      }
    } else if (ses.accepts(recipient)) {
      own.push_back(recipient);
    }
  }
  if (own.empty()) return;
  // From the scheduler, so that the mail arrives after the call has been answered.
  ses.receive_later(raw, envelope.sender, own);
}

}  // namespace

std::string send(Ses& ses, const aws::Caller& caller, const OutgoingMail& outgoing) {
  check_outgoing(ses, caller, outgoing);
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
  deliver(ses, message_id, envelope, raw);
  return message_id;
}

}  // namespace ses
