#include "fakes/ecs/operations/list_clusters.h"

#include "fakes/ecs/clusters/clusters.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/pages.h"

namespace ecs {

const aws::Structure& ListClustersResponse::shape() {
  using S = ListClustersResponse;
  static const aws::Structure kShape = aws::Structure("ListClustersResponse")
                                           .field<&S::cluster_arns>("clusterArns")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

const aws::Structure& ListClustersRequest::shape() {
  using S = ListClustersRequest;
  static const aws::Structure kShape =
      aws::Structure("ListClustersRequest")
          .field<&S::next_token>("nextToken")
          .field<&S::max_results>("maxResults", max_results_range());
  return kShape;
}

ListClustersResponse list_clusters(Ecs& ecs, const aws::Call& call,
                                   const ListClustersRequest& request) {
  std::vector<std::string> arns;
  for (const Cluster* cluster : ecs.clusters().active(scope_of(call))) {
    arns.push_back(cluster->cluster_arn);
  }
  Page page = page_of(arns, request.max_results, request.next_token);
  return {std::move(page.items), std::move(page.next_token)};
}

}  // namespace ecs
