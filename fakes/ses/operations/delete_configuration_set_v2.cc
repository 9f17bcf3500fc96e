#include "fakes/ses/operations/delete_configuration_set_v2.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& DeleteConfigurationSetV2Request::shape() {
  using S = DeleteConfigurationSetV2Request;
  static const aws::Structure kShape =
      aws::Structure("DeleteConfigurationSetRequest")
          .required<&S::configuration_set_name>("ConfigurationSetName");
  return kShape;
}

EmptyResponse delete_configuration_set_v2(SesV2& ses, const aws::Call& call,
                                          const DeleteConfigurationSetV2Request& request) {
  in_words_of_v2([&] {
    ses.v1().configuration_sets().remove(call.caller.account, call.caller.region,
                                         request.configuration_set_name);
  });
  return {};
}

}  // namespace ses
