// The parts of what is told of a message: where it is and why, its life, and what would bring it
// back. Where it came from is in message_origin.h, what its receivers did in deeds.h.
#include <algorithm>
#include <charconv>
#include <chrono>

#include "harness/explain/deeds.h"
#include "harness/explain/message_life.h"
#include "harness/explain/message_origin.h"
#include "harness/explain/names.h"
#include "harness/explain/settings.h"
#include "harness/explain/things.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kMostDeeds = 6;  // that are told of one receiver

class MessageTeller {
 public:
  MessageTeller(const Telling& telling, const std::string& id)
      : telling_(telling), message_(telling, id), at_(message_.at()) {}

  Explanation told() const {
    const std::string& id = message_.id();
    Explanation explanation{"message", id, "message " + id, telling_.events.begin(), {}};
    if (!at_.queue.empty()) explanation.title += " of queue " + at_.queue;
    explanation.parts.push_back({"Where it is", where()});
    if (!at_.dead_letter_source.empty()) {
      const bool is_back = at_.state == State::kMoved;
      explanation.parts.push_back(
          {is_back ? "Why it was a dead letter" : "Why it is a dead letter", why_dead()});
    }
    explanation.parts.push_back({"What would bring it back", what_next()});
    explanation.parts.push_back({"Where it came from", origin_sentences(telling_, message_)});
    explanation.parts.push_back({"What happened to it", life()});
    return explanation;
  }

 private:
  using State = Whereabouts::State;

  std::string received_how_often() const {
    if (at_.receives == 0) return "nobody has received it";
    return "it was received " + times(static_cast<std::uint64_t>(at_.receives));
  }

  std::vector<Sentence> where() const {
    std::vector<Sentence> told = forgotten(telling_);
    const auto say = [&](const std::string& text) { told.push_back(sentence(text, {at_.event})); };
    const std::string since = instant(telling_, at_.since);
    switch (at_.state) {
      case State::kUnknown:
        say("What is in the journal does not say where it is.");
        break;
      case State::kWaiting:
        say("It waits in " + at_.queue + ", to be received, since " + since + "; " +
            received_how_often() +
            (at_.dead_letter_source.empty() ? "." : " in " + at_.dead_letter_source + "."));
        break;
      case State::kDelayed:
        say("It is in " + at_.queue + " and delayed: nobody can receive it until " +
            instant(telling_, *at_.until) + ".");
        break;
      case State::kInFlight:
        say("It is in flight: " + at_.receiver + " received it from " + at_.queue + " for the " +
            ordinal(at_.receives) + " time, and it is hidden from others until " +
            instant(telling_, *at_.until) + ".");
        break;
      case State::kDeleted:
        say("It is gone: " + at_.receiver + " deleted it at " + since + ", when it had been " +
            "received " + times(static_cast<std::uint64_t>(at_.receives)) + ".");
        break;
      case State::kExpired:
        say("It is gone: its retention period in " + at_.queue + " was over at " + since + "; " +
            received_how_often() + ".");
        break;
      case State::kPurged:
        say("It is gone: it was in " + at_.queue + " when that queue was emptied at " + since +
            " by " + std::string(message_.purge()->as<sqs::QueuePurged>()->reason) + ".");
        break;
      case State::kMoved:
        say("It is message " + at_.became + " now: a move task brought it to " + at_.queue +
            " at " + since + ", and SQS gives such a message a new id.");
        break;
    }
    return told;
  }

  std::vector<Sentence> what_next() const {
    const QueueSettings settings = settings_of(telling_, at_.queue, INT64_MAX);
    std::vector<Sentence> told;
    const auto say = [&](const std::string& text) {
      told.push_back(sentence(text, settings.events));
    };
    switch (at_.state) {
      case State::kUnknown:
        break;
      case State::kDelayed:
        say("Nothing has to: it becomes visible by itself when its delay is over.");
        break;
      case State::kInFlight:
        say("It is visible again at " + instant(telling_, *at_.until) + " unless " + at_.receiver +
            " deletes it before, or changes its visibility timeout with ChangeMessageVisibility.");
        if (settings.redrive && at_.receives >= settings.redrive->max_receive_count) {
          say("Then the next receive moves it to " +
              std::string(last_part(settings.redrive->dead_letter_target_arn)) +
              ", as it was received " + times(static_cast<std::uint64_t>(at_.receives)) +
              " and the redrive policy allows " +
              std::to_string(settings.redrive->max_receive_count) + ".");
        }
        break;
      case State::kWaiting:
        if (at_.dead_letter_source.empty()) {
          say("Nothing has to: the next ReceiveMessage on " + at_.queue + " may bring it.");
        } else {
          say("StartMessageMoveTask with the ARN of " + at_.queue + " brings it back to " +
              at_.dead_letter_source + ", as a new message that was never received.");
        }
        if (settings.is_known && at_.retained_from != sim::Time{}) say(expiry(settings));
        break;
      case State::kMoved:
        say("It is back: see `backlot explain JOURNAL message " + at_.became + "`.");
        break;
      case State::kDeleted:
      case State::kExpired:
      case State::kPurged:
        told.push_back(sentence("Nothing: SQS keeps no message that is gone.", {at_.event}));
        break;
    }
    return told;
  }

  std::string expiry(const QueueSettings& settings) const {
    std::int64_t seconds = 0;
    std::from_chars(settings.retention_s.data(),
                    settings.retention_s.data() + settings.retention_s.size(), seconds);
    return "If nobody deletes it, it expires at " +
           instant(telling_, at_.retained_from + std::chrono::seconds{seconds}) +
           ", as SQS keeps a message of " + at_.queue + " for " +
           sim::to_text(sim::saturated(std::chrono::seconds{seconds})) + ".";
  }

  std::vector<Sentence> why_dead() const {
    std::vector<Sentence> told;
    const QueueSettings settings = settings_of(telling_, at_.dead_letter_source, at_.buried);
    std::string policy;
    if (settings.redrive) {
      policy = ", and the redrive policy of " + at_.dead_letter_source + " allows " +
               std::to_string(settings.redrive->max_receive_count);
    }
    std::vector<std::uint64_t> evidence = settings.events;
    evidence.push_back(at_.buried);
    told.push_back(sentence("It was received " + times(static_cast<std::uint64_t>(at_.receives)) +
                                " from " + at_.dead_letter_source + " and never deleted" + policy +
                                ".",
                            evidence));
    for (const Receive& receive : message_.receives()) {
      if (receive.queue != at_.dead_letter_source) continue;
      told.push_back(outcome(receive));
    }
    return told;
  }

  // What came of a receive, in one sentence.
  Sentence outcome(const Receive& receive) const {
    Sentence told = sentence(receive.event, "");
    told.text = "The " + ordinal(receive.number) + " receiver was " + receive.receiver;
    const std::uint64_t until = receive.end ? receive.end->sequence : INT64_MAX;
    const std::vector<TaskOfActor> tasks =
        tasks_at(telling_, receive.receiver, receive.event.sequence);
    if (tasks.size() == 1) {
      told.text += " in task " + short_id(tasks.front().arn);
    } else if (tasks.size() > 1) {
      told.text += " in one of " + std::to_string(tasks.size()) + " tasks";
    }
    const std::vector<Sentence> deeds =
        deeds_of(telling_, receive.receiver, receive.event.sequence, until, 1);
    if (!deeds.empty() && !deeds.front().events.empty()) {
      std::string last = deeds.front().text;
      if (last.ends_with('.')) last.pop_back();
      told.text += "; " + (last.starts_with("It ") ? "it " + last.substr(3) : last);
      told.events.push_back(deeds.front().events.front());
    }
    const bool is_one = tasks.size() == 1;
    if (is_one && tasks.front().ended && tasks.front().ended->sequence < until) {
      told.text += "; its task " + end_words(*tasks.front().ended);
      told.events.push_back(tasks.front().ended->sequence);
    } else if (is_one && tasks.front().ended) {
      told.text += "; its task " + end_words(*tasks.front().ended) + ", only at " +
                   instant(telling_, tasks.front().ended->time);
      told.events.push_back(tasks.front().ended->sequence);
    } else if (is_one) {
      told.text += "; its task runs on";
    }
    if (receive.end) {
      told.text += "; " + ending(*receive.end);
      told.events.push_back(receive.end->sequence);
    }
    told.text += ".";
    std::ranges::sort(told.events);
    return told;
  }

  std::string ending(const sim::Event& end) const {
    const std::string at = " at " + instant(telling_, end.time);
    if (end.kind == sqs::MessageDeleted::kKind) return "it was deleted" + at;
    if (end.kind == sqs::MessageExpired::kKind) return "it expired" + at;
    if (end.kind == sqs::QueuePurged::kKind) return "its queue was purged" + at;
    if (end.kind == sqs::MessageReceived::kKind) return "it was received again" + at;
    if (const auto* shown = end.as<sqs::MessageShown>()) {
      return "it was visible again" + at + " by its " + std::string(shown->reason);
    }
    return "it was moved" + at;
  }

  std::vector<Sentence> life() const {
    std::vector<Sentence> told;
    std::size_t receive = 0;
    for (const sim::Event& event : message_.events()) {
      if (std::string text = words_for(event); !text.empty()) {
        told.push_back(sentence(event, std::move(text)));
      }
      if (event.kind == sqs::MessageReceived::kKind) {
        for (Sentence& deed : meanwhile(message_.receives()[receive++])) {
          told.push_back(std::move(deed));
        }
      }
    }
    if (message_.is_cut()) {
      told.push_back(sentence("More happened to it between the first and the last of this."));
    }
    if (message_.purge()) {
      told.push_back(sentence(*message_.purge(), "Its queue was emptied, and it with it."));
    }
    return told;
  }

  // What the receiver did while it had the message.
  std::vector<Sentence> meanwhile(const Receive& receive) const {
    const std::uint64_t until = receive.end ? receive.end->sequence : INT64_MAX;
    std::vector<Sentence> told =
        deeds_of(telling_, receive.receiver, receive.event.sequence, until, kMostDeeds);
    for (const TaskOfActor& task : tasks_at(telling_, receive.receiver, receive.event.sequence)) {
      if (!task.ended || task.ended->sequence > until) continue;
      told.push_back(sentence(
          *task.ended, "Its task " + short_id(task.arn) + " " + end_words(*task.ended) + ".", 1));
    }
    if (told.empty()) {
      Sentence none = sentence("Nothing that it did is in the journal until then.");
      none.depth = 1;
      told.push_back(std::move(none));
    }
    return told;
  }

  std::string words_for(const sim::Event& event) const {
    if (event.kind == sqs::MessageSent::kKind) {
      const auto* sent = event.as<sqs::MessageSent>();
      return std::string(sent->from) + " sent it to " + std::string(sent->queue) + ".";
    }
    if (const auto* duplicate = event.as<sqs::MessageDeduplicated>()) {
      return std::string(duplicate->from) + " sent it again, and SQS accepted and dropped that.";
    }
    if (const auto* received = event.as<sqs::MessageReceived>()) {
      std::string text = std::string(received->receiver) + " received it for the " +
                         ordinal(received->receives) + " time; ";
      if (received->hidden_s == 0) {
        return text + "it stays visible, as the visibility timeout is 0.";
      }
      const std::chrono::seconds hidden{received->hidden_s};
      return text + "it is hidden for " + sim::to_text(hidden) + ", until " +
             instant(telling_, event.time + hidden) + ".";
    }
    if (const auto* hidden = event.as<sqs::MessageHidden>()) {
      const std::chrono::seconds span{hidden->seconds};
      return std::string(hidden->by) + " changed its visibility timeout: it is hidden for " +
             sim::to_text(span) + " from now on, until " + instant(telling_, event.time + span) +
             ".";
    }
    if (const auto* shown = event.as<sqs::MessageShown>()) return shown_words(*shown);
    if (const auto* deleted = event.as<sqs::MessageDeleted>()) {
      return std::string(deleted->by) + " deleted it.";
    }
    if (const auto* expired = event.as<sqs::MessageExpired>()) {
      return "Its retention period was over: it left " + std::string(expired->queue) + ".";
    }
    const auto* moved = event.as<sqs::MessageMoved>();
    if (moved == nullptr) return in_words(telling_, event) + ".";
    if (!moved->new_id.empty()) {
      return "A move task brought it to " + std::string(moved->to) + " as message " +
             std::string(moved->new_id) + ".";
    }
    std::string asked;
    if (const auto call = telling_.events.find(event.cause)) {
      asked = " when " + call->actor + " asked for messages";
    }
    return "SQS moved it to " + std::string(moved->to) + asked + ", as it had been received " +
           times(static_cast<std::uint64_t>(moved->receives)) + " (" + std::string(moved->reason) +
           ").";
  }

  static std::string shown_words(const sqs::MessageShown& shown) {
    if (shown.reason == "delay") return "Its delay was over: it became visible.";
    if (shown.reason == "visibility timeout") {
      return "Its visibility timeout was over and it was not deleted: it was visible again.";
    }
    return "It was visible again: " + std::string(shown.reason) + ".";
  }

  const Telling& telling_;
  const MessageLife message_;
  const Whereabouts& at_;
};

}  // namespace

Explanation explain_message(const Telling& telling, const std::string& id) {
  return MessageTeller(telling, message_called(telling, id)).told();
}

}  // namespace harness
