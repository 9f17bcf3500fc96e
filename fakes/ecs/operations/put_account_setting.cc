#include "fakes/ecs/operations/put_account_setting.h"

#include "fakes/ecs/account_settings/account_settings.h"
#include "fakes/ecs/ecs.h"

namespace ecs {

const aws::Structure& PutAccountSettingResponse::shape() {
  using S = PutAccountSettingResponse;
  static const aws::Structure kShape =
      aws::Structure("PutAccountSettingResponse").field<&S::setting>("setting");
  return kShape;
}

const aws::Structure& PutAccountSettingRequest::shape() {
  using S = PutAccountSettingRequest;
  static const aws::Structure kShape = aws::Structure("PutAccountSettingRequest")
                                           .required<&S::name>("name", setting_name_values())
                                           .required<&S::value>("value")
                                           .field<&S::principal_arn>("principalArn");
  return kShape;
}

PutAccountSettingResponse put_account_setting(Ecs& ecs, const aws::Call& call,
                                              const PutAccountSettingRequest& request) {
  const std::string principal = principal_of(call, request.principal_arn);
  return {ecs.account_settings().put(scope_of(call), principal, request.name, request.value)};
}

}  // namespace ecs
