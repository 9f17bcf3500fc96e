// Describes capacity providers by name or ARN, all if none is named: FARGATE and FARGATE_SPOT,
// which every account has. With `cluster`, those that this cluster has. An unknown one is a failure
// with the reason MISSING. Errors: ClusterNotFoundException.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeCapacityProviders.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/clusters/capacity_provider.h"
#include "fakes/ecs/common_shapes.h"

namespace ecs {

class Ecs;

struct DescribeCapacityProvidersResponse {
  std::vector<CapacityProvider> capacity_providers;
  std::vector<Failure> failures;
  std::string next_token;
  static const aws::Structure& shape();
};

struct DescribeCapacityProvidersRequest {
  using Response = DescribeCapacityProvidersResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DescribeCapacityProviders";
  std::vector<std::string> capacity_providers;
  std::string cluster;
  std::vector<std::string> include;
  std::optional<std::int32_t> max_results;
  std::string next_token;
  static const aws::Structure& shape();
};

DescribeCapacityProvidersResponse describe_capacity_providers(
    Ecs& ecs, const aws::Call& call, const DescribeCapacityProvidersRequest& request);

}  // namespace ecs
