// Makes a cluster, or returns the ACTIVE one of that name as it is. A deleted one is made anew.
// Container Insights is as the account settings of the caller have it, unless `settings` says.
// Errors: ClientException for a name that is not 1 to 255 letters, digits, `-` and `_`;
// InvalidParameterException for a capacity provider other than FARGATE and FARGATE_SPOT, a default
// strategy with one that is not among the cluster's, and a setting that has no such value.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/clusters/cluster.h"
#include "fakes/ecs/common_shapes.h"

namespace ecs {

class Ecs;

struct CreateClusterResponse {
  Cluster cluster;
  static const aws::Structure& shape();
};

struct CreateClusterRequest {
  using Response = CreateClusterResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "CreateCluster";
  std::string cluster_name;
  std::vector<Tag> tags;
  std::vector<ClusterSetting> settings;
  std::optional<ClusterConfiguration> configuration;
  std::vector<std::string> capacity_providers;
  std::vector<CapacityProviderStrategyItem> default_capacity_provider_strategy;
  static const aws::Structure& shape();
};

CreateClusterResponse create_cluster(Ecs& ecs, const aws::Call& call,
                                     const CreateClusterRequest& request);

}  // namespace ecs
