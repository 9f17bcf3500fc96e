#include "fakes/ecs/operations/describe_clusters.h"

#include "fakes/ecs/clusters/cluster_view.h"
#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"

namespace ecs {

const aws::Structure& DescribeClustersResponse::shape() {
  using S = DescribeClustersResponse;
  static const aws::Structure kShape = aws::Structure("DescribeClustersResponse")
                                           .field<&S::clusters>("clusters")
                                           .always()
                                           .field<&S::failures>("failures")
                                           .always();
  return kShape;
}

const aws::Structure& DescribeClustersRequest::shape() {
  using S = DescribeClustersRequest;
  static const aws::Structure kShape =
      aws::Structure("DescribeClustersRequest")
          .field<&S::clusters>("clusters")
          .field<&S::include>("include")
          .elements(
              aws::one_of({"ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"}));
  return kShape;
}

DescribeClustersResponse describe_clusters(Ecs& ecs, const aws::Call& call,
                                           const DescribeClustersRequest& request) {
  if (request.clusters.size() > 100) {
    throw invalid_parameter("clusters can have at most 100 items.");
  }
  const Scope scope = scope_of(call);
  std::vector<std::string> identifiers = request.clusters;
  if (identifiers.empty()) identifiers = {"default"};
  DescribeClustersResponse response;
  for (const std::string& identifier : identifiers) {
    const Cluster* cluster = ecs.clusters().find(scope, identifier);
    if (cluster == nullptr) {
      response.failures.push_back({as_arn(identifier, cluster_arn(scope, "")), "MISSING", ""});
    } else {
      response.clusters.push_back(view_of(ecs, *cluster, request.include));
    }
  }
  return response;
}

}  // namespace ecs
