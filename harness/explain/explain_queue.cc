#include <algorithm>
#include <chrono>

#include "fakes/sqs/events.h"
#include "harness/explain/names.h"
#include "harness/explain/settings.h"
#include "harness/explain/things.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kMostUsersTold = 12;
constexpr std::size_t kMostDepthsTold = 12;
constexpr std::size_t kMostMessagesTold = 10;
constexpr std::size_t kMostMovesTold = 10;

class QueueTeller {
 public:
  QueueTeller(const Telling& telling, const std::string& name)
      : telling_(telling), queue_(telling.events.queue(name).value_or(QueueSummary{})) {
    queue_.name = name;
    settings_ = settings_of(telling, name, INT64_MAX);
  }

  Explanation told() const {
    Explanation told{"queue", queue_.name, "queue " + queue_.name, telling_.events.begin(), {}};
    told.parts.push_back({"How it is", now()});
    told.parts.push_back({"What it is", settings()});
    told.parts.push_back({"How deep it was", depth()});
    told.parts.push_back({"What became of its messages", fates()});
    told.parts.push_back({"Who sent to it", users(queue_.senders, "sent", "message")});
    told.parts.push_back({"Who received from it", users(queue_.receivers, "received", "time")});
    told.parts.push_back({"What is in it", messages()});
    told.parts.push_back({"Moves and purges", moves()});
    return told;
  }

 private:
  std::vector<Sentence> now() const {
    std::vector<Sentence> told = forgotten(telling_);
    if (settings_.deleted) {
      told.push_back(
          sentence(*settings_.deleted, "It is gone: " + settings_.deleted->actor + " deleted it."));
      return told;
    }
    std::string text;
    std::vector<std::uint64_t> evidence;
    if (queue_.now.event != 0) evidence.push_back(queue_.now.event);
    if (queue_.now.all() == 0) {
      const bool was_used = queue_.sent + queue_.moved_in > 0;
      text = was_used ? "It is empty, since " + instant(telling_, queue_.now.time) + "."
                      : "It is empty, and no message was ever in it.";
    } else {
      text = counted(queue_.now.waiting, "message") + " " +
             (queue_.now.waiting == 1 ? "waits" : "wait") + " in it to be received, and " +
             grouped(queue_.now.in_flight) + (queue_.now.in_flight == 1 ? " is" : " are") +
             " in flight.";
    }
    if (queue_.now.all() > 0 && !queue_.oldest.empty()) {
      const QueuedMessage& oldest = queue_.oldest.front();
      text += " The oldest came at " + instant(telling_, oldest.since) + ", " +
              sim::to_text(telling_.events.end() - oldest.since) + " before the end.";
    }
    told.push_back(sentence(text, evidence));
    return told;
  }

  std::vector<Sentence> settings() const {
    std::vector<Sentence> told;
    if (settings_.is_known) {
      std::string text = settings_.maker + " made it at " + instant(telling_, settings_.made) +
                         ". Who receives a message has it for " + settings_.visibility_timeout_s +
                         "s unless the receiver says otherwise; SQS keeps messages for " +
                         days(settings_.retention_s) + ".";
      told.push_back(sentence(text, settings_.events));
      if (settings_.redrive) {
        told.push_back(
            sentence("A message that was received " +
                         times(static_cast<std::uint64_t>(settings_.redrive->max_receive_count)) +
                         " and not deleted goes to " +
                         std::string(last_part(settings_.redrive->dead_letter_target_arn)) +
                         " at the next receive.",
                     settings_.events));
      }
    } else {
      told.push_back(sentence("How it was made is not in the journal."));
    }
    return told;
  }

  static std::string days(const std::string& seconds) {
    std::int64_t count = 0;
    for (const char c : seconds) {
      if (c < '0' || c > '9' || count > 1'000'000'000) return seconds + "s";
      count = count * 10 + (c - '0');
    }
    const double in_days = static_cast<double>(count) / 86400;
    return in_days >= 1 ? number_text(in_days) + (in_days == 1 ? " day" : " days")
                        : sim::to_text(std::chrono::seconds{count});
  }

  std::vector<Sentence> depth() const {
    std::vector<Sentence> told;
    if (queue_.most.all() == 0) return told;
    told.push_back({queue_.most.time,
                    "It was deepest with " + counted(queue_.most.all(), "message") + ", " +
                        grouped(queue_.most.waiting) + " waiting and " +
                        grouped(queue_.most.in_flight) + " in flight.",
                    {queue_.most.event}});
    if (queue_.emptied > 0) {
      told.push_back(sentence("It was emptied " + times(queue_.emptied) + "."));
    }
    const std::vector<QueueDepth>& curve = queue_.curve;
    const std::size_t step = (curve.size() + kMostDepthsTold - 1) / kMostDepthsTold;
    for (std::size_t begin = 0; begin < curve.size(); begin += step) {
      // Of each stretch, where it was deepest; of the last, where it ended.
      std::size_t at = begin;
      const std::size_t end = std::min(begin + step, curve.size());
      for (std::size_t i = begin; i < end; ++i) {
        if (curve[i].all() > curve[at].all()) at = i;
      }
      if (end == curve.size()) at = end - 1;
      told.push_back(
          {curve[at].time,
           grouped(curve[at].waiting) + " waiting, " + grouped(curve[at].in_flight) + " in flight.",
           {curve[at].event}});
    }
    return told;
  }

  std::vector<Sentence> fates() const {
    std::vector<Sentence> told;
    const auto say = [&](std::uint64_t count, const std::string& text) {
      if (count == 0) return;
      const std::string verb = count == 1 ? " was " : " were ";
      told.push_back(sentence(counted(count, "message") + verb + text + "."));
    };
    say(queue_.sent, "sent to it");
    say(queue_.moved_in, "moved into it from another queue");
    if (queue_.received > 0) {
      told.push_back(sentence("Messages were handed out " + times(queue_.received) + "."));
    }
    if (queue_.timed_out > 0) {
      told.push_back(
          sentence("A visibility timeout was over before its receiver deleted the "
                   "message " +
                   times(queue_.timed_out) + "."));
    }
    say(queue_.deleted, "deleted, as work that is done");
    say(queue_.moved_out, "moved out of it to another queue");
    say(queue_.expired, "dropped, as its retention period was over");
    say(queue_.purged, "lost to a purge or to its deletion");
    return told;
  }

  std::vector<Sentence> users(const std::vector<QueueUser>& users, const std::string& did,
                              const std::string& what) const {
    std::vector<Sentence> told;
    for (const QueueUser& user : users) {
      if (told.size() == kMostUsersTold) {
        told.push_back(sentence("… and " + counted(users.size() - told.size(), "other") + "."));
        break;
      }
      const std::string who = user.actor.empty() ? "Others" : user.actor;
      std::vector<std::uint64_t> events{user.first_event};
      if (user.last_event != user.first_event) events.push_back(user.last_event);
      told.push_back({user.first,
                      who + " " + did + " " + counted(user.count, what) +
                          (user.count > 1 ? ", the last at " + instant(telling_, user.last) : "") +
                          ".",
                      events});
    }
    return told;
  }

  std::vector<Sentence> messages() const {
    std::vector<Sentence> told;
    for (const QueuedMessage& message : queue_.oldest) {
      if (told.size() == kMostMessagesTold) break;
      told.push_back({message.since,
                      "Message " + message.id + ", received " +
                          times(static_cast<std::uint64_t>(message.receives)) +
                          (message.in_flight ? ", in flight." : "."),
                      {message.event}});
    }
    if (queue_.now.all() > told.size()) {
      told.push_back(
          sentence("… and " + counted(queue_.now.all() - told.size(), "more recent one") + "."));
    }
    return told;
  }

  std::vector<Sentence> moves() const {
    std::vector<Sentence> told;
    for (const sim::Event& event : telling_.events.about(
             "queue " + queue_.name, {.limit = 10 * kMostMovesTold, .last = true})) {
      if (std::string text = move_words(event); !text.empty()) {
        told.push_back(sentence(event, std::move(text)));
      }
    }
    if (told.size() > kMostMovesTold) {
      told.erase(told.begin(), told.end() - static_cast<std::ptrdiff_t>(kMostMovesTold));
      told.insert(told.begin(), sentence("The last " + std::to_string(kMostMovesTold) + ":"));
    }
    return told;
  }

  static std::string move_words(const sim::Event& event) {
    if (const auto* moved = event.as<sqs::MessageMoved>()) {
      const std::string way =
          " went from " + std::string(moved->queue) + " to " + std::string(moved->to);
      if (!moved->new_id.empty()) {
        return "Message " + event.subject + way + " by a move task, as message " +
               std::string(moved->new_id) + ".";
      }
      return "Message " + event.subject + way + ", received " +
             times(static_cast<std::uint64_t>(moved->receives)) + ".";
    }
    if (const auto* purged = event.as<sqs::QueuePurged>()) {
      return counted(static_cast<std::uint64_t>(purged->messages), "message") +
             " were dropped by " + std::string(purged->reason) + ".";
    }
    if (const auto* ended = event.as<sqs::MoveTaskEnded>()) {
      const std::string failure(ended->failure);
      return "A move task ended, " + std::string(ended->status) + ": " +
             counted(static_cast<std::uint64_t>(ended->moved), "message") + " moved" +
             (failure.empty() ? "." : ", " + in_quotes(failure) + ".");
    }
    if (event.subject == "sqs.StartMessageMoveTask" || event.subject == "sqs.PurgeQueue") {
      return event.actor + " called " + event.subject + ".";
    }
    return {};
  }

  const Telling& telling_;
  QueueSummary queue_;
  QueueSettings settings_;
};

}  // namespace

Explanation explain_queue(const Telling& telling, const std::string& name) {
  return QueueTeller(telling, queue_called(telling, name)).told();
}

}  // namespace harness
