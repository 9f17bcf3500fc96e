#include "fakes/ecs/operations/list_account_settings.h"

#include <utility>

#include "fakes/ecs/account_settings/account_settings.h"
#include "fakes/ecs/ecs.h"
#include "fakes/ecs/errors.h"
#include "fakes/ecs/pages.h"

namespace ecs {
namespace {

constexpr std::int32_t kMostSettings = 10;

bool matches(const Setting& setting, const ListAccountSettingsRequest& request) {
  return (request.name.empty() || setting.name == request.name) &&
         (request.value.empty() || setting.value == request.value);
}

}  // namespace

const aws::Structure& ListAccountSettingsResponse::shape() {
  using S = ListAccountSettingsResponse;
  static const aws::Structure kShape = aws::Structure("ListAccountSettingsResponse")
                                           .field<&S::settings>("settings")
                                           .always()
                                           .field<&S::next_token>("nextToken");
  return kShape;
}

const aws::Structure& ListAccountSettingsRequest::shape() {
  using S = ListAccountSettingsRequest;
  static const aws::Structure kShape =
      aws::Structure("ListAccountSettingsRequest")
          .field<&S::name>("name", setting_name_values())
          .field<&S::value>("value")
          .field<&S::principal_arn>("principalArn")
          .field<&S::effective_settings>("effectiveSettings")
          .field<&S::next_token>("nextToken")
          .field<&S::max_results>("maxResults", aws::range(1, kMostSettings));
  return kShape;
}

ListAccountSettingsResponse list_account_settings(Ecs& ecs, const aws::Call& call,
                                                  const ListAccountSettingsRequest& request) {
  if (!request.value.empty() && request.name.empty()) {
    throw invalid_parameter("A value can only be given together with a name.");
  }
  const Scope scope = scope_of(call);
  const std::string principal = principal_of(call, request.principal_arn);
  const auto setting_of = [&](const std::string& name) -> std::optional<Setting> {
    if (!request.effective_settings) return ecs.account_settings().own(scope, principal, name);
    return ecs.account_settings().effective(scope, principal, name);
  };
  std::vector<std::string> names;
  for (const std::string& name : setting_names()) {
    const std::optional<Setting> setting = setting_of(name);
    if (setting && matches(*setting, request)) names.push_back(name);
  }
  Page page = page_of(names, request.max_results, request.next_token, kMostSettings);
  ListAccountSettingsResponse response;
  for (const std::string& name : page.items) response.settings.push_back(*setting_of(name));
  response.next_token = std::move(page.next_token);
  return response;
}

}  // namespace ecs
