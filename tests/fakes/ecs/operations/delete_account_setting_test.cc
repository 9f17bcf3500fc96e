#include "fakes/ecs/operations/delete_account_setting.h"

#include "tests/fakes/ecs/settings_fixture.h"

using tests::SettingsFixture;

namespace {

ecs::DeleteAccountSettingRequest remove(const std::string& principal = "") {
  ecs::DeleteAccountSettingRequest request;
  request.name = "containerInsights";
  request.principal_arn = principal;
  return request;
}

}  // namespace

TEST_CASE_METHOD(SettingsFixture, "DeleteAccountSetting: the default holds again",
                 "[ecs][DeleteAccountSetting]") {
  call(put_default("containerInsights", "enabled"));
  call(put("containerInsights", "enhanced", kUser));
  const ecs::Setting after = call(remove(kUser)).setting;
  CHECK(after.principal_arn == kUser);
  CHECK(after.value == "enabled");
  CHECK(own(kUser).empty());
  CHECK(effective("containerInsights", kUser).value == "enabled");
  CHECK(call(remove()).setting.value == "disabled");
  CHECK(effective("containerInsights", kUser).value == "disabled");
}

TEST_CASE_METHOD(SettingsFixture, "DeleteAccountSetting: what was not set, and what is not there",
                 "[ecs][DeleteAccountSetting]") {
  CHECK(call(remove()).setting.value == "disabled");
  CHECK(tests::error_code([&] { call(remove("jo")); }) == "InvalidParameterException");
  ecs::DeleteAccountSettingRequest request;
  request.name = "nothing";
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
}
