#include "fakes/ecs/operations/update_cluster.h"

#include "fakes/ecs/operations/delete_cluster.h"
#include "fakes/ecs/operations/describe_clusters.h"
#include "tests/fakes/ecs/fixture.h"

using Catch::Matchers::Contains;
using tests::EcsFixture;

namespace {

ecs::UpdateClusterRequest cluster_update(const std::string& value) {
  ecs::UpdateClusterRequest request;
  request.cluster = "main";
  if (!value.empty()) request.settings = {{"containerInsights", value}};
  return request;
}

}  // namespace

TEST_CASE_METHOD(EcsFixture, "UpdateCluster: what is given replaces, what is not stays",
                 "[ecs][UpdateCluster]") {
  CHECK(call(cluster_update("enhanced")).cluster.settings.at(0).value == "enhanced");
  ecs::UpdateClusterRequest request = cluster_update("");
  request.configuration.emplace().execute_command_configuration.emplace().logging = "NONE";
  const ecs::Cluster updated = call(request).cluster;
  CHECK(updated.settings.at(0).value == "enhanced");
  CHECK(updated.configuration->execute_command_configuration->logging == "NONE");
  CHECK(call(cluster_update("disabled")).cluster.configuration.has_value());

  ecs::DescribeClustersRequest describe;
  describe.clusters = {"main"};
  describe.include = {"SETTINGS", "CONFIGURATIONS"};
  const ecs::Cluster described = call(describe).clusters.at(0);
  CHECK(described.settings.at(0).value == "disabled");
  CHECK(described.configuration.has_value());
}

TEST_CASE_METHOD(EcsFixture, "UpdateCluster: what it does not take", "[ecs][UpdateCluster]") {
  CHECK(failure(cluster_update("enhaced")) == "InvalidParameterException: Invalid setting 'value'");
  ecs::UpdateClusterRequest unnamed = cluster_update("enabled");
  unnamed.settings[0].name = "";
  CHECK(failure(unnamed) == "InvalidParameterException: Invalid setting 'name'");
  ecs::UpdateClusterRequest ghost = cluster_update("enabled");
  ghost.cluster = "ghost";
  CHECK(failure(ghost) == "ClusterNotFoundException: Cluster not found.");
  ecs::DeleteClusterRequest remove;
  remove.cluster = "main";
  call(remove);
  CHECK(failure(cluster_update("enabled")) ==
        "ClusterNotFoundException: The referenced cluster was inactive.");
  CHECK_THAT(json("AmazonEC2ContainerServiceV20141113.UpdateCluster",
                  R"({"cluster":"main","serviceConnectDefaults":{"namespace":"n"}})")
                 .body,
             Contains("Backlot does not model the member 'serviceConnectDefaults'"));
}
