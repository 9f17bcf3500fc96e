// Makes a service that keeps `desiredCount` tasks running. The same call again returns the service.
// Errors: ClusterNotFoundException; ClientException for the task definition;
// InvalidParameterException, among others `Creation of service was not idempotent.`
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
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

struct CreateServiceResponse {
  Service service;
  static const aws::Structure& shape();
};

struct CreateServiceRequest {
  using Response = CreateServiceResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "CreateService";
  std::string cluster;
  std::string service_name;
  std::string task_definition;
  std::vector<LoadBalancer> load_balancers;
  std::vector<ServiceRegistry> service_registries;
  std::optional<std::int32_t> desired_count;
  std::string client_token;
  std::string launch_type;
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::string platform_version;
  std::string role;
  std::optional<DeploymentConfiguration> deployment_configuration;
  std::vector<PlacementConstraint> placement_constraints;
  std::vector<PlacementStrategy> placement_strategy;
  std::optional<NetworkConfiguration> network_configuration;
  std::optional<std::int32_t> health_check_grace_period_seconds;
  std::string scheduling_strategy;
  std::optional<DeploymentController> deployment_controller;
  std::vector<Tag> tags;
  std::optional<bool> enable_ecs_managed_tags;
  std::string propagate_tags;
  std::optional<bool> enable_execute_command;
  static const aws::Structure& shape();
};

CreateServiceResponse create_service(Ecs& ecs, const aws::Call& call,
                                     const CreateServiceRequest& request);

}  // namespace ecs
