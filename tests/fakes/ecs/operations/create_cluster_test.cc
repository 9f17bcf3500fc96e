#include "fakes/ecs/operations/create_cluster.h"

#include "fakes/ecs/operations/delete_cluster.h"
#include "tests/fakes/ecs/fixture.h"

using Catch::Matchers::Contains;
using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "CreateCluster: a new cluster is ACTIVE and has its ARN",
                 "[ecs][CreateCluster]") {
  const auto response = json("AmazonEC2ContainerServiceV20141113.CreateCluster",
                             R"({"clusterName":"blue","tags":[{"key":"a","value":""}]})");
  CHECK(response.status == 200);
  CHECK(response.headers.get("Content-Type") == "application/x-amz-json-1.1");
  CHECK(response.body ==
        R"({"cluster":{"clusterArn":"arn:aws:ecs:us-west-2:000000000000:cluster/blue",)"
        R"("clusterName":"blue","status":"ACTIVE","registeredContainerInstancesCount":0,)"
        R"("runningTasksCount":0,"pendingTasksCount":0,"activeServicesCount":0,"statistics":[],)"
        R"("tags":[{"key":"a","value":""}],)"
        R"("settings":[{"name":"containerInsights","value":"disabled"}],)"
        R"("capacityProviders":[],"defaultCapacityProviderStrategy":[]}})");
}

TEST_CASE_METHOD(EcsFixture, "CreateCluster: without a name it is default",
                 "[ecs][CreateCluster]") {
  CHECK(call(ecs::CreateClusterRequest{}).cluster.cluster_name == "default");
}

TEST_CASE_METHOD(EcsFixture, "CreateCluster: an ACTIVE one is returned as it is",
                 "[ecs][CreateCluster]") {
  ecs::CreateClusterRequest request;
  request.cluster_name = "main";
  request.tags = {{"late", "yes"}};
  CHECK(call(request).cluster.tags.empty());
}

TEST_CASE_METHOD(EcsFixture, "CreateCluster: a deleted one is made anew", "[ecs][CreateCluster]") {
  ecs::DeleteClusterRequest remove;
  remove.cluster = "main";
  call(remove);
  ecs::CreateClusterRequest request;
  request.cluster_name = "main";
  request.tags = {{"late", "yes"}};
  const ecs::Cluster cluster = call(request).cluster;
  CHECK(cluster.status == "ACTIVE");
  CHECK(cluster.tags.size() == 1);
}

TEST_CASE_METHOD(EcsFixture, "CreateCluster: what it does not take", "[ecs][CreateCluster]") {
  ecs::CreateClusterRequest request;
  request.cluster_name = "two words";
  CHECK(failure(request) == "ClientException: Cluster name contains invalid characters.");
  request.cluster_name = "good";
  request.capacity_providers = {"my-instances"};
  CHECK_THAT(failure(request), Contains("'my-instances' was not found"));
  request.capacity_providers = {"FARGATE_SPOT"};
  request.default_capacity_provider_strategy = {{"FARGATE", 1, 0}};
  CHECK_THAT(failure(request), Contains("not associated with the cluster"));
  request.default_capacity_provider_strategy.clear();
  request.settings = {{"containerInsights", "yes"}};
  CHECK(failure(request) == "InvalidParameterException: Invalid setting 'value'");
  request.settings.clear();
  request.tags = {{"aws:mine", "x"}};
  CHECK_THAT(failure(request), Contains("aws: prefixed tag key names are not allowed"));
  CHECK_THAT(json("AmazonEC2ContainerServiceV20141113.CreateCluster",
                  R"({"serviceConnectDefaults":{"namespace":"n"}})")
                 .body,
             Contains("Backlot does not model the member 'serviceConnectDefaults'"));
}
