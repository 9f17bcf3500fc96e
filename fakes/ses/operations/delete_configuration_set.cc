#include "fakes/ses/operations/delete_configuration_set.h"

namespace ses {

const aws::Structure& DeleteConfigurationSetRequest::shape() {
  using S = DeleteConfigurationSetRequest;
  static const aws::Structure kShape =
      aws::Structure("DeleteConfigurationSetRequest")
          .required<&S::configuration_set_name>("ConfigurationSetName");
  return kShape;
}

EmptyResponse delete_configuration_set(Ses& ses, const aws::Call& call,
                                       const DeleteConfigurationSetRequest& request) {
  ses.configuration_sets().remove(call.caller.account, call.caller.region,
                                  request.configuration_set_name);
  return {};
}

}  // namespace ses
