// Lists the service deployments of a service, the newest first, of the last 90 days; 20 a page
// unless more are asked for.
// Errors: ClusterNotFoundException; ServiceNotFoundException.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServiceDeployments.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/services/service_deployment.h"

namespace ecs {

class Ecs;

struct ServiceDeploymentBrief {
  std::string service_deployment_arn;
  std::string service_arn;
  std::string cluster_arn;
  std::optional<sim::Time> started_at;
  std::optional<sim::Time> created_at;
  std::optional<sim::Time> finished_at;
  std::string target_service_revision_arn;
  std::string status;
  std::string status_reason;
  static const aws::Structure& shape();
};

struct CreatedAt {
  std::optional<sim::Time> before;
  std::optional<sim::Time> after;
  static const aws::Structure& shape();
};

struct ListServiceDeploymentsResponse {
  std::vector<ServiceDeploymentBrief> service_deployments;
  std::string next_token;
  static const aws::Structure& shape();
};

struct ListServiceDeploymentsRequest {
  using Response = ListServiceDeploymentsResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "ListServiceDeployments";
  std::string service;
  std::string cluster;
  std::vector<std::string> status;
  std::optional<CreatedAt> created_at;
  std::string next_token;
  std::optional<std::int32_t> max_results;
  static const aws::Structure& shape();
};

ListServiceDeploymentsResponse list_service_deployments(
    Ecs& ecs, const aws::Call& call, const ListServiceDeploymentsRequest& request);

}  // namespace ecs
