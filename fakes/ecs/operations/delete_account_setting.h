// Takes back what was set for a user or role, the caller unless another is named, and returns what
// holds for it now. What was not set is no error.
// Errors: InvalidParameterException for what is no principal of the account.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteAccountSetting.html
#pragma once

#include <string>
#include <string_view>

#include "fakes/aws/service.h"
#include "fakes/ecs/account_settings/setting.h"

namespace ecs {

class Ecs;

struct DeleteAccountSettingResponse {
  Setting setting;
  static const aws::Structure& shape();
};

struct DeleteAccountSettingRequest {
  using Response = DeleteAccountSettingResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "DeleteAccountSetting";
  std::string name;
  std::string principal_arn;
  static const aws::Structure& shape();
};

DeleteAccountSettingResponse delete_account_setting(Ecs& ecs, const aws::Call& call,
                                                    const DeleteAccountSettingRequest& request);

}  // namespace ecs
