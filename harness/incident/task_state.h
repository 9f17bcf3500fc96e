// What ECS says of a task beside its times: in an event of its state, or as describe-tasks prints
// it.
#pragma once

#include <optional>
#include <string>

#include "sim/journal/json_tree.h"

namespace incident {

// The CONTAINER_ID of its overrides; "" if it has none.
std::string container_id_of(const sim::JsonValue& state);
// The exit code of the first container that has one which is not 0, else of the first.
std::optional<int> exit_code_of(const sim::JsonValue& state);
// Why the task ended; of a container if the task's own reason says no more than that one exited.
std::string reason_of(const sim::JsonValue& state);

}  // namespace incident
