// Sets an account setting for the account: it holds for all for whom no other was set.
// Errors: as for PutAccountSetting.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSettingDefault.html
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/ecs/account_settings/setting.h"

namespace ecs {

class Ecs;

struct PutAccountSettingDefaultResponse {
  Setting setting;
  static const aws::Structure& shape();
};

struct PutAccountSettingDefaultRequest {
  using Response = PutAccountSettingDefaultResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "PutAccountSettingDefault";
  std::string name;
  std::string value;
  static const aws::Structure& shape();
};

PutAccountSettingDefaultResponse put_account_setting_default(
    Ecs& ecs, const aws::Call& call, const PutAccountSettingDefaultRequest& request);

}  // namespace ecs
