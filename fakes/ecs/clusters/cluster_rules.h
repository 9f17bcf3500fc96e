// What the operations that make and change clusters check alike.
#pragma once

#include <string>
#include <vector>

#include "fakes/ecs/clusters/cluster.h"

namespace ecs {

// `containerInsights` is the only setting there is: `enabled`, `disabled` or `enhanced`. Throws
// InvalidParameterException for any other name or value.
void check_cluster_settings(const std::vector<ClusterSetting>& settings);

// Throws InvalidParameterException for a provider other than FARGATE and FARGATE_SPOT, for one that
// is named twice, and for a default strategy with a provider that is not among `providers`.
void check_capacity_providers(const std::vector<std::string>& providers,
                              const std::vector<CapacityProviderStrategyItem>& strategy);

}  // namespace ecs
