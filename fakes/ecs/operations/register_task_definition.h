// Registers a revision of a family: 1, 2, 3, …, never used again once deregistered.
// Errors: ClientException in AWS's words for what a task definition may not be, among them what
// Fargate requires when requiresCompatibilities names it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/task_definitions/task_definition.h"

namespace ecs {

class Ecs;

struct RegisterTaskDefinitionResponse {
  TaskDefinition task_definition;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

struct RegisterTaskDefinitionRequest {
  using Response = RegisterTaskDefinitionResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "RegisterTaskDefinition";
  std::string family;
  std::string task_role_arn;
  std::string execution_role_arn;
  std::string network_mode;
  std::vector<ContainerDefinition> container_definitions;
  std::vector<Volume> volumes;
  std::vector<TaskDefinitionPlacementConstraint> placement_constraints;
  std::vector<std::string> requires_compatibilities;
  std::string cpu;
  std::string memory;
  std::vector<Tag> tags;
  std::string pid_mode;
  std::string ipc_mode;
  std::optional<EphemeralStorage> ephemeral_storage;
  std::optional<RuntimePlatform> runtime_platform;
  static const aws::Structure& shape();
};

RegisterTaskDefinitionResponse register_task_definition(
    Ecs& ecs, const aws::Call& call, const RegisterTaskDefinitionRequest& request);

}  // namespace ecs
