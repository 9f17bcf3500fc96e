// How many tasks a service may have while a deployment replaces them.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
#pragma once

#include <algorithm>
#include <cstdint>

#include "fakes/ecs/services/service.h"

namespace ecs {

inline constexpr std::int32_t kDefaultMaximumPercent = 200;
inline constexpr std::int32_t kDefaultMinimumHealthyPercent = 100;

struct TaskCountLimits {
  std::int32_t fewest;  // tasks that must run, rounded up
  std::int32_t most;    // tasks that may run or be starting, rounded down
};

inline TaskCountLimits task_count_limits(const DeploymentConfiguration& configuration,
                                         std::int32_t desired) {
  const std::int32_t fewest =
      configuration.minimum_healthy_percent.value_or(kDefaultMinimumHealthyPercent);
  const std::int32_t most = configuration.maximum_percent.value_or(kDefaultMaximumPercent);
  return {(desired * fewest + 99) / 100, desired * most / 100};
}

// After how many tasks in a row that do not come to RUNNING a deployment has failed.
inline std::int32_t breaker_threshold(std::int32_t desired) {
  return std::clamp((desired + 1) / 2, 3, 200);
}

}  // namespace ecs
