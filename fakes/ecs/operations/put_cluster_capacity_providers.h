// Sets which of FARGATE and FARGATE_SPOT a cluster has, and the strategy that RunTask and
// CreateService use when they are given neither a launch type nor a strategy. Both lists replace
// what was there and may be empty.
// Errors: ClusterNotFoundException; InvalidParameterException for another provider and for a
// strategy with one that the cluster does not have; ResourceInUseException if tasks still run on
// one that is taken away.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutClusterCapacityProviders.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/clusters/cluster.h"
#include "fakes/ecs/common_shapes.h"

namespace ecs {

class Ecs;

struct PutClusterCapacityProvidersResponse {
  Cluster cluster;
  static const aws::Structure& shape();
};

struct PutClusterCapacityProvidersRequest {
  using Response = PutClusterCapacityProvidersResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "PutClusterCapacityProviders";
  std::string cluster;
  std::vector<std::string> capacity_providers;
  std::vector<CapacityProviderStrategyItem> default_capacity_provider_strategy;
  static const aws::Structure& shape();
};

PutClusterCapacityProvidersResponse put_cluster_capacity_providers(
    Ecs& ecs, const aws::Call& call, const PutClusterCapacityProvidersRequest& request);

}  // namespace ecs
