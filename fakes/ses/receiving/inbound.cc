#include <algorithm>

#include "fakes/aws/later.h"
#include "fakes/mail/address.h"
#include "fakes/ses/events.h"
#include "fakes/ses/faults.h"
#include "fakes/ses/receiving/notification.h"
#include "fakes/ses/receiving/rule_match.h"
#include "fakes/ses/sending/date.h"
#include "fakes/ses/sending/message_id.h"
#include "fakes/ses/sending/raw_mail.h"
#include "fakes/ses/ses.h"

namespace ses {
namespace {

// https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-sns.html
constexpr std::size_t kMaxContentBytes = 150 * 1024;
constexpr const char* kNoMailbox = "550 5.1.1 Requested action not taken: mailbox unavailable";
constexpr const char* kTooLarge = "552 5.3.4 Message size exceeds fixed limit";

void record_bounce(Ses& ses, const std::string& subject, const std::string& sender,
                   const std::vector<std::string>& recipients, const char* reason) {
  ses.environment().journal.record("ses", subject,
                                   MailBounced{sender, sim::views_of(recipients), reason});
}

std::uint64_t record_received(Ses& ses, const mail::Entry& entry) {
  return ses.environment().journal.record("ses", entry.ses_message_id,
                                          MailReceived{mail_fields(entry)});
}

// The mail with what SES puts on top of it.
std::string with_received_header(const std::string& raw, const std::string& sender,
                                 const std::string& message_id, const std::string& recipient,
                                 const std::string& region, sim::Time now) {
  RawMail mail = read_raw(raw);
  mail.remove("Return-Path");
  mail.prepend("X-SES-Virus-Verdict", "PASS");
  mail.prepend("X-SES-Spam-Verdict", "PASS");
  mail.prepend("Received", "from " + mail::domain(sender) + " (" + mail::domain(sender) +
                               " [127.0.0.1]) by inbound-smtp." + region +
                               ".amazonaws.com with SMTP id " + message_id + " for " + recipient +
                               "; " + mail_date(now) + " (UTC)");
  mail.prepend("Return-Path", "<" + sender + ">");
  return mail.text();
}

void run_sns_action(Ses& ses, const mail::Entry& entry, const ReceiptRule& rule,
                    const SnsAction& action, const std::vector<std::string>& recipients) {
  if (entry.raw.size() > kMaxContentBytes) {
    record_bounce(ses, entry.ses_message_id, entry.envelope.sender, recipients, kTooLarge);
    return;
  }
  aws::TopicSink* topics = ses.environment().topics;
  const std::string message = notification(entry, rule, action, recipients);
  if (topics == nullptr || !topics->publish(action.topic_arn, kNotificationSubject, message)) {
    ses.environment().journal.record(
        "ses", entry.ses_message_id,
        ActionFailed{rule.name, action.topic_arn, "the topic does not exist"});
  }
}

void apply(Ses& ses, const RuleSet& rule_set, const mail::Entry& entry,
           const std::vector<std::string>& recipients) {
  for (const ReceiptRule& rule : rule_set.rules) {
    const std::vector<std::string> matched = matching(rule, recipients);
    if (matched.empty()) continue;
    for (const ReceiptAction& action : rule.actions) {
      if (action.stop_action) return;
      run_sns_action(ses, entry, rule, *action.sns_action, matched);
    }
  }
}

// The recipients that a rule of the set is for, if their domains are verified in its account and
// region.
std::vector<std::string> meant_for(const Identities& identities, const RuleSet& rule_set,
                                   const std::vector<std::string>& recipients) {
  std::vector<std::string> meant;
  for (const std::string& recipient : recipients) {
    const bool has_rule = std::ranges::any_of(rule_set.rules, [&](const ReceiptRule& rule) {
      return !matching(rule, {recipient}).empty();
    });
    if (has_rule &&
        identities.covers_domain(rule_set.account, rule_set.region, mail::domain(recipient))) {
      meant.push_back(recipient);
    }
  }
  return meant;
}

}  // namespace

bool Ses::accepts(const std::string& recipient) const {
  const std::vector<RuleSet> active = rule_sets_.all_active();
  return std::ranges::any_of(active, [&](const RuleSet& rule_set) {
    return !meant_for(identities_, rule_set, {recipient}).empty();
  });
}

void Ses::receive_later(const std::string& raw, const std::string& sender,
                        const std::vector<std::string>& recipients) {
  aws::later(environment_, {}, "a mail from " + sender,
             [this, raw, sender, recipients] { receive(raw, sender, recipients); });
}

ReceiveResult Ses::receive(const std::string& raw, const std::string& sender,
                           const std::vector<std::string>& recipients) {
  ReceiveResult result = receive_once(raw, sender, recipients);
  if (result.accepted.empty() || !environment_.faults.may_strike(kReceivedTwice)) return result;
  if (const auto struck = aws::strike(environment_, kReceivedTwice, result.accepted.front())) {
    const sim::CauseScope because{environment_.journal, struck->event};
    aws::later(environment_, struck->duration("by"), "a mail from " + sender + ", a second time",
               [this, raw, sender, again = result.accepted] { receive_once(raw, sender, again); });
  }
  return result;
}

ReceiveResult Ses::receive_once(const std::string& raw, const std::string& sender,
                                const std::vector<std::string>& recipients) {
  ReceiveResult result;
  result.refused = recipients;
  std::vector<std::pair<RuleSet, std::vector<std::string>>> shares;
  for (RuleSet& rule_set : rule_sets_.all_active()) {
    std::vector<std::string> meant = meant_for(identities_, rule_set, result.refused);
    if (meant.empty()) continue;
    std::erase_if(result.refused, [&](const std::string& recipient) {
      return std::ranges::find(meant, recipient) != meant.end();
    });
    result.accepted.insert(result.accepted.end(), meant.begin(), meant.end());
    shares.emplace_back(std::move(rule_set), std::move(meant));
  }
  if (!result.refused.empty()) {
    record_bounce(*this, sender, sender, result.refused, kNoMailbox);
  }
  if (shares.empty()) return result;
  result.message_id = received_message_id(ids_);
  const sim::Time now = environment_.now();
  const mail::Entry& entry =
      mailbox_.add(now, mail::Direction::kIn, {sender, result.accepted},
                   with_received_header(raw, sender, result.message_id, result.accepted.front(),
                                        shares.front().first.region, now),
                   result.message_id);
  const sim::CauseScope because{environment_.journal, record_received(*this, entry)};
  for (const auto& [rule_set, meant] : shares) apply(*this, rule_set, entry, meant);
  return result;
}

}  // namespace ses
