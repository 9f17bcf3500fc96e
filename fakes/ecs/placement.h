// What RunTask and CreateService ask of the place where tasks run.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ecs/cluster.h"
#include "fakes/ecs/task.h"
#include "fakes/ecs/task_definition.h"

namespace ecs {

struct Placement {
  std::string launch_type;
  std::string capacity_provider;  // "" unless a strategy chose it
};

// Where tasks go: the launch type asked for, else by the strategy asked for, else by the
// cluster's default strategy, else EC2. Of a strategy, the provider with the greatest base, then
// the greatest weight, takes all tasks.
// Errors: InvalidParameterException for both at once or an unknown provider.
Placement resolve_placement(const Cluster& cluster, const std::string& launch_type,
                            const std::vector<CapacityProviderStrategyItem>& strategy);

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
