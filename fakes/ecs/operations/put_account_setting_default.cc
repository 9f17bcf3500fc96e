#include "fakes/ecs/operations/put_account_setting_default.h"

#include "fakes/ecs/account_settings/account_settings.h"
#include "fakes/ecs/ecs.h"

namespace ecs {

const aws::Structure& PutAccountSettingDefaultResponse::shape() {
  using S = PutAccountSettingDefaultResponse;
  static const aws::Structure kShape =
      aws::Structure("PutAccountSettingDefaultResponse").field<&S::setting>("setting");
  return kShape;
}

const aws::Structure& PutAccountSettingDefaultRequest::shape() {
  using S = PutAccountSettingDefaultRequest;
  static const aws::Structure kShape = aws::Structure("PutAccountSettingDefaultRequest")
                                           .required<&S::name>("name", setting_name_values())
                                           .required<&S::value>("value");
  return kShape;
}

PutAccountSettingDefaultResponse put_account_setting_default(
    Ecs& ecs, const aws::Call& call, const PutAccountSettingDefaultRequest& request) {
  const Scope scope = scope_of(call);
  return {ecs.account_settings().put(scope, root_of(scope), request.name, request.value)};
}

}  // namespace ecs
