// ECS with ways to set and to list account settings.
#pragma once

#include <string>
#include <vector>

#include "fakes/ecs/operations/list_account_settings.h"
#include "fakes/ecs/operations/put_account_setting.h"
#include "fakes/ecs/operations/put_account_setting_default.h"
#include "tests/fakes/ecs/fixture.h"

namespace tests {

struct SettingsFixture : EcsFixture {
  static constexpr const char* kRoot = "arn:aws:iam::000000000000:root";
  static constexpr const char* kUser = "arn:aws:iam::000000000000:user/jo";

  static ecs::PutAccountSettingRequest put(const std::string& name, const std::string& value,
                                           const std::string& principal = "") {
    ecs::PutAccountSettingRequest request;
    request.name = name;
    request.value = value;
    request.principal_arn = principal;
    return request;
  }
  static ecs::PutAccountSettingDefaultRequest put_default(const std::string& name,
                                                          const std::string& value) {
    ecs::PutAccountSettingDefaultRequest request;
    request.name = name;
    request.value = value;
    return request;
  }
  // What was set for a principal.
  std::vector<ecs::Setting> own(const std::string& principal = "") {
    ecs::ListAccountSettingsRequest request;
    request.principal_arn = principal;
    return call(request).settings;
  }
  // What holds for a principal.
  ecs::Setting effective(const std::string& name, const std::string& principal = "") {
    ecs::ListAccountSettingsRequest request;
    request.name = name;
    request.principal_arn = principal;
    request.effective_settings = true;
    return call(request).settings.at(0);
  }
};

}  // namespace tests
