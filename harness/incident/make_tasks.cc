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

// The numbers of the tasks that services start with are those of before the incident, unless the
// evidence has tasks from before.
void decide_starts(Maker& maker, const std::vector<const Task*>& tasks) {
  std::map<std::string, int> numbers;
  std::map<std::string, std::vector<DraftLine>> values;
  for (const Task* task : tasks) {
    const std::string family = maker.family_of(*task);
    const auto known = maker.world().families.find(family);
    if (!task->created || known == maker.world().families.end()) continue;
    const auto [number, is_first] = numbers.try_emplace(family, known->second.at_start);
    ++number->second;
    if (!task->started || task->started->time < task->created->time) continue;
    const sim::Duration took = task->started->time - task->created->time;
    if (took > Maker::kMostSpan) {
      maker.left_out("tasks that took more than a year to start", task->started->place);
      continue;
    }
    values[family].push_back({2, std::to_string(number->second) + ": " + sim::to_exact_text(took),
                              recorded(task->started->place)});
  }
  for (const auto& [family, lines] : values) {
    Entry entry{{0, "kind: ecs.start", inferred("createdAt and startedAt")},
                {0, "of: " + harness::yaml_scalar(family), lines.front().origin},
                {0, "values:", lines.front().origin}};
    for (DraftLine line : lines) {
      line.indent = 1;
      entry.push_back(line);
    }
    maker.draft().decisions.push_back(std::move(entry));
    maker.made("families whose tasks start as slowly as they did");
  }
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

}  // namespace

void make_tasks(Maker& maker) {
  const std::vector<const Task*> tasks = tasks_of(maker);
  decide_starts(maker, tasks);
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
