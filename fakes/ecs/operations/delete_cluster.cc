#include "fakes/ecs/operations/delete_cluster.h"

#include "fakes/ecs/clusters/cluster_view.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/services/services.h"
#include "fakes/ecs/tasks/tasks.h"

namespace ecs {

const aws::Structure& DeleteClusterResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteClusterResponse").field<&DeleteClusterResponse::cluster>("cluster");
  return kShape;
}

const aws::Structure& DeleteClusterRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeleteClusterRequest").required<&DeleteClusterRequest::cluster>("cluster");
  return kShape;
}

DeleteClusterResponse delete_cluster(Ecs& ecs, const aws::Call& call,
                                     const DeleteClusterRequest& request) {
  Cluster* cluster = ecs.clusters().find(scope_of(call), request.cluster);
  if (cluster == nullptr) throw cluster_not_found();
  if (!ecs.services().of_cluster(cluster->cluster_arn).empty()) throw cluster_contains_services();
  const auto tasks = ecs.tasks().select([&](const TaskState& state) {
    return state.task.cluster_arn == cluster->cluster_arn && !state.is_stopped();
  });
  if (!tasks.empty()) throw cluster_contains_tasks();
  cluster->status = "INACTIVE";
  ecs.clusters().save(*cluster);
  return {view_of(ecs, *cluster, {"SETTINGS", "TAGS", "CONFIGURATIONS"})};
}

}  // namespace ecs
