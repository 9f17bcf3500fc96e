#include "fakes/ecs/operations/put_cluster_capacity_providers.h"

#include "fakes/ecs/clusters/cluster_rules.h"
#include "fakes/ecs/clusters/cluster_view.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/includes.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {
namespace {

void check_removed(Ecs& ecs, const Cluster& cluster, const std::vector<std::string>& staying) {
  const auto homeless = ecs.tasks().select([&](const TaskState& state) {
    const std::string& provider = state.task.capacity_provider_name;
    return state.task.cluster_arn == cluster.cluster_arn && !state.is_stopped() &&
           !provider.empty() && !includes(staying, provider);
  });
  if (!homeless.empty()) throw capacity_provider_in_use();
}

}  // namespace

const aws::Structure& PutClusterCapacityProvidersResponse::shape() {
  using S = PutClusterCapacityProvidersResponse;
  static const aws::Structure kShape =
      aws::Structure("PutClusterCapacityProvidersResponse").field<&S::cluster>("cluster");
  return kShape;
}

const aws::Structure& PutClusterCapacityProvidersRequest::shape() {
  using S = PutClusterCapacityProvidersRequest;
  static const aws::Structure kShape =
      aws::Structure("PutClusterCapacityProvidersRequest")
          .required<&S::cluster>("cluster")
          .required<&S::capacity_providers>("capacityProviders")
          .required<&S::default_capacity_provider_strategy>("defaultCapacityProviderStrategy");
  return kShape;
}

PutClusterCapacityProvidersResponse put_cluster_capacity_providers(
    Ecs& ecs, const aws::Call& call, const PutClusterCapacityProvidersRequest& request) {
  check_capacity_providers(request.capacity_providers, request.default_capacity_provider_strategy);
  Cluster& cluster = ecs.clusters().require(scope_of(call), request.cluster);
  check_removed(ecs, cluster, request.capacity_providers);
  cluster.capacity_providers = request.capacity_providers;
  cluster.default_capacity_provider_strategy = request.default_capacity_provider_strategy;
  ecs.clusters().save(cluster);
  return {view_of(ecs, cluster, {"SETTINGS", "TAGS", "CONFIGURATIONS"})};
}

}  // namespace ecs
