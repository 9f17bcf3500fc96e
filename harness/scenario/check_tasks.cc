// Checks of ECS tasks: those that run, and those that have stopped.
#include <map>

#include "fakes/ecs/ecs.h"
#include "harness/scenario/check.h"
#include "harness/scenario/task_choice.h"

namespace harness {
namespace {

// A check of the tasks that its fields choose.
class ChosenTasksCheck : public Check {
 public:
  ChosenTasksCheck(const Expectation& expectation, CheckContext context)
      : Check(expectation, context),
        choice_{field("container"), field("family"), field("service")} {}

  bool concerns(const sim::Event& event) const override {
    if (!event.kind.starts_with("ecs.") || event.kind == "ecs.output") return false;
    return choice_.container.empty() || event.data.find(choice_.container) != std::string::npos;
  }

 protected:
  const TaskChoice& choice() const { return choice_; }

 private:
  TaskChoice choice_;
};

class TasksCheck : public ChosenTasksCheck {
 public:
  using ChosenTasksCheck::ChosenTasksCheck;

  std::string expected() const override {
    return field("running") + " running tasks" + choice().text();
  }

  Result evaluate() override {
    int running = 0;
    std::map<std::string, int> others;
    for (const ecs::TaskView& task : world().ecs().list_tasks()) {
      const std::string service = service_of_group(task.group);
      if (!choice().includes(task.container_id, task.family, service)) continue;
      if (task.status == "RUNNING") {
        ++running;
      } else {
        ++others[task.status];
      }
    }
    std::string seen = std::to_string(running) + " running";
    for (const auto& [status, count] : others) {
      seen += ", " + std::to_string(count) + " " + status;
    }
    const std::string nobody = never_was(world(), choice());
    return {running == number("running") && nobody.empty(), seen + nobody};
  }
};

class StoppedCheck : public ChosenTasksCheck {
 public:
  using ChosenTasksCheck::ChosenTasksCheck;

  std::string expected() const override {
    std::string text = how_many("stopped task", "stopped tasks") + choice().text();
    if (has("exit_code")) text += " with exit code " + field("exit_code");
    if (has("stop_code")) text += " with stop code " + field("stop_code");
    if (has("reason")) text += " for a reason with '" + field("reason") + "'";
    return text;
  }

  Result evaluate() override {
    int found = 0;
    std::map<std::string, int> ends;
    for (const TaskStory& task : observer().story().tasks) {
      if (!task.stopped || !choice().includes(task.container, task.family, task.service)) continue;
      ++ends[end_of(task)];
      if (matches(task)) ++found;
    }
    std::string seen = std::to_string(found);
    if (ends.empty()) seen += ", as no task of it has stopped";
    for (const auto& [end, count] : ends) seen += "; " + std::to_string(count) + " stopped: " + end;
    const std::string nobody = never_was(world(), choice());
    return {is_enough(found) && nobody.empty(), seen + nobody};
  }

 private:
  bool matches(const TaskStory& task) const {
    if (has("exit_code") && task.exit_code != number("exit_code")) return false;
    if (has("stop_code") && task.code != field("stop_code")) return false;
    return task.reason.find(field("reason")) != std::string::npos;
  }

  static std::string end_of(const TaskStory& task) {
    std::string text = task.code;
    if (task.exit_code)
      text += (text.empty() ? "exit " : ", exit ") + std::to_string(*task.exit_code);
    return task.reason.empty() ? text : text + ", " + task.reason;
  }
};

}  // namespace

std::unique_ptr<Check> make_tasks_check(const Expectation& expectation, CheckContext context) {
  return std::make_unique<TasksCheck>(expectation, context);
}

std::unique_ptr<Check> make_stopped_check(const Expectation& expectation, CheckContext context) {
  return std::make_unique<StoppedCheck>(expectation, context);
}

}  // namespace harness
