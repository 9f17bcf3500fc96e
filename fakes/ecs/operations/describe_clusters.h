// Describes clusters by name or ARN, the `default` one if none is named. An unknown one is a
// failure with the reason MISSING. Settings, statistics, tags and configuration come only when
// included. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeClusters.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/clusters/cluster.h"
#include "fakes/ecs/common_shapes.h"

namespace ecs {

class Ecs;

struct DescribeClustersResponse {
  std::vector<Cluster> clusters;
  std::vector<Failure> failures;
  static const aws::Structure& shape();
};

struct DescribeClustersRequest {
  using Response = DescribeClustersResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DescribeClusters";
  std::vector<std::string> clusters;
  std::vector<std::string> include;
  static const aws::Structure& shape();
};

DescribeClustersResponse describe_clusters(Ecs& ecs, const aws::Call& call,
                                           const DescribeClustersRequest& request);

}  // namespace ecs
