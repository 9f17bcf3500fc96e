#include "fakes/ecs/operations/list_service_deployments.h"

#include <utility>

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/includes.h"
#include "fakes/ecs/pages.h"
#include "fakes/ecs/services/services.h"

namespace ecs {
namespace {

constexpr std::int32_t kDefaultDeployments = 20;

bool matches(const ServiceDeployment& deployment, const ListServiceDeploymentsRequest& request) {
  if (!request.status.empty() && !includes(request.status, deployment.status)) return false;
  if (!request.created_at) return true;
  const auto& [before, after] = *request.created_at;
  return (!before || *deployment.created_at < *before) &&
         (!after || *deployment.created_at > *after);
}

ServiceDeploymentBrief brief_of(const ServiceDeployment& deployment) {
  return {deployment.service_deployment_arn,
          deployment.service_arn,
          deployment.cluster_arn,
          deployment.started_at,
          deployment.created_at,
          deployment.finished_at,
          deployment.target_service_revision.arn,
          deployment.status,
          deployment.status_reason};
}

}  // namespace

const aws::Structure& ServiceDeploymentBrief::shape() {
  using S = ServiceDeploymentBrief;
  static const aws::Structure kShape =
      aws::Structure("ServiceDeploymentBrief")
          .field<&S::service_deployment_arn>("serviceDeploymentArn")
          .field<&S::service_arn>("serviceArn")
          .field<&S::cluster_arn>("clusterArn")
          .field<&S::started_at>("startedAt")
          .field<&S::created_at>("createdAt")
          .field<&S::finished_at>("finishedAt")
          .field<&S::target_service_revision_arn>("targetServiceRevisionArn")
          .field<&S::status>("status")
          .field<&S::status_reason>("statusReason");
  return kShape;
}

const aws::Structure& CreatedAt::shape() {
  static const aws::Structure kShape = aws::Structure("CreatedAt")
                                           .field<&CreatedAt::before>("before")
                                           .field<&CreatedAt::after>("after");
  return kShape;
}

const aws::Structure& ListServiceDeploymentsResponse::shape() {
  using S = ListServiceDeploymentsResponse;
  static const aws::Structure kShape = aws::Structure("ListServiceDeploymentsResponse")
                                           .field<&S::service_deployments>("serviceDeployments")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

const aws::Structure& ListServiceDeploymentsRequest::shape() {
  using S = ListServiceDeploymentsRequest;
  static const aws::Structure kShape =
      aws::Structure("ListServiceDeploymentsRequest")
          .required<&S::service>("service")
          .field<&S::cluster>("cluster")
          .field<&S::status>("status")
          .elements(service_deployment_statuses())
          .field<&S::created_at>("createdAt")
          .field<&S::next_token>("nextToken")
          .field<&S::max_results>("maxResults", max_results_range());
  return kShape;
}

ListServiceDeploymentsResponse list_service_deployments(
    Ecs& ecs, const aws::Call& call, const ListServiceDeploymentsRequest& request) {
  const Cluster& cluster = ecs.clusters().require(scope_of(call), request.cluster);
  const ServiceState& state = ecs.services().require(cluster, request.service);
  std::vector<std::string> arns;
  for (const ServiceDeployment& deployment : state.history) {
    if (matches(deployment, request)) arns.push_back(deployment.service_deployment_arn);
  }
  Page page = page_of(arns, request.max_results, request.next_token, kDefaultDeployments);
  ListServiceDeploymentsResponse response;
  for (const ServiceDeployment& deployment : state.history) {
    if (includes(page.items, deployment.service_deployment_arn)) {
      response.service_deployments.push_back(brief_of(deployment));
    }
  }
  response.next_token = std::move(page.next_token);
  return response;
}

}  // namespace ecs
