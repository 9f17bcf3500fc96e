#include "fakes/ecs/clusters/cluster_rules.h"

#include <set>

#include "fakes/ecs/errors.h"
#include "fakes/ecs/includes.h"
#include "fakes/ecs/tasks/placement.h"

namespace ecs {

void check_cluster_settings(const std::vector<ClusterSetting>& settings) {
  for (const ClusterSetting& setting : settings) {
    if (setting.name.empty()) throw invalid_parameter("Invalid setting 'name'");
    if (!includes({"enabled", "disabled", "enhanced"}, setting.value)) {
      throw invalid_setting_value();
    }
  }
}

void check_capacity_providers(const std::vector<std::string>& providers,
                              const std::vector<CapacityProviderStrategyItem>& strategy) {
  std::set<std::string> seen;
  for (const std::string& provider : providers) {
    check_capacity_provider(provider);
    if (!seen.insert(provider).second) {
      throw invalid_parameter("The capacity provider '" + provider +
                              "' is specified more than once.");
    }
  }
  check_strategy(strategy, providers);
}

}  // namespace ecs
