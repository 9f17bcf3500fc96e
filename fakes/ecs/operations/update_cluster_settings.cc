#include "fakes/ecs/operations/update_cluster_settings.h"

#include "fakes/ecs/clusters/cluster_rules.h"
#include "fakes/ecs/clusters/cluster_view.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"

namespace ecs {

const aws::Structure& UpdateClusterSettingsResponse::shape() {
  using S = UpdateClusterSettingsResponse;
  static const aws::Structure kShape =
      aws::Structure("UpdateClusterSettingsResponse").field<&S::cluster>("cluster");
  return kShape;
}

const aws::Structure& UpdateClusterSettingsRequest::shape() {
  using S = UpdateClusterSettingsRequest;
  static const aws::Structure kShape = aws::Structure("UpdateClusterSettingsRequest")
                                           .required<&S::cluster>("cluster")
                                           .required<&S::settings>("settings");
  return kShape;
}

UpdateClusterSettingsResponse update_cluster_settings(Ecs& ecs, const aws::Call& call,
                                                      const UpdateClusterSettingsRequest& request) {
  if (request.settings.empty()) throw invalid_parameter("settings can not be empty.");
  check_cluster_settings(request.settings);
  Cluster& cluster = ecs.clusters().require(scope_of(call), request.cluster);
  cluster.settings = request.settings;
  ecs.clusters().save(cluster);
  return {view_of(ecs, cluster, {"SETTINGS", "TAGS", "CONFIGURATIONS"})};
}

}  // namespace ecs
