// The order of a task's containers: what dependsOn says.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
// A container that does not come to the condition within its own startTimeout fails the task.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
#pragma once

#include <string>

#include "fakes/ecs/tasks/task_state.h"

namespace ecs {

struct Readiness {
  bool ready = false;
  bool failed = false;  // it can never start, for this reason
  std::string reason = {};
};

// Whether all that a container depends on has come to the condition it asks for.
Readiness readiness_of(const TaskState& state, const ContainerState& container);

// Whether a container that still runs depends on this one, so that this one stops after it.
bool is_needed(const TaskState& state, const ContainerState& container);

}  // namespace ecs
