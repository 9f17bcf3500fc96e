// Describes up to 10 services by name or ARN, deleted ones as INACTIVE. An unknown one is a failure
// with the reason MISSING. Tags come only when included.
// Errors: ClusterNotFoundException; InvalidParameterException for no services or too many.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/services/service.h"

namespace ecs {

class Ecs;

struct DescribeServicesResponse {
  std::vector<Service> services;
  std::vector<Failure> failures;
  static const aws::Structure& shape();
};

struct DescribeServicesRequest {
  using Response = DescribeServicesResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DescribeServices";
  std::string cluster;
  std::vector<std::string> services;
  std::vector<std::string> include;
  static const aws::Structure& shape();
};

DescribeServicesResponse describe_services(Ecs& ecs, const aws::Call& call,
                                           const DescribeServicesRequest& request);

}  // namespace ecs
