#include "fakes/ecs/operations/update_cluster_settings.h"

#include "tests/fakes/ecs/fixture.h"

using tests::EcsFixture;

namespace {

ecs::UpdateClusterSettingsRequest settings_update(const std::string& value) {
  ecs::UpdateClusterSettingsRequest request;
  request.cluster = "main";
  request.settings = {{"containerInsights", value}};
  return request;
}

}  // namespace

TEST_CASE_METHOD(EcsFixture, "UpdateClusterSettings: the cluster with its new settings",
                 "[ecs][UpdateClusterSettings]") {
  for (const char* value : {"enabled", "enhanced", "disabled"}) {
    const ecs::Cluster cluster = call(settings_update(value)).cluster;
    CHECK(cluster.cluster_name == "main");
    REQUIRE(cluster.settings.size() == 1);
    CHECK(cluster.settings[0].name == "containerInsights");
    CHECK(cluster.settings[0].value == value);
  }
}

TEST_CASE_METHOD(EcsFixture, "UpdateClusterSettings: what it does not take",
                 "[ecs][UpdateClusterSettings]") {
  CHECK(failure(settings_update("on")) == "InvalidParameterException: Invalid setting 'value'");
  ecs::UpdateClusterSettingsRequest request = settings_update("enabled");
  request.settings.clear();
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
  request = settings_update("enabled");
  request.cluster = "ghost";
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
}
