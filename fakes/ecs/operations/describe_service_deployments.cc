#include "fakes/ecs/operations/describe_service_deployments.h"

#include <optional>
#include <utility>

#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/services/services.h"

namespace ecs {
namespace {

// As `service-deployment/CLUSTER/SERVICE/ID` belongs to `service/CLUSTER/SERVICE`.
std::optional<ServiceDeployment> find(Ecs& ecs, const Scope& scope, const std::string& arn) {
  const std::string prefix = aws::arn("ecs", scope.region, scope.account, "service-deployment/");
  if (!arn.starts_with(prefix)) return std::nullopt;
  const std::string path = arn.substr(prefix.size(), arn.rfind('/') - prefix.size());
  const std::string service = aws::arn("ecs", scope.region, scope.account, "service/" + path);
  const ServiceState* state = ecs.services().by_arn(service);
  if (state == nullptr) return std::nullopt;
  for (const ServiceDeployment& deployment : state->history) {
    if (deployment.service_deployment_arn == arn) {
      return shown_of(deployment, ecs.services().describe(*state));
    }
  }
  return std::nullopt;
}

}  // namespace

const aws::Structure& DescribeServiceDeploymentsResponse::shape() {
  using S = DescribeServiceDeploymentsResponse;
  static const aws::Structure kShape = aws::Structure("DescribeServiceDeploymentsResponse")
                                           .field<&S::service_deployments>("serviceDeployments")
                                           .always()
                                           .field<&S::failures>("failures")
                                           .always();
  return kShape;
}

const aws::Structure& DescribeServiceDeploymentsRequest::shape() {
  using S = DescribeServiceDeploymentsRequest;
  static const aws::Structure kShape =
      aws::Structure("DescribeServiceDeploymentsRequest")
          .required<&S::service_deployment_arns>("serviceDeploymentArns");
  return kShape;
}

DescribeServiceDeploymentsResponse describe_service_deployments(
    Ecs& ecs, const aws::Call& call, const DescribeServiceDeploymentsRequest& request) {
  if (request.service_deployment_arns.empty()) {
    throw invalid_parameter("serviceDeploymentArns cannot be empty.");
  }
  if (request.service_deployment_arns.size() > 20) {
    throw invalid_parameter("serviceDeploymentArns can have at most 20 items.");
  }
  DescribeServiceDeploymentsResponse response;
  for (const std::string& arn : request.service_deployment_arns) {
    auto deployment = find(ecs, scope_of(call), arn);
    if (deployment) {
      response.service_deployments.push_back(std::move(*deployment));
    } else {
      response.failures.push_back({arn, "MISSING", ""});
    }
  }
  return response;
}

}  // namespace ecs
