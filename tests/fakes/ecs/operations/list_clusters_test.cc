#include "fakes/ecs/operations/list_clusters.h"

#include "fakes/ecs/operations/create_cluster.h"
#include "fakes/ecs/operations/delete_cluster.h"
#include "tests/fakes/ecs/fixture.h"

using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "ListClusters: the ACTIVE ones, page by page", "[ecs][ListClusters]") {
  for (const char* name : {"alpha", "beta"}) {
    ecs::CreateClusterRequest create;
    create.cluster_name = name;
    call(create);
  }
  ecs::DeleteClusterRequest remove;
  remove.cluster = "alpha";
  call(remove);
  ecs::ListClustersRequest request;
  request.max_results = 1;
  const ecs::ListClustersResponse first = call(request);
  CHECK(first.cluster_arns == std::vector<std::string>{std::string(tests::kArn) + "cluster/beta"});
  request.next_token = first.next_token;
  CHECK(call(request).cluster_arns ==
        std::vector<std::string>{std::string(tests::kArn) + "cluster/main"});
  request.max_results = 101;
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
}
