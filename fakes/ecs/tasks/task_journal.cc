#include "fakes/ecs/tasks/task_journal.h"

#include "fakes/ecs/events.h"

namespace ecs {
namespace {

// The container that the events of the task name: the one whose exit ended the task, or its first.
const Container* named_container(const TaskState& state) {
  const auto& containers = state.task.containers;
  for (std::size_t i = 0; i < containers.size(); ++i) {
    if (containers[i].exit_code && state.definition->container_definitions[i].is_essential()) {
      return &containers[i];
    }
  }
  return containers.empty() ? nullptr : &containers.front();
}

}  // namespace

std::uint64_t record_status(sim::Journal& journal, const TaskState& state) {
  const Task& task = state.task;
  TaskChanged changed;
  changed.status = task.last_status;
  changed.desired = task.desired_status;
  changed.cluster = state.cluster;
  changed.family = state.definition->family;
  changed.group = task.group;
  std::string container_id;
  if (const Container* container = named_container(state)) {
    container_id = container_id_of(state);
    changed.container = container->name;
    changed.container_id = container_id;
    changed.exit_code = container->exit_code;
  }
  changed.code = task.stop_code;
  changed.reason = task.stopped_reason;
  return journal.record("ecs", task.task_arn, changed);
}

void record_line(sim::Journal& journal, const TaskState& state, const std::string& container,
                 std::string_view line, OutputStream stream) {
  const std::string container_id = container_id_of(state);
  const std::string_view stream_name = stream == OutputStream::kStdout ? "stdout" : "stderr";
  journal.record("container/" + state.id(), state.task.task_arn,
                 LinePrinted{container, container_id, stream_name, line});
}

void record_health(sim::Journal& journal, const TaskState& state, const Container& container) {
  const std::string container_id = container_id_of(state);
  journal.record("ecs", state.task.task_arn,
                 HealthChanged{container.name, container_id, container.health_status});
}

}  // namespace ecs
