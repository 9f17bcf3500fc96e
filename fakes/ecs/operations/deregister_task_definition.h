// Makes a revision INACTIVE: nothing new may use it, what uses it goes on. Needs the revision.
// Errors: ClientException `Unable to describe task definition.`; InvalidParameterException for a
// revision that is INACTIVE already.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterTaskDefinition.html
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/ecs/task_definitions/task_definition.h"

namespace ecs {

class Ecs;

struct DeregisterTaskDefinitionResponse {
  TaskDefinition task_definition;
  static const aws::Structure& shape();
};

struct DeregisterTaskDefinitionRequest {
  using Response = DeregisterTaskDefinitionResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DeregisterTaskDefinition";
  std::string task_definition;
  static const aws::Structure& shape();
};

DeregisterTaskDefinitionResponse deregister_task_definition(
    Ecs& ecs, const aws::Call& call, const DeregisterTaskDefinitionRequest& request);

}  // namespace ecs
