// Lists the ARNs of the ACTIVE clusters, up to 100 a page.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace ecs {

class Ecs;

struct ListClustersResponse {
  std::vector<std::string> cluster_arns;
  std::string next_token;
  static const aws::Structure& shape();
};

struct ListClustersRequest {
  using Response = ListClustersResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "ListClusters";
  std::string next_token;
  std::optional<std::int32_t> max_results;
  static const aws::Structure& shape();
};

ListClustersResponse list_clusters(Ecs& ecs, const aws::Call& call,
                                   const ListClustersRequest& request);

}  // namespace ecs
