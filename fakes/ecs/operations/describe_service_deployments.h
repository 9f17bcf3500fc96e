// Describes up to 20 service deployments by ARN. One that is not there is a failure with the reason
// MISSING.
// Errors: InvalidParameterException for none or more than 20.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/common_shapes.h"
#include "fakes/ecs/services/service_deployment.h"

namespace ecs {

class Ecs;

struct DescribeServiceDeploymentsResponse {
  std::vector<ServiceDeployment> service_deployments;
  std::vector<Failure> failures;
  static const aws::Structure& shape();
};

struct DescribeServiceDeploymentsRequest {
  using Response = DescribeServiceDeploymentsResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DescribeServiceDeployments";
  std::vector<std::string> service_deployment_arns;
  static const aws::Structure& shape();
};

DescribeServiceDeploymentsResponse describe_service_deployments(
    Ecs& ecs, const aws::Call& call, const DescribeServiceDeploymentsRequest& request);

}  // namespace ecs
