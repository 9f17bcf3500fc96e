#include "fakes/ecs/operations/list_account_settings.h"

#include "tests/fakes/ecs/settings_fixture.h"

using tests::SettingsFixture;

TEST_CASE_METHOD(SettingsFixture, "ListAccountSettings: what was set for the principal",
                 "[ecs][ListAccountSettings]") {
  CHECK(own().empty());
  call(put("fargateFIPSMode", "enabled"));
  call(put("awsvpcTrunking", "enabled"));
  call(put("awsvpcTrunking", "disabled", kUser));
  REQUIRE(own().size() == 2);
  CHECK(own()[0].name == "awsvpcTrunking");
  CHECK(own()[0].principal_arn == kRoot);
  CHECK(own()[1].name == "fargateFIPSMode");
  REQUIRE(own(kUser).size() == 1);
  CHECK(own(kUser)[0].value == "disabled");
}

TEST_CASE_METHOD(SettingsFixture, "ListAccountSettings: what holds in a new account, page by page",
                 "[ecs][ListAccountSettings]") {
  ecs::ListAccountSettingsRequest request;
  request.effective_settings = true;
  std::vector<std::pair<std::string, std::string>> found;
  do {
    const ecs::ListAccountSettingsResponse page = call(request);
    CHECK(page.settings.size() <= 10);
    for (const ecs::Setting& setting : page.settings) {
      found.emplace_back(setting.name, setting.value);
      CHECK(setting.principal_arn == kRoot);
      CHECK(setting.type == (setting.name == "guardDutyActivate" ? "aws_managed" : "user"));
    }
    request.next_token = page.next_token;
  } while (!request.next_token.empty());
  CHECK(found == std::vector<std::pair<std::string, std::string>>{
                     {"awsvpcTrunking", "disabled"},
                     {"containerInsights", "disabled"},
                     {"containerInstanceLongArnFormat", "enabled"},
                     {"defaultLogDriverMode", "non-blocking"},
                     {"dualStackIPv6", "enabled"},
                     {"fargateEventWindows", "disabled"},
                     {"fargateFIPSMode", "disabled"},
                     {"fargateTaskRetirementWaitPeriod", "7"},
                     {"guardDutyActivate", "off"},
                     {"serviceLongArnFormat", "enabled"},
                     {"tagResourceAuthorization", "on"},
                     {"taskLongArnFormat", "enabled"}});
}

TEST_CASE_METHOD(SettingsFixture, "ListAccountSettings: of a name and of a value",
                 "[ecs][ListAccountSettings]") {
  ecs::ListAccountSettingsRequest request;
  request.name = "containerInsights";
  CHECK(call(request).settings.empty());
  request.effective_settings = true;
  CHECK(call(request).settings.at(0).value == "disabled");
  request.value = "enabled";
  CHECK(call(request).settings.empty());
  request.value = "disabled";
  CHECK(call(request).settings.size() == 1);
}

TEST_CASE_METHOD(SettingsFixture, "ListAccountSettings: what it does not take",
                 "[ecs][ListAccountSettings]") {
  ecs::ListAccountSettingsRequest request;
  request.value = "enabled";
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
  request = {};
  request.name = "unknown";
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
  request = {};
  request.max_results = 11;
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
  request = {};
  request.next_token = "nonsense";
  CHECK(failure(request) == "InvalidParameterException: Invalid token.");
}
