#include <algorithm>

#include "fakes/ecs/events.h"
#include "fakes/sqs/events.h"
#include "harness/explain/causes.h"
#include "harness/explain/deeds.h"
#include "harness/explain/names.h"
#include "harness/explain/things.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kMostReceived = 12;
constexpr std::size_t kMostLines = 12;
constexpr std::size_t kMostDone = 8;
constexpr std::size_t kMostHealth = 6;

// What ECS means by a stop code.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html
std::string meaning_of(std::string_view code) {
  if (code == "EssentialContainerExited") {
    return "An essential container of it ended by itself, and with it ECS stops the task.";
  }
  if (code == "TaskFailedToStart") return "It never came to run.";
  if (code == "UserInitiated") return "Somebody stopped it by a call.";
  if (code == "ServiceSchedulerInitiated") {
    return "The scheduler of its service stopped it, as when a service is scaled or deployed.";
  }
  if (code == "SpotInterruption") return "AWS took its Fargate Spot capacity back.";
  if (code == "TerminationNotice") return "Its host was to be taken away.";
  return {};
}

class TaskTeller {
 public:
  TaskTeller(const Telling& telling, const std::string& id)
      : telling_(telling), states_(telling.events.about("task " + id, {})) {
    std::erase_if(states_,
                  [](const sim::Event& event) { return event.kind != ecs::TaskChanged::kKind; });
    if (states_.empty()) {
      throw UnknownThing("what the journal had of the task '" + id + "' is not in it any more");
    }
    arn_ = states_.front().subject;
    actor_ = actor_of_task(telling, arn_);
    for (const sim::Event& event : states_) {
      const auto* task = event.as<ecs::TaskChanged>();
      if (task == nullptr) continue;
      if (family_.empty()) family_ = task->family;
      if (task->status == "RUNNING" && running_ == 0) running_ = event.sequence;
      if (task->status == "DEPROVISIONING" || task->status == "STOPPED") {
        if (end_ == INT64_MAX) end_ = event.sequence;
      }
    }
  }

  Explanation told() const {
    Explanation told{"task", arn_, "task " + arn_ + " of " + family_, telling_.events.begin(), {}};
    told.parts.push_back({"How it is", now()});
    told.parts.push_back({"Who started it", starter()});
    told.parts.push_back({"Its states", states()});
    told.parts.push_back({"What it received", received()});
    told.parts.push_back({"What it did", done()});
    told.parts.push_back({"Its last lines", lines()});
    return told;
  }

 private:
  std::vector<Sentence> now() const {
    std::vector<Sentence> told = forgotten(telling_);
    const sim::Event& last = states_.back();
    const auto* task = last.as<ecs::TaskChanged>();
    if (end_ == INT64_MAX) {
      told.push_back(sentence(last, "It is " + std::string(task->status) + " since then."));
      return told;
    }
    told.push_back(sentence(last, "It " + end_words(last) + "."));
    const std::string meaning = meaning_of(task->code);
    if (!meaning.empty()) told.push_back(sentence(meaning, {last.sequence}));
    for (const HeldMessage& held : held_by(telling_, actor_, end_)) {
      told.push_back(sentence(held.received, "When it ended, it held message " + held.id + " of " +
                                                 held.queue + ", received " +
                                                 sim::to_text(time_of(end_) - held.received.time) +
                                                 " before."));
    }
    return told;
  }

  sim::Time time_of(std::uint64_t sequence) const {
    for (const sim::Event& event : states_) {
      if (event.sequence == sequence) return event.time;
    }
    return telling_.events.end();
  }

  std::vector<Sentence> starter() const {
    std::vector<Sentence> told;
    const sim::Event& first = states_.front();
    const auto* task = first.as<ecs::TaskChanged>();
    told.push_back(sentence(first, "It began as a task of the cluster " +
                                       std::string(task->cluster) + ", group " +
                                       std::string(task->group) + "."));
    for (Sentence& cause : causes_of(telling_, first)) {
      cause.text = "because " + cause.text;
      cause.depth = 1;
      told.push_back(std::move(cause));
    }
    return told;
  }

  std::vector<Sentence> states() const {
    std::vector<Sentence> told;
    std::optional<sim::Time> before;
    for (const sim::Event& event : states_) {
      const auto* task = event.as<ecs::TaskChanged>();
      std::string text(task->status);
      if (before) text += ", " + sim::to_text(event.time - *before) + " later";
      if (task->desired != task->status && task->desired == "STOPPED") {
        text += ": it is to stop";
        if (!task->reason.empty()) text += ", " + in_quotes(task->reason, 300);
        if (const auto cause = telling_.events.find(event.cause);
            cause && cause->kind == aws::ApiCall::kKind) {
          text += ", as " + in_words(telling_, *cause);
        }
      }
      told.push_back(sentence(event, text + "."));
      before = event.time;
    }
    std::size_t checks = 0;
    for (const sim::Event& event :
         telling_.events.of_kind(ecs::HealthChanged::kKind, {.after = running_, .before = end_})) {
      if (event.subject != arn_ || ++checks > kMostHealth) continue;
      const auto* health = event.as<ecs::HealthChanged>();
      told.push_back(sentence(event, "Its container " + std::string(health->container) + " is " +
                                         std::string(health->health) + "."));
    }
    std::ranges::stable_sort(told, {}, [](const Sentence& one) { return one.events.front(); });
    return told;
  }

  std::vector<Sentence> done() const {
    if (running_ == 0) return {};
    return deeds_of(telling_, actor_, running_, end_, kMostDone);
  }

  std::vector<Sentence> received() const {
    std::vector<Sentence> told;
    if (running_ == 0) return told;
    for (const sim::Event& event :
         telling_.events.about("got " + std::string(name_of_actor(actor_)),
                               {.after = running_, .before = end_, .limit = 100, .last = true})) {
      const auto* what = event.as<sqs::MessageReceived>();
      if (what == nullptr || what->receiver != actor_) continue;
      told.push_back(sentence(event, "Message " + event.subject + " of " +
                                         std::string(what->queue) + ", for the " +
                                         ordinal(what->receives) + " time."));
    }
    if (told.size() > kMostReceived) {
      told.erase(told.begin(), told.end() - kMostReceived);
      told.insert(told.begin(), sentence("The last " + std::to_string(kMostReceived) + ":"));
    }
    return told;
  }

  std::vector<Sentence> lines() const {
    std::vector<Sentence> told;
    std::vector<sim::Event> printed;
    for (sim::Event& event : telling_.events.of_subject(arn_, {.limit = 100, .last = true})) {
      if (event.kind == ecs::LinePrinted::kKind) printed.push_back(std::move(event));
    }
    const std::size_t skipped = printed.size() > kMostLines ? printed.size() - kMostLines : 0;
    for (std::size_t i = skipped; i < printed.size(); ++i) {
      const std::string line = output_text(printed[i].as<ecs::LinePrinted>()->line);
      told.push_back(sentence(printed[i], line));
      if (!complains(line)) continue;
      for (Sentence& about : complaint_about(telling_, printed[i])) {
        told.push_back(std::move(about));
      }
    }
    return told;
  }

  const Telling& telling_;
  std::vector<sim::Event> states_;
  std::string arn_;
  std::string actor_;
  std::string family_;
  std::uint64_t running_ = 0;      // the event by which it ran; 0: it never did
  std::uint64_t end_ = INT64_MAX;  // the event by which its program had ended
};

}  // namespace

Explanation explain_task(const Telling& telling, const std::string& id) {
  return TaskTeller(telling, task_called(telling, id)).told();
}

}  // namespace harness
