#include "fakes/ecs/operations/create_cluster.h"

#include "fakes/ecs/account_settings/account_settings.h"
#include "fakes/ecs/clusters/cluster_rules.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/tags/tags.h"

namespace ecs {
namespace {

void check(const CreateClusterRequest& request, const std::string& name) {
  if (!is_name(name)) throw client_exception("Cluster name contains invalid characters.");
  check_tags(request.tags);
  check_cluster_settings(request.settings);
  check_capacity_providers(request.capacity_providers, request.default_capacity_provider_strategy);
}

// The account's default for containerInsights of new clusters.
ClusterSetting container_insights(Ecs& ecs, const aws::Call& call) {
  const Setting setting =
      ecs.account_settings().effective(scope_of(call), principal_of(call), "containerInsights");
  return {setting.name, setting.value};
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
  if (cluster.settings.empty()) cluster.settings = {container_insights(ecs, call)};
  cluster.capacity_providers = request.capacity_providers;
  cluster.default_capacity_provider_strategy = request.default_capacity_provider_strategy;
  return {ecs.clusters().put(std::move(cluster))};
}

}  // namespace ecs
