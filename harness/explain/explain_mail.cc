#include <algorithm>

#include "fakes/ses/events.h"
#include "fakes/ses/operations/create_receipt_rule.h"
#include "fakes/sns/events.h"
#include "fakes/sqs/events.h"
#include "harness/explain/causes.h"
#include "harness/explain/names.h"
#include "harness/explain/things.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::uint64_t kNearbyEvents = 64;  // in which a service does what a mail leads to
constexpr int kMostSteps = 6;                // from message to message
constexpr std::size_t kMostSends = 4;        // that are followed from one message

std::string recipients(const sim::Texts& texts) {
  std::string list;
  for (const std::string_view one : texts) list += (list.empty() ? "" : ", ") + std::string(one);
  return list;
}

// What an event led to at once.
std::vector<sim::Event> effects_of(const Telling& telling, std::uint64_t event) {
  std::vector<sim::Event> effects;
  for (std::uint64_t at = event + 1; at <= event + kNearbyEvents; ++at) {
    const auto next = telling.events.find(at);
    if (next && next->cause == event) effects.push_back(*next);
  }
  return effects;
}

class MailTeller {
 public:
  MailTeller(const Telling& telling, const std::string& name)
      : telling_(telling), events_(telling.events.about("mail " + name, {})), name_(name) {}

  Explanation told() {
    if (events_.empty()) {
      throw UnknownThing("what the journal had of the mail '" + name_ + "' is not in it any more");
    }
    const sim::Event& first = events_.front();
    Explanation told{"mail", first.subject, "mail " + first.subject, telling_.events.begin(), {}};
    const auto* in = first.as<ses::MailReceived>();
    const auto* out = first.as<ses::MailSent>();
    const ses::MailFields* mail = in != nullptr ? static_cast<const ses::MailFields*>(in) : out;
    std::vector<Sentence> what = forgotten(telling_);
    if (mail != nullptr) {
      what.push_back(
          sentence(first, std::string(in != nullptr ? "It came in from " : "It went out from ") +
                              std::string(mail->from) + " to " + recipients(mail->to) + ", " +
                              in_quotes(mail->subject) + ", " + counted(mail->bytes, "byte") +
                              ", Message-ID " + std::string(mail->message_id) + "."));
    }
    for (const sim::Event& event : events_) {
      const auto* bounced = event.as<ses::MailBounced>();
      if (bounced == nullptr) continue;
      what.push_back(sentence(event, "It was refused for " + recipients(bounced->to) + ": " +
                                         in_quotes(bounced->reason, 300) + "."));
    }
    told.parts.push_back({"What it is", std::move(what)});
    Part because{"What led to it", causes_of(telling_, first)};
    if (because.sentences.empty()) {
      because.sentences.push_back(sentence("It came from outside: no cause of it is recorded."));
    }
    told.parts.push_back(std::move(because));
    if (in != nullptr) {
      Part next{"What came of it", {}};
      follow_mail(first, next.sentences);
      told.parts.push_back(std::move(next));
    }
    return told;
  }

 private:
  void follow_mail(const sim::Event& mail, std::vector<Sentence>& told) {
    for (const sim::Event& effect : effects_of(telling_, mail.sequence)) {
      const auto* published = effect.as<sns::MessagePublished>();
      if (published == nullptr) {
        told.push_back(sentence(effect, in_words(telling_, effect) + "."));
        continue;
      }
      const std::string topic(published->topic);
      told.push_back(sentence(effect, rule_for(topic, mail.sequence) +
                                          "published it to the topic " +
                                          std::string(last_part(topic)) + ", which had " +
                                          counted(published->subscribers, "subscriber") + "."));
      for (const sim::Event& message : effects_of(telling_, effect.sequence)) {
        if (message.kind == sqs::MessageSent::kKind) {
          follow_message(message, 1, told);
        } else {
          told.push_back(sentence(message, in_words(telling_, message) + ".", 1));
        }
      }
    }
    if (told.empty()) {
      told.push_back(sentence("Nothing: no receipt rule did anything with it.", {mail.sequence}));
    }
  }

  // The receipt rule that publishes to this topic.
  std::string rule_for(const std::string& topic, std::uint64_t before) const {
    for (const sim::Event& event :
         telling_.events.of_subject("ses.CreateReceiptRule", {.before = before})) {
      const auto create = input_of<ses::CreateReceiptRuleRequest>(event);
      if (create == nullptr) continue;
      for (const auto& action : create->rule.actions) {
        if (action.sns_action && action.sns_action->topic_arn == topic) {
          return "The receipt rule " + create->rule.name + " ";
        }
      }
    }
    return "SES ";
  }

  // Tells of a message, and of those that its receivers sent while they had it.
  void follow_message(const sim::Event& sent, int steps, std::vector<Sentence>& told) {
    const int depth = std::min(steps, 3);
    const auto* what = sent.as<sqs::MessageSent>();
    told.push_back(sentence(sent,
                            std::string(what->from) + " sent message " + sent.subject + " to " +
                                std::string(what->queue) + ".",
                            depth));
    follow_life(sent.subject, sent.sequence, steps, told);
  }

  void follow_life(const std::string& id, std::uint64_t after, int steps,
                   std::vector<Sentence>& told) {
    if (steps > kMostSteps) return;
    const int depth = std::min(steps, 3);
    std::size_t sends = 0;
    const auto events = telling_.events.of_subject(id, {.after = after});
    for (std::size_t i = 0; i < events.size(); ++i) {
      const sim::Event& event = events[i];
      if (event.kind == sqs::MessageDeleted::kKind || event.kind == sqs::MessageMoved::kKind ||
          event.kind == sqs::MessageExpired::kKind) {
        told.push_back(sentence(event, how_it_left(event), depth));
        const auto* moved = event.as<sqs::MessageMoved>();
        if (moved != nullptr && !moved->new_id.empty()) {
          follow_life(std::string(moved->new_id), event.sequence, steps + 1, told);
        }
      }
      const auto* received = event.as<sqs::MessageReceived>();
      if (received == nullptr) continue;
      told.push_back(sentence(event,
                              std::string(received->receiver) + " received it for the " +
                                  ordinal(received->receives) + " time.",
                              depth));
      const std::uint64_t until = i + 1 < events.size() ? events[i + 1].sequence : INT64_MAX;
      for (const sim::Event& call :
           telling_.events.about("by " + std::string(name_of_actor(received->receiver)),
                                 {.after = event.sequence, .before = until, .limit = 200})) {
        for (const sim::Event& effect : effects_of_call(call)) {
          if (++sends > kMostSends) break;
          if (effect.kind == sqs::MessageSent::kKind) {
            follow_message(effect, steps + 1, told);
          } else {
            told.push_back(sentence(effect, in_words(telling_, effect) + ".", depth + 1));
          }
        }
      }
    }
  }

  std::vector<sim::Event> effects_of_call(const sim::Event& call) const {
    if (call.kind != aws::ApiCall::kKind) return {};
    std::vector<sim::Event> effects = effects_of(telling_, call.sequence);
    std::erase_if(effects, [](const sim::Event& effect) {
      return effect.kind != sqs::MessageSent::kKind && effect.kind != ses::MailSent::kKind;
    });
    return effects;
  }

  std::string how_it_left(const sim::Event& event) const {
    if (const auto* deleted = event.as<sqs::MessageDeleted>()) {
      return std::string(deleted->by) + " deleted it.";
    }
    if (const auto* moved = event.as<sqs::MessageMoved>()) {
      const std::string as =
          moved->new_id.empty() ? "" : " as message " + std::string(moved->new_id);
      return "It went to " + std::string(moved->to) + as + " (" + std::string(moved->reason) + ").";
    }
    return "Its retention period was over.";
  }

  const Telling& telling_;
  std::vector<sim::Event> events_;
  std::string name_;
};

}  // namespace

Explanation explain_mail(const Telling& telling, const std::string& id) {
  return MailTeller(telling, mail_called(telling, id)).told();
}

}  // namespace harness
