// Changes a service. A new task definition, network configuration, platform version or capacity
// provider strategy, or `forceNewDeployment`, begins a deployment that replaces the tasks.
// Errors: ClusterNotFoundException; ServiceNotFoundException; ServiceNotActiveException;
// ClientException for the task definition.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/services/service.h"

namespace ecs {

class Ecs;

struct UpdateServiceResponse {
  Service service;
  static const aws::Structure& shape();
};

struct UpdateServiceRequest {
  using Response = UpdateServiceResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "UpdateService";
  std::string cluster;
  std::string service;
  std::optional<std::int32_t> desired_count;
  std::string task_definition;
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::optional<DeploymentConfiguration> deployment_configuration;
  std::optional<NetworkConfiguration> network_configuration;
  std::optional<std::vector<PlacementConstraint>> placement_constraints;
  std::optional<std::vector<PlacementStrategy>> placement_strategy;
  std::string platform_version;
  std::optional<bool> force_new_deployment;
  std::optional<std::int32_t> health_check_grace_period_seconds;
  std::optional<bool> enable_execute_command;
  std::optional<bool> enable_ecs_managed_tags;
  std::optional<std::vector<LoadBalancer>> load_balancers;
  std::string propagate_tags;
  std::optional<std::vector<ServiceRegistry>> service_registries;
  static const aws::Structure& shape();
};

UpdateServiceResponse update_service(Ecs& ecs, const aws::Call& call,
                                     const UpdateServiceRequest& request);

}  // namespace ecs
