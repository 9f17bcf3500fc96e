// Lists the ARNs of a cluster's services that are not INACTIVE, 10 a page unless more are asked
// for. Errors: ClusterNotFoundException.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"

namespace ecs {

class Ecs;

struct ListServicesResponse {
  std::vector<std::string> service_arns;
  std::string next_token;
  static const aws::Structure& shape();
};

struct ListServicesRequest {
  using Response = ListServicesResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "ListServices";
  std::string cluster;
  std::string next_token;
  std::optional<std::int32_t> max_results;
  std::string launch_type;
  std::string scheduling_strategy;
  static const aws::Structure& shape();
};

ListServicesResponse list_services(Ecs& ecs, const aws::Call& call,
                                   const ListServicesRequest& request);

}  // namespace ecs
