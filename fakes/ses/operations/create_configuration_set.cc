#include "fakes/ses/operations/create_configuration_set.h"

namespace ses {

const aws::Structure& ConfigurationSet::shape() {
  static const aws::Structure kShape =
      aws::Structure("ConfigurationSet").required<&ConfigurationSet::name>("Name");
  return kShape;
}

const aws::Structure& CreateConfigurationSetRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("CreateConfigurationSetRequest")
          .required<&CreateConfigurationSetRequest::configuration_set>("ConfigurationSet");
  return kShape;
}

EmptyResponse create_configuration_set(Ses& ses, const aws::Call& call,
                                       const CreateConfigurationSetRequest& request) {
  ses.configuration_sets().create(
      {call.caller.account, call.caller.region, request.configuration_set.name, {}});
  return {};
}

}  // namespace ses
