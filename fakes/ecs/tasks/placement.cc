#include "fakes/ecs/tasks/placement.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "fakes/ecs/errors.h"
#include "fakes/ecs/includes.h"

namespace ecs {
namespace {

// Refuses a strategy that can place no task.
void check_weights(const std::vector<CapacityProviderStrategyItem>& strategy) {
  const bool all_zero =
      std::all_of(strategy.begin(), strategy.end(), [](auto& item) { return item.weight == 0; });
  if (strategy.size() > 1 && all_zero) {
    throw invalid_parameter(
        "The specified capacity provider strategy must contain a capacity provider with a weight "
        "greater than 0.");
  }
}

}  // namespace

Placement resolve_placement(const Cluster& cluster, const std::string& launch_type,
                            const std::vector<CapacityProviderStrategyItem>& strategy) {
  if (!launch_type.empty() && !strategy.empty()) {
    throw invalid_parameter(
        "Specifying both a launch type and capacity provider strategy is not supported. Remove "
        "one and try again.");
  }
  if (!launch_type.empty()) return {launch_type, ""};
  check_strategy(strategy, cluster.capacity_providers);
  const auto& chosen = strategy.empty() ? cluster.default_capacity_provider_strategy : strategy;
  if (chosen.empty()) return {"EC2", ""};
  check_weights(chosen);
  return {"FARGATE", provider_of(chosen), chosen};
}

const std::string& provider_of(const std::vector<CapacityProviderStrategyItem>& strategy) {
  const auto best = std::max_element(strategy.begin(), strategy.end(), [](auto& a, auto& b) {
    return std::tie(a.base, a.weight) < std::tie(b.base, b.weight);
  });
  return best->capacity_provider;
}

void check_strategy(const std::vector<CapacityProviderStrategyItem>& strategy,
                    const std::vector<std::string>& associated) {
  std::set<std::string> seen;
  bool has_base = false;
  for (const CapacityProviderStrategyItem& item : strategy) {
    check_capacity_provider(item.capacity_provider);
    if (!includes(associated, item.capacity_provider)) throw capacity_provider_not_associated();
    if (!seen.insert(item.capacity_provider).second) {
      throw invalid_parameter("The capacity provider '" + item.capacity_provider +
                              "' is specified more than once in the strategy.");
    }
    if (item.base > 0 && has_base) {
      throw invalid_parameter(
          "Only one capacity provider in a capacity provider strategy can have a base.");
    }
    has_base = has_base || item.base > 0;
  }
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
