#include "fakes/ecs/operations/delete_account_setting.h"

#include "fakes/ecs/account_settings/account_settings.h"
#include "fakes/ecs/ecs.h"

namespace ecs {

const aws::Structure& DeleteAccountSettingResponse::shape() {
  using S = DeleteAccountSettingResponse;
  static const aws::Structure kShape =
      aws::Structure("DeleteAccountSettingResponse").field<&S::setting>("setting");
  return kShape;
}

const aws::Structure& DeleteAccountSettingRequest::shape() {
  using S = DeleteAccountSettingRequest;
  static const aws::Structure kShape = aws::Structure("DeleteAccountSettingRequest")
                                           .required<&S::name>("name", setting_name_values())
                                           .field<&S::principal_arn>("principalArn");
  return kShape;
}

DeleteAccountSettingResponse delete_account_setting(Ecs& ecs, const aws::Call& call,
                                                    const DeleteAccountSettingRequest& request) {
  const Scope scope = scope_of(call);
  const std::string principal = principal_of(call, request.principal_arn);
  ecs.account_settings().remove(scope, principal, request.name);
  DeleteAccountSettingResponse response;
  response.setting = ecs.account_settings().effective(scope, principal, request.name);
  response.setting.principal_arn = principal;
  return response;
}

}  // namespace ecs
