// ECS tasks: how long they took to start is decided so again, a death that the world's programs
// would not die by themselves is a step, and how tasks ended is expected.
#include <algorithm>
#include <tuple>

#include "harness/incident/maker.h"
#include "harness/scenario/yaml_text.h"

namespace incident {
namespace {

constexpr int kKilled = 137;

// When its containers ended, as exactly as the evidence says it.
const std::optional<Moment>& ended_at(const Task& task) {
  return task.died ? task.died : task.stopping ? task.stopping : task.stopped;
}

// In the order in which they were created.
std::vector<const Task*> tasks_of(Maker& maker) {
  std::vector<const Task*> tasks;
  for (const auto& [id, task] : maker.happenings().tasks()) {
    if (!maker.is_foreign(task.account) && !task.is_only_named) tasks.push_back(&task);
  }
  const auto key = [](const Task* task) {
    const auto& first = task->created   ? task->created
                        : task->started ? task->started
                                        : task->stopped;
    return first ? first->time : sim::Time{};
  };
  std::ranges::stable_sort(tasks, [&](const Task* a, const Task* b) { return key(a) < key(b); });
  return tasks;
}

// Whether somebody's StopTask of it is in the evidence: that call is made, or expected, already.
bool has_stop_call(const Maker& maker, const Task& task) {
  return std::ranges::any_of(maker.happenings().calls(), [&](const Call& call) {
    return call.operation == "ecs:StopTask" &&
           std::ranges::find(call.ids, evidence::Id{evidence::IdKind::kTask, task.id}) !=
               call.ids.end();
  });
}

Entry step_of(const char* kind, const std::string& family, const Origin& place) {
  return {{0, std::string(kind) + ":", place},
          {1, "family: " + harness::yaml_scalar(family), place}};
}

void make_task(Maker& maker, const Task& task, const std::string& family) {
  const std::optional<Moment>& ended = ended_at(task);
  if (!ended) return maker.made("tasks that did not end");
  if (maker.is_before(*ended)) return maker.left_out("tasks that had ended before");
  const Origin place = recorded(ended->place);
  if (task.stop_code == "EssentialContainerExited") {
    if (task.exit_code == 0) return maker.made("tasks that end by themselves");
    Entry crash = step_of("crash", family, place);
    const int code = task.exit_code.value_or(kKilled);
    crash.push_back({1, "exit_code: " + std::to_string(code),
                     task.exit_code ? place : invented("no exit code is in the evidence")});
    return maker.add_step(*ended, std::move(crash), "tasks that died");
  }
  const bool is_stopped = task.stop_code == "UserInitiated" && !has_stop_call(maker, task);
  if (is_stopped || task.stop_code == "SpotInterruption" || task.stop_code == "TerminationNotice") {
    Entry stop = step_of("stop", family, place);
    if (!task.reason.empty()) stop.push_back({1, "reason: " + json_string(task.reason), place});
    return maker.add_step(*ended, std::move(stop), "tasks stopped from outside");
  }
  maker.made("tasks that the world's services and programs stop");
}

void expect_ends(Maker& maker, const std::vector<const Task*>& tasks) {
  struct Ended {
    std::uint64_t count = 0;
    evidence::Place place;
  };
  std::map<std::tuple<std::string, std::string, std::optional<int>>, Ended> ended;
  for (const Task* task : tasks) {
    const std::string family = maker.family_of(*task);
    const std::optional<Moment>& at = ended_at(*task);
    if (!at || family.empty() || task->stop_code.empty() || maker.is_before(*at)) continue;
    if (!maker.world().families.contains(family)) continue;
    Ended& one = ended[{family, task->stop_code, task->exit_code}];
    if (one.count++ == 0) one.place = at->place;
  }
  for (const auto& [how, one] : ended) {
    const auto& [family, code, exit_code] = how;
    const Origin place = recorded(one.place);
    Entry entry = step_of("stopped", family, place);
    entry.push_back({1, "stop_code: " + harness::yaml_scalar(code), place});
    if (exit_code) entry.push_back({1, "exit_code: " + std::to_string(*exit_code), place});
    entry.push_back({1, "at_least: " + std::to_string(one.count), place});
    entry.push_back({1, "within: 1h", invented()});
    maker.expect(std::move(entry), "ways in which tasks ended");
  }
}

// The tasks of a family that were created, in order: those of before the incident, and its own.
struct Created {
  std::vector<const Task*> before;
  std::vector<const Task*> since;
};

// How long the tasks of a family took to start. The first numbers are those of the tasks that
// services of the setup start: where the evidence has these as well, they were created before the
// incident, or with it if it begins with the setup.
std::vector<DraftLine> starts_of(Maker& maker, const Created& created, int at_start) {
  const Draft& draft = maker.draft();
  std::vector<DraftLine> values;
  const auto add = [&](int number, sim::Duration took, const Origin& why) {
    const std::string text = took == sim::Duration::zero() ? "0s" : sim::to_exact_text(took);
    values.push_back({1, std::to_string(number) + ": " + text, why});
  };
  // Of those before, the last ones are what the services had running.
  const auto had = std::min(created.before.size(), static_cast<std::size_t>(at_start));
  for (std::size_t i = 0; i < had; ++i) {
    const Task& task = *created.before[created.before.size() - had + i];
    if (!task.started) continue;
    add(static_cast<int>(i) + 1, std::max(task.started->time - draft.begin, sim::Duration::zero()),
        inferred("created before, " + evidence::to_text(task.started->place)));
  }
  const bool has_first = draft.begins_with_setup || draft.steps.empty();
  int number = has_first ? static_cast<int>(had) : at_start;
  for (const Task* const task : created.since) {
    ++number;
    if (!task->started || task->started->time < task->created->time) continue;
    const sim::Duration took = task->started->time - task->created->time;
    if (took > Maker::kMostSpan) {
      maker.left_out("tasks that took more than a year to start", task->started->place);
      continue;
    }
    add(number, took, recorded(task->started->place));
  }
  return values;
}

}  // namespace

void decide_starts(Maker& maker) {
  Draft& draft = maker.draft();
  std::map<std::string, Created> by_family;
  for (const Task* task : tasks_of(maker)) {
    const std::string family = maker.family_of(*task);
    if (!task->created || !maker.world().families.contains(family)) continue;
    const sim::Time latest = task->created->time + task->created->resolution;
    Created& created = by_family[family];
    (latest < draft.begin ? created.before : created.since).push_back(task);
  }
  for (const auto& [family, created] : by_family) {
    const int at_start = maker.world().families.find(family)->second.at_start;
    const std::vector<DraftLine> values = starts_of(maker, created, at_start);
    if (values.empty()) continue;
    Entry entry{{0, "kind: ecs.start", inferred("createdAt and startedAt")},
                {0, "of: " + harness::yaml_scalar(family), values.front().origin},
                {0, "values:", values.front().origin}};
    entry.insert(entry.end(), values.begin(), values.end());
    draft.decisions.push_back(std::move(entry));
    maker.made("families whose tasks start as slowly as they did");
  }
}

void make_tasks(Maker& maker) {
  const std::vector<const Task*> tasks = tasks_of(maker);
  for (const Task* task : tasks) {
    const std::string family = maker.family_of(*task);
    const auto known = maker.world().families.find(family);
    if (known != maker.world().families.end() && known->second.runs) {
      make_task(maker, *task, family);
    } else {
      maker.left_out("tasks of families that the world does not run");
    }
  }
  expect_ends(maker, tasks);
}

}  // namespace incident
