#include "fakes/ses/operations/delete_configuration_set_event_destination.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& DeleteConfigurationSetEventDestinationRequest::shape() {
  using S = DeleteConfigurationSetEventDestinationRequest;
  static const aws::Structure kShape =
      aws::Structure("DeleteConfigurationSetEventDestinationRequest")
          .required<&S::configuration_set_name>("ConfigurationSetName")
          .required<&S::event_destination_name>("EventDestinationName");
  return kShape;
}

EmptyResponse delete_configuration_set_event_destination(
    SesV2& ses, const aws::Call& call,
    const DeleteConfigurationSetEventDestinationRequest& request) {
  in_words_of_v2([&] {
    const ConfigurationSetRow set = ses.v1().configuration_sets().require(
        call.caller.account, call.caller.region, request.configuration_set_name);
    ses.v1().event_destinations().remove(set, request.event_destination_name);
  });
  return {};
}

}  // namespace ses
