// Changes the settings or the configuration of a cluster, each as a whole; what is not given stays.
// Errors: ClusterNotFoundException; InvalidParameterException for a setting that has no such value.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCluster.html
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/clusters/cluster.h"

namespace ecs {

class Ecs;

struct UpdateClusterResponse {
  Cluster cluster;
  static const aws::Structure& shape();
};

struct UpdateClusterRequest {
  using Response = UpdateClusterResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "UpdateCluster";
  std::string cluster;
  std::vector<ClusterSetting> settings;
  std::optional<ClusterConfiguration> configuration;
  static const aws::Structure& shape();
};

UpdateClusterResponse update_cluster(Ecs& ecs, const aws::Call& call,
                                     const UpdateClusterRequest& request);

}  // namespace ecs
