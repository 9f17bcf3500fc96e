// A service and its deployments, as DescribeServices gives them.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/common_shapes.h"

namespace ecs {

struct LoadBalancer {
  std::string target_group_arn;
  std::string load_balancer_name;
  std::string container_name;
  std::optional<std::int32_t> container_port;
  static const aws::Structure& shape();
};

struct ServiceRegistry {
  std::string registry_arn;
  std::optional<std::int32_t> port;
  std::string container_name;
  std::optional<std::int32_t> container_port;
  static const aws::Structure& shape();
};

struct DeploymentCircuitBreaker {
  bool enable = false;
  bool rollback = false;
  static const aws::Structure& shape();
};

struct DeploymentConfiguration {
  std::optional<DeploymentCircuitBreaker> deployment_circuit_breaker;
  std::optional<std::int32_t> maximum_percent;
  std::optional<std::int32_t> minimum_healthy_percent;
  static const aws::Structure& shape();
};

struct DeploymentController {
  std::string type;
  static const aws::Structure& shape();
};

struct Deployment {
  std::string id;
  std::string status;  // PRIMARY, or ACTIVE while its tasks are replaced
  std::string task_definition;
  std::int32_t desired_count = 0;
  std::int32_t pending_count = 0;
  std::int32_t running_count = 0;
  std::int32_t failed_tasks = 0;
  std::optional<sim::Time> created_at;
  std::optional<sim::Time> updated_at;
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::string launch_type;
  std::string platform_version;
  std::string platform_family;
  std::optional<NetworkConfiguration> network_configuration;
  std::string rollout_state;  // IN_PROGRESS, COMPLETED or FAILED
  std::string rollout_state_reason;
  static const aws::Structure& shape();
};

struct ServiceEvent {
  std::string id;
  std::optional<sim::Time> created_at;
  std::string message;
  static const aws::Structure& shape();
};

struct Service {
  std::string service_arn;
  std::string service_name;
  std::string cluster_arn;
  std::vector<LoadBalancer> load_balancers;
  std::vector<ServiceRegistry> service_registries;
  std::string status;  // ACTIVE, DRAINING or INACTIVE
  std::int32_t desired_count = 0;
  std::int32_t running_count = 0;
  std::int32_t pending_count = 0;
  std::string launch_type;
  std::vector<CapacityProviderStrategyItem> capacity_provider_strategy;
  std::string platform_version;
  std::string platform_family;
  std::string task_definition;
  DeploymentConfiguration deployment_configuration;
  std::vector<Deployment> deployments;  // the PRIMARY first
  std::string role_arn;
  std::vector<ServiceEvent> events;  // the newest first, at most 100
  std::optional<sim::Time> created_at;
  std::vector<PlacementConstraint> placement_constraints;
  std::vector<PlacementStrategy> placement_strategy;
  std::optional<NetworkConfiguration> network_configuration;
  std::optional<std::int32_t> health_check_grace_period_seconds;
  std::string scheduling_strategy;
  std::optional<DeploymentController> deployment_controller;
  std::vector<Tag> tags;
  std::string created_by;
  bool enable_ecs_managed_tags = false;
  std::string propagate_tags;
  bool enable_execute_command = false;
  static const aws::Structure& shape();
};

}  // namespace ecs
