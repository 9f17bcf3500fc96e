// Starts `count` tasks (1 to 10, default 1). They are PROVISIONING in the answer.
// Errors: ClusterNotFoundException; ClientException for a task definition that is not there or
// INACTIVE; InvalidParameterException, among others for the launch type EC2, since a cluster here
// has no container instances; ConflictException for a client token that was used otherwise.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/tasks/task.h"

namespace ecs {

class Ecs;

struct RunTaskResponse {
  std::vector<Task> tasks;
  std::vector<Failure> failures;
  static const aws::Structure& shape();
};

struct RunTaskRequest {
  using Response = RunTaskResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "RunTask";
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::string cluster;
  std::optional<std::int32_t> count;
  std::optional<bool> enable_ecs_managed_tags;
  std::optional<bool> enable_execute_command;
  std::string group;
  std::string launch_type;
  std::optional<NetworkConfiguration> network_configuration;
  std::optional<TaskOverride> overrides;
  std::vector<PlacementConstraint> placement_constraints;
  std::vector<PlacementStrategy> placement_strategy;
  std::string platform_version;
  std::string propagate_tags;
  std::string reference_id;
  std::string started_by;
  std::vector<Tag> tags;
  std::string task_definition;
  std::string client_token;
  static const aws::Structure& shape();
};

RunTaskResponse run_task(Ecs& ecs, const aws::Call& call, const RunTaskRequest& request);

}  // namespace ecs
