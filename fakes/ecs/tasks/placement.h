// What RunTask and CreateService ask of the place where tasks run.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ecs/clusters/cluster.h"
#include "fakes/ecs/task_definitions/task_definition.h"
#include "fakes/ecs/tasks/task.h"

namespace ecs {

// What AWS says where it has no room for a task on Fargate.
inline constexpr std::string_view kNoCapacityText =
    "Capacity is unavailable at this time. Please try again later or in a different availability "
    "zone";

struct Placement {
  std::string launch_type;
  std::string capacity_provider;                            // "" unless a strategy chose it
  std::vector<CapacityProviderStrategyItem> strategy = {};  // that chose it
};

// Where tasks go: the launch type asked for, else by the strategy asked for, else by the
// cluster's default strategy, else EC2.
// Errors: InvalidParameterException for both at once, for a strategy that check_strategy() does
// not take, and for one of several providers that all have the weight 0.
Placement resolve_placement(const Cluster& cluster, const std::string& launch_type,
                            const std::vector<CapacityProviderStrategyItem>& strategy);

// Of a strategy, the provider that takes all tasks: the one with the greatest base, then weight.
// REQUIRES: strategy is not empty.
const std::string& provider_of(const std::vector<CapacityProviderStrategyItem>& strategy);

// Throws InvalidParameterException for a provider that is unknown, is none of `associated` or
// comes twice, and for a second one with a base.
void check_strategy(const std::vector<CapacityProviderStrategyItem>& strategy,
                    const std::vector<std::string>& associated);

// `FARGATE` and `FARGATE_SPOT` are the capacity providers there are. Throws
// InvalidParameterException for any other.
void check_capacity_provider(const std::string& name);

// Throws InvalidParameterException if tasks of this definition cannot run there, or the network
// configuration is not what its network mode needs.
void check_definition(const TaskDefinition& definition, const std::string& launch_type,
                      const std::optional<NetworkConfiguration>& network);

// The platform version as DescribeTasks shows it. Throws PlatformUnknownException.
std::string resolve_platform(const std::string& version);

// Throws InvalidParameterException for overrides that name no container of the definition.
void check_overrides(const TaskDefinition& definition, const TaskOverride& overrides);

}  // namespace ecs
