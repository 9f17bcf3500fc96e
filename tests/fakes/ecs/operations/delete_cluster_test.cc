#include "fakes/ecs/operations/delete_cluster.h"

#include "fakes/ecs/operations/describe_clusters.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;
using tests::ServiceFixture;

namespace {

ecs::DeleteClusterRequest remove_main() {
  ecs::DeleteClusterRequest request;
  request.cluster = "main";
  return request;
}

}  // namespace

TEST_CASE_METHOD(ServiceFixture, "DeleteCluster: an empty one is INACTIVE and takes no tasks",
                 "[ecs][DeleteCluster]") {
  CHECK(call(remove_main()).cluster.status == "INACTIVE");
  CHECK(failure(run_request()) == "ClusterNotFoundException: The referenced cluster was inactive.");
  ecs::DescribeClustersRequest describe;
  describe.clusters = {"main"};
  CHECK(call(describe).clusters.at(0).status == "INACTIVE");
}

TEST_CASE_METHOD(ServiceFixture, "DeleteCluster: not while tasks or services are in it",
                 "[ecs][DeleteCluster]") {
  run();
  CHECK(failure(remove_main()) ==
        "ClusterContainsTasksException: The Cluster cannot be deleted while Tasks are active.");
  create(0);
  CHECK(failure(remove_main()) ==
        "ClusterContainsServicesException: The Cluster cannot be deleted while Services are "
        "active.");
  ecs::DeleteClusterRequest request;
  request.cluster = "ghost";
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
}
