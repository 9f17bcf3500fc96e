#include "fakes/ses/sending/mail_delivery.h"

#include <algorithm>
#include <memory>

#include "fakes/aws/later.h"
#include "fakes/ses/events.h"
#include "fakes/ses/faults.h"
#include "fakes/ses/identities/address.h"
#include "fakes/ses/sending/sending_events.h"

namespace ses {
namespace {

using Mail = std::shared_ptr<const SentMail>;

void bounce(Ses& ses, const Mail& mail, const std::string& recipient, const Rejection& why) {
  ses.count({.bounces = 1});
  constexpr std::string_view kProtocol = "smtp; ";
  ses.environment().journal.record(
      "ses", mail->message_id,
      MailBounced{{}, {recipient}, why.diagnostic_code.substr(kProtocol.size())});
  publish_bounce(ses, *mail, recipient, why);
}

void complain(Ses& ses, const Mail& mail, const std::string& recipient) {
  ses.count({.complaints = 1});
  ses.environment().journal.record("ses", mail->message_id, MailComplained{{recipient}});
  publish_complaint(ses, *mail, recipient);
}

void delay(Ses& ses, const Mail& mail, const std::string& recipient, const Rejection& why,
           sim::Time until) {
  constexpr std::string_view kProtocol = "smtp; ";
  ses.environment().journal.record(
      "ses", mail->message_id,
      MailDelayed{{recipient}, why.diagnostic_code.substr(kProtocol.size())});
  publish_delay(ses, *mail, recipient, why, until);
}

void arrive(Ses& ses, const Mail& mail, const std::vector<std::string>& recipients) {
  std::vector<std::string> own;
  std::ranges::copy_if(recipients, std::back_inserter(own),
                       [&](const std::string& recipient) { return ses.accepts(recipient); });
  // From the scheduler, so that the mail arrives after the call has been answered.
  if (!own.empty()) ses.receive_later(mail->raw, mail->envelope.sender, own);
  publish_delivery(ses, *mail, recipients);
}

// Whether the mail arrives for this address of the mailbox simulator.
bool simulate(Ses& ses, const Mail& mail, const std::string& recipient) {
  const std::string what = simulator_case(recipient);
  if (what == "bounce" || what == "suppressionlist") {
    bounce(ses, mail, recipient, kUnknownUser);
    return false;
  }
  if (what == "complaint") complain(ses, mail, recipient);
  return true;
}

// Whether a fault keeps the mail from arriving now. If one is struck, what it does is under way.
bool is_kept(Ses& ses, const Mail& mail, const std::string& recipient) {
  aws::Environment& environment = ses.environment();
  const sim::Time now = environment.now();
  if (const auto struck = aws::strike(environment, kHardBounce, recipient)) {
    const sim::CauseScope because{environment.journal, struck->event};
    aws::later(environment, struck->duration("by"), "a bounce of a mail to " + recipient,
               [&ses, mail, recipient] { bounce(ses, mail, recipient, kUnknownUser); });
    return true;
  }
  if (const auto struck = aws::strike(environment, kSoftBounce, recipient)) {
    const sim::CauseScope because{environment.journal, struck->event};
    const sim::Duration by = struck->duration("by");
    delay(ses, mail, recipient, kFullMailbox, now + by);
    aws::later(environment, by, "a bounce of a mail to " + recipient,
               [&ses, mail, recipient] { bounce(ses, mail, recipient, kFullMailbox); });
    return true;
  }
  if (const auto struck = aws::strike(environment, kDeliveryDelay, recipient)) {
    const sim::CauseScope because{environment.journal, struck->event};
    delay(ses, mail, recipient, kNoConnection, now + kLongestDelivery);
    aws::later(environment, struck->duration("by"), "a mail to " + recipient,
               [&ses, mail, recipient] { arrive(ses, mail, {recipient}); });
    return true;
  }
  if (const auto struck = aws::strike(environment, kComplaint, recipient)) {
    const sim::CauseScope because{environment.journal, struck->event};
    aws::later(environment, struck->duration("by"), "a complaint of " + recipient,
               [&ses, mail, recipient] { complain(ses, mail, recipient); });
  }
  return false;
}

}  // namespace

void deliver(Ses& ses, SentMail sent) {
  const Mail mail = std::make_shared<const SentMail>(std::move(sent));
  const bool may_be_kept = !ses.environment().faults.rules().empty();
  publish_send(ses, *mail);
  std::vector<std::string> reached;
  for (const std::string& recipient : mail->envelope.recipients) {
    const bool arrives = is_simulator(recipient) ? simulate(ses, mail, recipient)
                                                 : !may_be_kept || !is_kept(ses, mail, recipient);
    if (arrives) reached.push_back(recipient);
  }
  arrive(ses, mail, reached);
}

}  // namespace ses
