#include "harness/exec/watch.h"

#include "fakes/ecs/events.h"
#include "fakes/ecs/runner.h"
#include "harness/world/actor.h"

namespace harness::exec {
namespace {

std::string actor_name(const Command& command) {
  ecs::ContainerSpec spec;
  spec.family = kName;
  spec.environment = command.environment;
  return actor_of(spec);
}

}  // namespace

Watch::Watch(const Command& command, Printed printed)
    : printed_(std::move(printed)), deeds_(actor_name(command)) {}

void Watch::see(const sim::Event& event) {
  deeds_.see(event);
  if (const auto* task = event.as<ecs::TaskChanged>()) {
    if (task->family != kName) return;
    task_ = event.subject;
    if (task->status != "STOPPED") return;
    exit_code_ = task->exit_code;
    reason_ = task->reason;
  } else if (const auto* line = event.as<ecs::LinePrinted>()) {
    if (!task_.empty() && event.subject == task_) printed_(line->line, line->stream == "stderr");
  }
}

}  // namespace harness::exec
