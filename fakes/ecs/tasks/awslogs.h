// What containers print, on its way to CloudWatch Logs.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
#pragma once

#include <string_view>

#include "fakes/aws/environment.h"
#include "fakes/ecs/runner.h"
#include "fakes/ecs/task_definitions/container_definition.h"
#include "fakes/ecs/tasks/task_state.h"

namespace ecs {

// Makes the container's log group if its options ask for it (`awslogs-create-group`).
void open_log(aws::Environment& environment, const ContainerSpec& spec);

// Appends a line to the stream `{awslogs-stream-prefix}/{container}/{task id}` of the container's
// log group, now; an empty line is no log event. Without the awslogs driver, or without its group,
// the line is in the journal alone.
void write_log(aws::Environment& environment, const TaskState& state,
               const ContainerDefinition& container, std::string_view line);

}  // namespace ecs
