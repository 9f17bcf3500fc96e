#include "fakes/ecs/operations/put_account_setting_default.h"

#include "fakes/ecs/operations/create_cluster.h"
#include "tests/fakes/ecs/settings_fixture.h"

using tests::SettingsFixture;

TEST_CASE_METHOD(SettingsFixture,
                 "PutAccountSettingDefault: holds for all for whom no other was set",
                 "[ecs][PutAccountSettingDefault]") {
  call(put("containerInsights", "enabled", kUser));
  const ecs::Setting set = call(put_default("containerInsights", "enhanced")).setting;
  CHECK(set.principal_arn == kRoot);
  CHECK(set.value == "enhanced");
  CHECK(effective("containerInsights").value == "enhanced");
  CHECK(effective("containerInsights", kUser).value == "enabled");
  const ecs::Setting other = effective("containerInsights", "arn:aws:iam::000000000000:role/ci");
  CHECK(other.value == "enhanced");
  CHECK(other.principal_arn == kRoot);
}

TEST_CASE_METHOD(SettingsFixture,
                 "PutAccountSettingDefault: new clusters have it unless they say otherwise",
                 "[ecs][PutAccountSettingDefault]") {
  call(put_default("containerInsights", "enabled"));
  ecs::CreateClusterRequest request;
  request.cluster_name = "new";
  CHECK(call(request).cluster.settings.at(0).value == "enabled");
  request.cluster_name = "other";
  request.settings = {{"containerInsights", "disabled"}};
  CHECK(call(request).cluster.settings.at(0).value == "disabled");
  request.cluster_name = "main";
  request.settings.clear();
  CHECK(call(request).cluster.settings.at(0).value == "disabled");
}

TEST_CASE_METHOD(SettingsFixture, "PutAccountSettingDefault: what it does not take",
                 "[ecs][PutAccountSettingDefault]") {
  CHECK(failure(put_default("containerInsights", "on")) ==
        "InvalidParameterException: Invalid setting 'value'");
  CHECK(failure(put_default("taskLongArnFormat", "disabled")) ==
        "InvalidParameterException: You can no longer disable Long Arn settings");
  CHECK(tests::error_code([&] { call(put_default("nothing", "on")); }) ==
        "InvalidParameterException");
}
