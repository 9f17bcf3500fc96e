// Makes a cluster INACTIVE.
// Errors: ClusterNotFoundException; ClusterContainsServicesException and
// ClusterContainsTasksException while something is active in it.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/ecs/clusters/cluster.h"

namespace ecs {

class Ecs;

struct DeleteClusterResponse {
  Cluster cluster;
  static const aws::Structure& shape();
};

struct DeleteClusterRequest {
  using Response = DeleteClusterResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DeleteCluster";
  std::string cluster;
  static const aws::Structure& shape();
};

DeleteClusterResponse delete_cluster(Ecs& ecs, const aws::Call& call,
                                     const DeleteClusterRequest& request);

}  // namespace ecs
