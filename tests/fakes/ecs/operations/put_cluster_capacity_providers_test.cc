#include "fakes/ecs/operations/put_cluster_capacity_providers.h"

#include "fakes/ecs/operations/describe_clusters.h"
#include "fakes/ecs/operations/stop_task.h"
#include "tests/fakes/ecs/service_fixture.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using namespace std::chrono_literals;
using tests::ServiceFixture;

namespace {

using Strategy = std::vector<ecs::CapacityProviderStrategyItem>;

ecs::PutClusterCapacityProvidersRequest put(const std::vector<std::string>& providers,
                                            const Strategy& strategy) {
  ecs::PutClusterCapacityProvidersRequest request;
  request.cluster = "main";
  request.capacity_providers = providers;
  request.default_capacity_provider_strategy = strategy;
  return request;
}

const std::vector<std::string> kBoth{"FARGATE", "FARGATE_SPOT"};

}  // namespace

TEST_CASE_METHOD(ServiceFixture, "PutClusterCapacityProviders: both lists replace what was there",
                 "[ecs][PutClusterCapacityProviders]") {
  call(put({"FARGATE"}, {}));
  const ecs::Cluster cluster =
      call(put(kBoth, {{"FARGATE", 50, 1}, {"FARGATE_SPOT", 50, 0}})).cluster;
  CHECK(cluster.capacity_providers == kBoth);
  REQUIRE(cluster.default_capacity_provider_strategy.size() == 2);
  CHECK(cluster.default_capacity_provider_strategy[0].base == 1);
  ecs::DescribeClustersRequest describe;
  describe.clusters = {"main"};
  CHECK(call(describe).clusters.at(0).capacity_providers == kBoth);
  const ecs::Cluster none = call(put({}, {})).cluster;
  CHECK(none.capacity_providers.empty());
  CHECK(none.default_capacity_provider_strategy.empty());
}

TEST_CASE_METHOD(ServiceFixture, "PutClusterCapacityProviders: RunTask uses the default strategy",
                 "[ecs][PutClusterCapacityProviders]") {
  ecs::RunTaskRequest request = run_request();
  request.launch_type = "";
  CHECK(failure(request) ==
        "InvalidParameterException: No Container Instances were found in your cluster.");
  call(put(kBoth, {{"FARGATE_SPOT", 1, 0}}));
  const ecs::Task spot = call(request).tasks.at(0);
  CHECK(spot.capacity_provider_name == "FARGATE_SPOT");
  CHECK(spot.launch_type == "FARGATE");
  CHECK(call(run_request()).tasks.at(0).capacity_provider_name.empty());
  request.capacity_provider_strategy = {{"FARGATE", 1, 0}};
  CHECK(call(request).tasks.at(0).capacity_provider_name == "FARGATE");
}

TEST_CASE_METHOD(ServiceFixture, "PutClusterCapacityProviders: CreateService keeps the strategy",
                 "[ecs][PutClusterCapacityProviders]") {
  call(put(kBoth, {{"FARGATE", 1, 0}, {"FARGATE_SPOT", 4, 0}}));
  ecs::CreateServiceRequest request = create_request(1);
  request.launch_type = "";
  const ecs::Service made = call(request).service;
  CHECK(made.launch_type.empty());
  REQUIRE(made.capacity_provider_strategy.size() == 2);
  CHECK(made.capacity_provider_strategy[1].weight == 4);
  CHECK(made.deployments.at(0).capacity_provider_strategy.size() == 2);
  call(put(kBoth, {{"FARGATE", 1, 0}}));
  pass(60s);
  CHECK(ecs.list_tasks().size() == 1);
  CHECK(task(ecs.list_tasks().at(0).arn).capacity_provider_name == "FARGATE_SPOT");
  CHECK(service("api").capacity_provider_strategy.size() == 2);
}

TEST_CASE_METHOD(ServiceFixture, "PutClusterCapacityProviders: not while tasks run on one",
                 "[ecs][PutClusterCapacityProviders]") {
  call(put(kBoth, {{"FARGATE_SPOT", 1, 0}}));
  ecs::RunTaskRequest run = run_request();
  run.launch_type = "";
  ecs::StopTaskRequest stop;
  stop.cluster = "main";
  stop.task = call(run).tasks.at(0).task_arn;
  CHECK(failure(put({"FARGATE"}, {})) ==
        "ResourceInUseException: The specified capacity provider is in use and cannot be removed.");
  CHECK(failure(put({"FARGATE_SPOT"}, {})).empty());
  call(stop);
  pass(60s);
  CHECK(failure(put({}, {})).empty());
}

TEST_CASE_METHOD(ServiceFixture, "PutClusterCapacityProviders: what it does not take",
                 "[ecs][PutClusterCapacityProviders]") {
  CHECK_THAT(failure(put({"mine"}, {})), Contains("'mine' was not found"));
  CHECK(failure(put({"FARGATE"}, {{"FARGATE_SPOT", 1, 0}})) ==
        "InvalidParameterException: The specified capacity provider strategy cannot contain a "
        "capacity provider that is not associated with the cluster. Associate the capacity "
        "provider with the cluster or specify a valid capacity provider and try again.");
  for (const auto& request :
       {put({"FARGATE", "FARGATE"}, {}), put(kBoth, {{"FARGATE", 1, 0}, {"FARGATE", 2, 0}}),
        put(kBoth, {{"FARGATE", 1, 1}, {"FARGATE_SPOT", 1, 1}}),
        put(kBoth, {{"FARGATE", 1001, 0}})}) {
    CHECK_THAT(failure(request), StartsWith("InvalidParameterException"));
  }
  ecs::PutClusterCapacityProvidersRequest ghost = put({}, {});
  ghost.cluster = "ghost";
  CHECK(failure(ghost) == "ClusterNotFoundException: Cluster not found.");
  CHECK_THAT(json("AmazonEC2ContainerServiceV20141113.PutClusterCapacityProviders",
                  R"({"cluster":"main","capacityProviders":[]})")
                 .body,
             Contains("defaultCapacityProviderStrategy"));
}
