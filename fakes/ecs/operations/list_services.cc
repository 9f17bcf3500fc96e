#include "fakes/ecs/operations/list_services.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/pages.h"
#include "fakes/ecs/services/services.h"

namespace ecs {
namespace {

constexpr std::int32_t kDefaultServices = 10;

}  // namespace

const aws::Structure& ListServicesResponse::shape() {
  using S = ListServicesResponse;
  static const aws::Structure kShape = aws::Structure("ListServicesResponse")
                                           .field<&S::service_arns>("serviceArns")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

const aws::Structure& ListServicesRequest::shape() {
  using S = ListServicesRequest;
  static const aws::Structure kShape =
      aws::Structure("ListServicesRequest")
          .field<&S::cluster>("cluster")
          .field<&S::next_token>("nextToken")
          .field<&S::max_results>("maxResults", max_results_range())
          .field<&S::launch_type>("launchType", launch_types())
          .field<&S::scheduling_strategy>("schedulingStrategy", aws::one_of({"REPLICA", "DAEMON"}));
  return kShape;
}

ListServicesResponse list_services(Ecs& ecs, const aws::Call& call,
                                   const ListServicesRequest& request) {
  const Cluster& cluster = ecs.clusters().require(scope_of(call), request.cluster);
  std::vector<std::string> arns;
  for (const ServiceState* state : ecs.services().of_cluster(cluster.cluster_arn)) {
    const Service& service = state->service;
    if (!request.launch_type.empty() && service.launch_type != request.launch_type) continue;
    if (!request.scheduling_strategy.empty() &&
        service.scheduling_strategy != request.scheduling_strategy) {
      continue;
    }
    arns.push_back(service.service_arn);
  }
  Page page = page_of(arns, request.max_results, request.next_token, kDefaultServices);
  return {std::move(page.items), std::move(page.next_token)};
}

}  // namespace ecs
