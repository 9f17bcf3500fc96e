// What the journal says of tasks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "fakes/ecs/tasks/task_state.h"
#include "sim/journal/journal.h"

namespace ecs {

// `ecs.task`: {status, desired, cluster, family, group, container, containerId, exitCode, code,
// reason}, what is not known left out. Returns the event's number.
std::uint64_t record_status(sim::Journal& journal, const TaskState& state);

// `ecs.output`: {container, containerId, stream, line}.
void record_line(sim::Journal& journal, const TaskState& state, const std::string& container,
                 std::string_view line, OutputStream stream);

// `ecs.health`: {container, containerId, health}.
void record_health(sim::Journal& journal, const TaskState& state, const Container& container);

}  // namespace ecs
