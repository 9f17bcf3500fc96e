// Lists what was set for a principal, the caller unless another is named, or, with
// `effectiveSettings`, what holds for it. Up to 10 a page.
// Errors: InvalidParameterException for a `value` without a `name`, and for what is no principal of
// the account.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAccountSettings.html
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/service.h"
#include "fakes/ecs/account_settings/setting.h"

namespace ecs {

class Ecs;

struct ListAccountSettingsResponse {
  std::vector<Setting> settings;
  std::string next_token;
  static const aws::Structure& shape();
};

struct ListAccountSettingsRequest {
  using Response = ListAccountSettingsResponse;
  static constexpr std::string_view kService = "ecs";
  static constexpr std::string_view kOperation = "ListAccountSettings";
  std::string name;
  std::string value;
  std::string principal_arn;
  bool effective_settings = false;
  std::string next_token;
  std::optional<std::int32_t> max_results;
  static const aws::Structure& shape();
};

ListAccountSettingsResponse list_account_settings(Ecs& ecs, const aws::Call& call,
                                                  const ListAccountSettingsRequest& request);

}  // namespace ecs
