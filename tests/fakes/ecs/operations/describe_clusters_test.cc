#include "fakes/ecs/operations/describe_clusters.h"

#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;
using tests::ServiceFixture;

TEST_CASE_METHOD(ServiceFixture, "DescribeClusters: counts what is in it",
                 "[ecs][DescribeClusters]") {
  create(2);
  pass(60s);
  run();
  ecs::DescribeClustersRequest request;
  request.clusters = {"main", "ghost"};
  const ecs::DescribeClustersResponse response = call(request);
  REQUIRE(response.clusters.size() == 1);
  CHECK(response.clusters[0].running_tasks_count == 2);
  CHECK(response.clusters[0].pending_tasks_count == 1);
  CHECK(response.clusters[0].active_services_count == 1);
  CHECK(response.clusters[0].statistics.empty());
  CHECK(response.clusters[0].settings.empty());
  REQUIRE(response.failures.size() == 1);
  CHECK(response.failures[0].reason == "MISSING");
  request.include = {"STATISTICS", "SETTINGS"};
  const ecs::Cluster cluster = call(request).clusters.at(0);
  CHECK(ecs::value_of(cluster.statistics, "runningFargateTasksCount") == "2");
  CHECK(cluster.settings.size() == 1);
}

TEST_CASE_METHOD(ServiceFixture, "DescribeClusters: without names it is the default one",
                 "[ecs][DescribeClusters]") {
  const ecs::DescribeClustersResponse response = call(ecs::DescribeClustersRequest{});
  CHECK(response.failures.at(0).arn == std::string(tests::kArn) + "cluster/default");
}
