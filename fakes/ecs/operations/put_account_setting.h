// Sets an account setting for a user or role, the caller unless another is named, or for the root
// user: then it is the account's default.
// Errors: InvalidParameterException `Invalid setting 'value'`; `You can no longer disable Long Arn
// settings`; for settings that are not the caller's to change.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PutAccountSetting.html
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/ecs/account_settings/setting.h"

namespace ecs {

class Ecs;

struct PutAccountSettingResponse {
  Setting setting;
  static const aws::Structure& shape();
};

struct PutAccountSettingRequest {
  using Response = PutAccountSettingResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "PutAccountSetting";
  std::string name;
  std::string value;
  std::string principal_arn;
  static const aws::Structure& shape();
};

PutAccountSettingResponse put_account_setting(Ecs& ecs, const aws::Call& call,
                                              const PutAccountSettingRequest& request);

}  // namespace ecs
