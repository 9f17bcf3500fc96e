#include "fakes/ecs/operations/describe_services.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/includes.h"
#include "fakes/ecs/services/services.h"

namespace ecs {

const aws::Structure& DescribeServicesResponse::shape() {
  using S = DescribeServicesResponse;
  static const aws::Structure kShape = aws::Structure("DescribeServicesResponse")
                                           .field<&S::services>("services")
                                           .always()
                                           .field<&S::failures>("failures")
                                           .always();
  return kShape;
}

const aws::Structure& DescribeServicesRequest::shape() {
  using S = DescribeServicesRequest;
  static const aws::Structure kShape = aws::Structure("DescribeServicesRequest")
                                           .field<&S::cluster>("cluster")
                                           .field<&S::services>("services")
                                           .field<&S::include>("include")
                                           .elements(aws::one_of({"TAGS"}));
  return kShape;
}

DescribeServicesResponse describe_services(Ecs& ecs, const aws::Call& call,
                                           const DescribeServicesRequest& request) {
  if (request.services.empty()) throw invalid_parameter("Services cannot be empty.");
  if (request.services.size() > 10) {
    throw invalid_parameter("services can have at most 10 items.");
  }
  const Scope scope = scope_of(call);
  const Cluster& cluster = ecs.clusters().require(scope, request.cluster);
  DescribeServicesResponse response;
  for (const std::string& identifier : request.services) {
    const ServiceState* state = ecs.services().find(cluster, identifier);
    if (state == nullptr) {
      const std::string prefix = service_arn(scope, cluster.cluster_name, "");
      response.failures.push_back({as_arn(identifier, prefix), "MISSING", ""});
      continue;
    }
    response.services.push_back(ecs.services().describe(*state));
    if (!includes(request.include, "TAGS")) response.services.back().tags.clear();
  }
  return response;
}

}  // namespace ecs
