#include "fakes/ecs/operations/update_cluster.h"

#include "fakes/ecs/clusters/cluster_rules.h"
#include "fakes/ecs/clusters/cluster_view.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"

namespace ecs {

const aws::Structure& UpdateClusterResponse::shape() {
  using S = UpdateClusterResponse;
  static const aws::Structure kShape =
      aws::Structure("UpdateClusterResponse").field<&S::cluster>("cluster");
  return kShape;
}

const aws::Structure& UpdateClusterRequest::shape() {
  using S = UpdateClusterRequest;
  static const aws::Structure kShape = aws::Structure("UpdateClusterRequest")
                                           .required<&S::cluster>("cluster")
                                           .field<&S::settings>("settings")
                                           .field<&S::configuration>("configuration")
                                           .refused("serviceConnectDefaults");
  return kShape;
}

UpdateClusterResponse update_cluster(Ecs& ecs, const aws::Call& call,
                                     const UpdateClusterRequest& request) {
  check_cluster_settings(request.settings);
  Cluster& cluster = ecs.clusters().require(scope_of(call), request.cluster);
  if (!request.settings.empty()) cluster.settings = request.settings;
  if (request.configuration) cluster.configuration = request.configuration;
  ecs.clusters().save(cluster);
  return {view_of(ecs, cluster, {"SETTINGS", "TAGS", "CONFIGURATIONS"})};
}

}  // namespace ecs
