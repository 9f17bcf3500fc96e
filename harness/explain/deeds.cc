#include "harness/explain/deeds.h"

#include <algorithm>
#include <map>
#include <utility>

#include "fakes/ecs/events.h"
#include "fakes/sqs/events.h"
#include "harness/explain/causes.h"
#include "harness/explain/things.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr std::size_t kMostLooked = 200;  // events of one actor in one span, the last ones
constexpr std::size_t kMostStates = 400;

bool is_ending(const ecs::TaskChanged& task) {
  return task.desired == "STOPPED" || task.status == "STOPPED";
}

// What it did, and whether it says that something went wrong.
std::pair<std::string, bool> deed(const Telling& telling, const sim::Event& event) {
  if (event.kind == aws::ApiCall::kKind) {
    const std::string error = error_of(telling, event);
    std::string text = "It called " + event.subject;
    if (error.empty()) return {text + ".", false};
    return {text + ", which was answered with " + error + ".", true};
  }
  if (const auto* printed = event.as<ecs::LinePrinted>()) {
    const std::string line = output_text(printed->line);
    return {"It printed: " + line, complains(line)};
  }
  if (event.kind == ecs::TaskChanged::kKind) return {};
  return {in_words(telling, event) + ".", true};
}

// The event with which the last of the tasks ended: what is done later under their name, a task
// that was started since does. As far as the journal goes if one of them did not end.
std::uint64_t end_of_all(const std::vector<TaskOfActor>& tasks) {
  std::uint64_t end = 0;
  for (const TaskOfActor& task : tasks) {
    if (!task.ended) return INT64_MAX;
    end = std::max(end, task.ended->sequence);
  }
  return tasks.empty() ? INT64_MAX : end;
}

}  // namespace

std::vector<Sentence> deeds_of(const Telling& telling, std::string_view actor, std::uint64_t after,
                               std::uint64_t before, std::size_t limit) {
  const std::vector<TaskOfActor> tasks = tasks_at(telling, actor, after);
  const auto events = telling.events.about("by " + std::string(name_of_actor(actor)),
                                           {.after = after,
                                            .before = std::min(before, end_of_all(tasks)),
                                            .limit = kMostLooked,
                                            .last = true});
  bool is_cut = events.size() == kMostLooked;
  std::vector<Sentence> all;
  std::vector<bool> matters;
  const auto add = [&](const sim::Event& event) {
    auto [text, is_bad] = deed(telling, event);
    if (text.empty()) return;
    // The same again and again is told once.
    if (!all.empty() && all.back().text == text) {
      all.back().events.push_back(event.sequence);
      return;
    }
    all.push_back(sentence(event, std::move(text), 1));
    matters.push_back(is_bad);
  };
  for (const sim::Event& event : events) add(event);
  // The output of a task is known by the task's id, its calls by its container's or its family's.
  for (const TaskOfActor& task : tasks) {
    const std::string id(last_part(task.arn));
    if (id == name_of_actor(actor)) continue;
    const auto printed = telling.events.about(
        "by " + id, {.after = after, .before = before, .limit = kMostLooked, .last = true});
    is_cut = is_cut || printed.size() == kMostLooked;
    for (const sim::Event& event : printed) add(event);
  }
  std::vector<std::size_t> order(all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return all[a].events.front() < all[b].events.front();
  });
  std::size_t room = limit;
  std::vector<bool> shown(all.size(), false);
  for (const bool wanted : {true, false}) {
    for (auto i = order.rbegin(); i != order.rend() && room > 0; ++i) {
      if (matters[*i] != wanted || shown[*i]) continue;
      shown[*i] = true;
      --room;
    }
  }
  std::vector<Sentence> told;
  std::vector<std::uint64_t> left_out;
  for (const std::size_t i : order) {
    if (shown[i]) {
      told.push_back(std::move(all[i]));
    } else {
      left_out.push_back(all[i].events.front());
    }
  }
  if (!left_out.empty()) {
    Sentence more = sentence("It did " + std::string(is_cut ? "more than " : "") +
                                 counted(left_out.size(), "other thing") + ".",
                             left_out);
    more.depth = 1;
    told.push_back(std::move(more));
  }
  return told;
}

std::vector<TaskOfActor> tasks_at(const Telling& telling, std::string_view actor,
                                  std::uint64_t sequence) {
  const std::string name(name_of_actor(actor));
  std::vector<TaskOfActor> tasks;
  // A container that prints is called by its task's id.
  const std::string thing =
      telling.events.about("task " + name, {.limit = 1}).empty() ? "ran " + name : "task " + name;
  std::map<std::string, bool> runs;
  for (const sim::Event& event :
       telling.events.about(thing, {.before = sequence, .limit = kMostStates, .last = true})) {
    const auto* task = event.as<ecs::TaskChanged>();
    if (task != nullptr) runs[event.subject] = task->status == "RUNNING" && !is_ending(*task);
  }
  for (const auto& [arn, is_running] : runs) {
    if (!is_running) continue;
    TaskOfActor task{arn, std::nullopt};
    for (const sim::Event& event : telling.events.about(
             "task " + std::string(last_part(arn)), {.after = sequence, .limit = kMostStates})) {
      const auto* changed = event.as<ecs::TaskChanged>();
      if (changed != nullptr && is_ending(*changed)) task.ended = event;
      if (changed != nullptr && changed->status == "STOPPED") break;
    }
    tasks.push_back(std::move(task));
  }
  return tasks;
}

std::vector<Sentence> complaint_about(const Telling& telling, const sim::Event& line) {
  std::vector<Sentence> told;
  const auto* printed = line.as<ecs::LinePrinted>();
  if (printed == nullptr) return told;
  const std::string actor = actor_of_task(telling, line.subject);
  const std::vector<HeldMessage> held = held_by(telling, actor, line.sequence);
  for (const HeldMessage& message : held) {
    // Of several, those are meant that the line names; if it names none, it may be any.
    const bool is_named = printed->line.find(message.id) != std::string_view::npos;
    if (held.size() > 1 && !is_named) continue;
    std::string text = "It held message " + message.id + " of " + message.queue + " then";
    if (const auto origin = origin_of(telling, message.id)) {
      if (const auto* sent = origin->as<sqs::MessageSent>()) {
        text += ", which " + std::string(sent->from) + " had sent";
      }
    }
    told.push_back(sentence(message.received, text + ".", 1));
  }
  if (told.empty() && held.size() > 1) {
    Sentence some = sentence("It held " + counted(held.size(), "message") + " then.");
    some.depth = 1;
    told.push_back(std::move(some));
  }
  return told;
}

std::string actor_of_task(const Telling& telling, const std::string& arn) {
  for (const sim::Event& event :
       telling.events.about("task " + std::string(last_part(arn)), {.limit = 1})) {
    const auto* task = event.as<ecs::TaskChanged>();
    if (task == nullptr) continue;
    if (task->container_id.empty()) return std::string(task->family);
    return "container/" + std::string(task->container_id);
  }
  return {};
}

std::string exit_words(std::int32_t code) {
  const std::string number = "exit code " + std::to_string(code);
  switch (code) {
    case 0:
      return number + ", success";
    case 126:
      return number + ": its command cannot be executed";
    case 127:
      return number + ": its command was not found";
    case 130:
      return number + ": it was interrupted (SIGINT)";
    case 134:
      return number + ": it aborted (SIGABRT)";
    case 137:
      return number + ": it was killed (SIGKILL)";
    case 139:
      return number + ": it broke memory (SIGSEGV)";
    case 143:
      return number + ": it was asked to end (SIGTERM)";
    default:
      return code > 128 && code < 160 ? number + ": signal " + std::to_string(code - 128) : number;
  }
}

std::string end_words(const sim::Event& event) {
  const auto* task = event.as<ecs::TaskChanged>();
  if (task == nullptr) return "ended";
  std::string text = task->status == "STOPPED" ? "stopped" : "ended";
  if (task->exit_code) text += " with " + exit_words(*task->exit_code);
  if (!task->code.empty()) text += ", " + std::string(task->code);
  if (!task->reason.empty()) text += ", " + in_quotes(task->reason, 300);
  return text;
}

}  // namespace harness
