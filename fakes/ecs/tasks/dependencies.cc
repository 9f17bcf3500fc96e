#include "fakes/ecs/tasks/dependencies.h"

#include "fakes/ecs/tasks/stop_reasons.h"

namespace ecs {
namespace {

const ContainerState* find(const TaskState& state, const std::string& name) {
  for (const auto& container : state.containers) {
    if (container->definition().name == name) return container.get();
  }
  return nullptr;
}

bool fulfilled(const ContainerState& container, const std::string& condition) {
  if (condition == "COMPLETE") return container.stopped();
  if (condition == "SUCCESS") return container.stopped() && container.shown().exit_code == 0;
  if (condition == "HEALTHY") return container.shown().health_status == "HEALTHY";
  return container.started;
}

// Why `container` can never come to the condition that another waits for; "" if it still may.
std::string why_unreachable(const ContainerState& container, const std::string& condition,
                            const std::string& target) {
  const std::string& dependency = container.definition().name;
  if (condition == "SUCCESS" && container.stopped() && container.shown().exit_code != 0) {
    return stop_reason::dependency_failed(dependency, target);
  }
  if (container.timed_out && !container.stopped()) {
    return stop_reason::dependency_timed_out(dependency, target);
  }
  return "";
}

}  // namespace

Readiness readiness_of(const TaskState& state, const ContainerState& container) {
  for (const ContainerDependency& dependency : container.definition().depends_on) {
    const ContainerState* other = find(state, dependency.container_name);
    if (other == nullptr || fulfilled(*other, dependency.condition)) continue;
    std::string why = why_unreachable(*other, dependency.condition, container.definition().name);
    if (why.empty()) return {};
    return {.ready = false, .failed = true, .reason = std::move(why)};
  }
  return {.ready = true, .failed = false, .reason = {}};
}

bool is_needed(const TaskState& state, const ContainerState& container) {
  for (const auto& other : state.containers) {
    if (!other->started || other->stopped()) continue;
    for (const ContainerDependency& dependency : other->definition().depends_on) {
      if (dependency.container_name == container.definition().name) return true;
    }
  }
  return false;
}

}  // namespace ecs
