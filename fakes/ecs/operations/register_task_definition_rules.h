// What a task definition may be, in AWS's words.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
#pragma once

#include "fakes/ecs/operations/register_task_definition.h"
#include "fakes/ecs/task_definitions/task_definition.h"

namespace ecs {

// Throws ClientException for the first thing that is wrong with a request.
void check_task_definition(const RegisterTaskDefinitionRequest& request);

// The task definition that a checked request makes, with AWS's defaults, the compatibilities and
// the attributes that it requires. It has no revision yet.
TaskDefinition make_task_definition(const RegisterTaskDefinitionRequest& request);

}  // namespace ecs
