#include "fakes/ecs/tasks/task_journal.h"

#include "sim/journal/json_writer.h"

namespace ecs {
namespace {

void put(sim::JsonWriter& json, std::string_view name, std::string_view value) {
  if (!value.empty()) json.key(name).value(value);
}

// The container whose exit ended the task, or its first: the one that reports speak of.
const Container* spokesman(const TaskState& state) {
  const auto& containers = state.task.containers;
  for (std::size_t i = 0; i < containers.size(); ++i) {
    if (containers[i].exit_code && state.definition->container_definitions[i].is_essential()) {
      return &containers[i];
    }
  }
  return containers.empty() ? nullptr : &containers.front();
}

// As the container runtime completes the name of an image.
std::string reference_of(const std::string& image) {
  const std::size_t slash = image.find('/');
  const std::string host = image.substr(0, slash);
  std::string reference = image;
  if (slash == std::string::npos) {
    reference = "docker.io/library/" + image;
  } else if (host.find('.') == std::string::npos && host.find(':') == std::string::npos) {
    reference = "docker.io/" + image;
  }
  const std::size_t last = reference.rfind('/');
  return reference.find(':', last) == std::string::npos ? reference + ":latest" : reference;
}

}  // namespace

std::uint64_t record_status(sim::Journal& journal, const TaskState& state) {
  const Task& task = state.task;
  sim::JsonWriter json;
  json.begin_object();
  put(json, "status", task.last_status);
  put(json, "desired", task.desired_status);
  put(json, "cluster", state.cluster);
  put(json, "family", state.definition->family);
  put(json, "group", task.group);
  if (const Container* container = spokesman(state)) {
    put(json, "container", container->name);
    put(json, "containerId", container_id_of(state));
    if (container->exit_code) json.key("exitCode").value(*container->exit_code);
  }
  put(json, "code", task.stop_code);
  put(json, "reason", task.stopped_reason);
  json.end_object();
  return journal.record("ecs", "ecs.task", task.task_arn, json.take());
}

void record_line(sim::Journal& journal, const TaskState& state, const std::string& container,
                 std::string_view line, Stream stream) {
  sim::JsonWriter json;
  json.begin_object();
  put(json, "container", container);
  put(json, "containerId", container_id_of(state));
  json.key("stream").value(stream == Stream::kStdout ? "stdout" : "stderr");
  json.key("line").value(line);
  json.end_object();
  journal.record("container/" + state.id(), "ecs.output", state.task.task_arn, json.take());
}

void record_health(sim::Journal& journal, const TaskState& state, const Container& container) {
  sim::JsonWriter json;
  json.begin_object();
  put(json, "container", container.name);
  put(json, "containerId", container_id_of(state));
  put(json, "health", container.health_status);
  json.end_object();
  journal.record("ecs", "ecs.health", state.task.task_arn, json.take());
}

std::string container_id_of(const TaskState& state) {
  for (const ContainerOverride& override : state.task.overrides.container_overrides) {
    const std::string_view id = value_of(override.environment, "CONTAINER_ID");
    if (!id.empty()) return std::string(id);
  }
  for (const ContainerDefinition& container : state.definition->container_definitions) {
    const std::string_view id = value_of(container.environment, "CONTAINER_ID");
    if (!id.empty()) return std::string(id);
  }
  return {};
}

std::string cannot_pull(const std::string& image) {
  const std::string reference = reference_of(image);
  return "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to "
         "resolve ref " +
         reference + ": " + reference + ": not found";
}

}  // namespace ecs
