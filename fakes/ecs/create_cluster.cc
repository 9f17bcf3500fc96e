#include "fakes/ecs/create_cluster.h"

#include "fakes/ecs/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/placement.h"
#include "fakes/ecs/tags.h"

namespace ecs {
namespace {

void check(const CreateClusterRequest& request, const std::string& name) {
  if (!is_name(name)) throw client_exception("Cluster name contains invalid characters.");
  check_tags(request.tags);
  for (const std::string& provider : request.capacity_providers) check_capacity_provider(provider);
  for (const auto& item : request.default_capacity_provider_strategy) {
    check_capacity_provider(item.capacity_provider);
  }
}

}  // namespace

const aws::Structure& CreateClusterResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateClusterResponse").field<&CreateClusterResponse::cluster>("cluster");
  return kShape;
}

const aws::Structure& CreateClusterRequest::shape() {
  using S = CreateClusterRequest;
  static const aws::Structure kShape =
      aws::Structure("CreateClusterRequest")
          .field<&S::cluster_name>("clusterName")
          .field<&S::tags>("tags")
          .field<&S::settings>("settings")
          .field<&S::configuration>("configuration")
          .field<&S::capacity_providers>("capacityProviders")
          .field<&S::default_capacity_provider_strategy>("defaultCapacityProviderStrategy")
          .refused("serviceConnectDefaults");
  return kShape;
}

CreateClusterResponse create_cluster(Ecs& ecs, const aws::Call& call,
                                     const CreateClusterRequest& request) {
  const Scope scope = scope_of(call);
  const std::string name = request.cluster_name.empty() ? "default" : request.cluster_name;
  check(request, name);
  const Cluster* found = ecs.clusters().find(scope, name);
  if (found != nullptr && found->status == "ACTIVE") return {*found};
  Cluster cluster;
  cluster.cluster_arn = cluster_arn(scope, name);
  cluster.cluster_name = name;
  cluster.status = "ACTIVE";
  cluster.configuration = request.configuration;
  cluster.tags = request.tags;
  cluster.settings = request.settings;
  if (cluster.settings.empty()) cluster.settings = {{"containerInsights", "disabled"}};
  cluster.capacity_providers = request.capacity_providers;
  cluster.default_capacity_provider_strategy = request.default_capacity_provider_strategy;
  return {ecs.clusters().put(std::move(cluster))};
}

}  // namespace ecs
