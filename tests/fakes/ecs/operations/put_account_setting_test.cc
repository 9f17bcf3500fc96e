#include "fakes/ecs/operations/put_account_setting.h"

#include "fakes/ecs/operations/create_cluster.h"
#include "tests/fakes/ecs/settings_fixture.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using tests::SettingsFixture;

TEST_CASE_METHOD(SettingsFixture, "PutAccountSetting: the setting, whose it is and of which type",
                 "[ecs][PutAccountSetting]") {
  CHECK(json("AmazonEC2ContainerServiceV20141113.PutAccountSetting",
             R"({"name":"awsvpcTrunking","value":"enabled",)"
             R"("principalArn":"arn:aws:iam::000000000000:user/jo"})")
            .body == R"({"setting":{"name":"awsvpcTrunking","value":"enabled",)"
                     R"("principalArn":"arn:aws:iam::000000000000:user/jo","type":"user"}})");
  CHECK(call(put("awsvpcTrunking", "disabled")).setting.principal_arn == kRoot);
  CHECK(effective("awsvpcTrunking", kUser).value == "enabled");
  CHECK(effective("awsvpcTrunking").value == "disabled");
}

TEST_CASE_METHOD(SettingsFixture, "PutAccountSetting: the caller is who GetCallerIdentity says",
                 "[ecs][PutAccountSetting]") {
  aws::Caller user = caller();
  user.access_key = "AKIAIOSFODNN7EXAMPLE";
  aws::Client of_user{dispatcher, scheduler, user};
  const ecs::Setting set = of_user.now(put("containerInsights", "enhanced")).setting;
  CHECK(set.principal_arn == "arn:aws:iam::000000000000:user/backlot");
  ecs::CreateClusterRequest create;
  create.cluster_name = "theirs";
  CHECK(of_user.now(create).cluster.settings.at(0).value == "enhanced");
  create.cluster_name = "roots";
  CHECK(call(create).cluster.settings.at(0).value == "disabled");
}

TEST_CASE_METHOD(SettingsFixture, "PutAccountSetting: of one region and one account",
                 "[ecs][PutAccountSetting]") {
  call(put("containerInsights", "enabled"));
  aws::Caller other = caller();
  other.region = "eu-west-1";
  aws::Client far{dispatcher, scheduler, other};
  CHECK(far.now(ecs::ListAccountSettingsRequest{}).settings.empty());
  other = caller();
  other.account = "111122223333";
  aws::Client stranger{dispatcher, scheduler, other};
  CHECK(stranger.now(ecs::ListAccountSettingsRequest{}).settings.empty());
}

TEST_CASE_METHOD(SettingsFixture, "PutAccountSetting: each setting has its own values",
                 "[ecs][PutAccountSetting]") {
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"fargateTaskRetirementWaitPeriod", "14"},
                                                        {"defaultLogDriverMode", "blocking"},
                                                        {"dualStackIPv6", "disabled"},
                                                        {"fargateEventWindows", "enabled"},
                                                        {"fargateFIPSMode", "enabled"},
                                                        {"taskLongArnFormat", "enabled"},
                                                        {"tagResourceAuthorization", "on"}}) {
    CHECK(failure(put(name, value)).empty());
    CHECK(effective(name).value == value);
  }
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"containerInsights", "ENABLED"},
                                                        {"fargateTaskRetirementWaitPeriod", "3"},
                                                        {"defaultLogDriverMode", "enabled"},
                                                        {"awsvpcTrunking", ""}}) {
    CHECK(failure(put(name, value)) == "InvalidParameterException: Invalid setting 'value'");
  }
}

TEST_CASE_METHOD(SettingsFixture, "PutAccountSetting: what nobody may change any more",
                 "[ecs][PutAccountSetting]") {
  for (const char* name :
       {"serviceLongArnFormat", "taskLongArnFormat", "containerInstanceLongArnFormat"}) {
    CHECK(failure(put(name, "disabled")) ==
          "InvalidParameterException: You can no longer disable Long Arn settings");
  }
  CHECK_THAT(failure(put("tagResourceAuthorization", "off")),
             StartsWith("InvalidParameterException: You can no longer disable"));
  CHECK_THAT(failure(put("guardDutyActivate", "on")), Contains("read-only"));
  CHECK_THAT(failure(put("fargateTaskRetirementWaitPeriod", "0", kUser)), Contains("root user"));
  CHECK_THAT(failure(put("dualStackIPv4", "on")), StartsWith("InvalidParameterException: "));
  for (const char* principal :
       {"jo", "arn:aws:iam::111122223333:user/jo", "arn:aws:iam::000000000000:group/all"}) {
    CHECK_THAT(failure(put("awsvpcTrunking", "enabled", principal)), Contains("principal"));
  }
}

TEST_CASE_METHOD(SettingsFixture, "PutAccountSetting: survives a restart",
                 "[ecs][PutAccountSetting]") {
  call(put("containerInsights", "enabled", kUser));
  ecs::Ecs next{environment, options(), &runner};
  aws::Dispatcher next_dispatcher{environment};
  next_dispatcher.add(next);
  aws::Client next_client{next_dispatcher, scheduler, caller()};
  ecs::ListAccountSettingsRequest list;
  list.principal_arn = kUser;
  CHECK(next_client.now(list).settings.at(0).value == "enabled");
}
