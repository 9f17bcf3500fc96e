#include "fakes/ecs/services/service_rules.h"

#include <algorithm>

#include "fakes/ecs/errors.h"
#include "fakes/ecs/services/deployment_limits.h"

namespace ecs {
namespace {

constexpr std::int32_t kMostTasks = 5000;

bool has_port(const TaskDefinition& definition, const LoadBalancer& balancer) {
  for (const ContainerDefinition& container : definition.container_definitions) {
    if (container.name != balancer.container_name) continue;
    return std::any_of(
        container.port_mappings.begin(), container.port_mappings.end(),
        [&](const PortMapping& port) { return port.container_port == balancer.container_port; });
  }
  throw invalid_parameter("The container " + balancer.container_name +
                          " does not exist in the task definition.");
}

}  // namespace

void check_desired_count(std::int32_t count) {
  if (count < 0) throw invalid_parameter("Desired count can not be negative.");
  if (count > kMostTasks) {
    throw invalid_parameter("Desired count can not be greater than " + std::to_string(kMostTasks) +
                            ".");
  }
}

void check_deployment_configuration(const DeploymentConfiguration& configuration) {
  const std::int32_t most = configuration.maximum_percent.value_or(kDefaultMaximumPercent);
  const std::int32_t fewest =
      configuration.minimum_healthy_percent.value_or(kDefaultMinimumHealthyPercent);
  if (fewest < 0) throw invalid_parameter("minimumHealthyPercent can not be negative.");
  if (most < 100) throw invalid_parameter("maximumPercent must be at least 100.");
  if (most <= fewest) {
    throw invalid_parameter("maximumPercent must be greater than minimumHealthyPercent.");
  }
}

void check_load_balancers(const std::vector<LoadBalancer>& balancers,
                          const TaskDefinition& definition) {
  for (const LoadBalancer& balancer : balancers) {
    if (!has_port(definition, balancer)) {
      throw invalid_parameter("The container " + balancer.container_name +
                              " did not have a container port " +
                              std::to_string(balancer.container_port.value_or(0)) + " defined.");
    }
  }
}

}  // namespace ecs
