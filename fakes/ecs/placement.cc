#include "fakes/ecs/placement.h"

#include <algorithm>
#include <tuple>

#include "fakes/ecs/errors.h"

namespace ecs {

Placement resolve_placement(const Cluster& cluster, const std::string& launch_type,
                            const std::vector<CapacityProviderStrategyItem>& strategy) {
  if (!launch_type.empty() && !strategy.empty()) {
    throw invalid_parameter(
        "Specifying both a launch type and capacity provider strategy is not supported. Remove "
        "one and try again.");
  }
  if (!launch_type.empty()) return {launch_type, ""};
  const auto& providers = strategy.empty() ? cluster.default_capacity_provider_strategy : strategy;
  if (providers.empty()) return {"EC2", ""};
  for (const auto& item : providers) check_capacity_provider(item.capacity_provider);
  const auto best = std::max_element(providers.begin(), providers.end(), [](auto& a, auto& b) {
    return std::tie(a.base, a.weight) < std::tie(b.base, b.weight);
  });
  return {"FARGATE", best->capacity_provider};
}

void check_capacity_provider(const std::string& name) {
  if (name != "FARGATE" && name != "FARGATE_SPOT") throw capacity_provider_not_found(name);
}

void check_definition(const TaskDefinition& definition, const std::string& launch_type,
                      const std::optional<NetworkConfiguration>& network) {
  if (!definition.supports(launch_type)) {
    throw invalid_parameter("Task definition does not support launch_type " + launch_type + ".");
  }
  const bool has_network = network && network->awsvpc_configuration;
  const bool needs_network = definition.network_mode == "awsvpc";
  if (needs_network && !has_network) {
    throw invalid_parameter(
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  if (!needs_network && has_network) {
    throw invalid_parameter(
        "Network Configuration is not valid for the given networkMode of this task definition.");
  }
  if (has_network && network->awsvpc_configuration->subnets.empty()) {
    throw invalid_parameter("subnets can not be empty.");
  }
}

std::string resolve_platform(const std::string& version) {
  if (version.empty() || version == "LATEST") return "1.4.0";
  for (const char* known : {"1.4.0", "1.3.0", "1.2.0", "1.1.0", "1.0.0"}) {
    if (version == known) return version;
  }
  throw platform_unknown();
}

void check_overrides(const TaskDefinition& definition, const TaskOverride& overrides) {
  for (const ContainerOverride& override : overrides.container_overrides) {
    const auto& containers = definition.container_definitions;
    const bool found =
        std::any_of(containers.begin(), containers.end(),
                    [&](const ContainerDefinition& c) { return c.name == override.name; });
    if (!found) {
      throw invalid_parameter("Override for container named " + override.name +
                              " is not a container in the TaskDefinition.");
    }
  }
}

}  // namespace ecs
