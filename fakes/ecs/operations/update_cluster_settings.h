// Changes the settings of a cluster: `containerInsights`.
// Errors: ClusterNotFoundException; InvalidParameterException for a setting that has no such value,
// and for none at all.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateClusterSettings.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/clusters/cluster.h"

namespace ecs {

class Ecs;

struct UpdateClusterSettingsResponse {
  Cluster cluster;
  static const aws::Structure& shape();
};

struct UpdateClusterSettingsRequest {
  using Response = UpdateClusterSettingsResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "UpdateClusterSettings";
  std::string cluster;
  std::vector<ClusterSetting> settings;
  static const aws::Structure& shape();
};

UpdateClusterSettingsResponse update_cluster_settings(Ecs& ecs, const aws::Call& call,
                                                      const UpdateClusterSettingsRequest& request);

}  // namespace ecs
