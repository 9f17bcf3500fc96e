#include "fakes/ses/operations/get_configuration_set_event_destinations.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& GetConfigurationSetEventDestinationsRequest::shape() {
  using S = GetConfigurationSetEventDestinationsRequest;
  static const aws::Structure kShape =
      aws::Structure("GetConfigurationSetEventDestinationsRequest")
          .required<&S::configuration_set_name>("ConfigurationSetName");
  return kShape;
}

const aws::Structure& GetConfigurationSetEventDestinationsResponse::shape() {
  using S = GetConfigurationSetEventDestinationsResponse;
  static const aws::Structure kShape =
      aws::Structure("GetConfigurationSetEventDestinationsResponse")
          .field<&S::event_destinations>("EventDestinations")
          .always();
  return kShape;
}

GetConfigurationSetEventDestinationsResponse get_configuration_set_event_destinations(
    SesV2& ses, const aws::Call& call, const GetConfigurationSetEventDestinationsRequest& request) {
  GetConfigurationSetEventDestinationsResponse response;
  in_words_of_v2([&] {
    const ConfigurationSetRow set = ses.v1().configuration_sets().require(
        call.caller.account, call.caller.region, request.configuration_set_name);
    response.event_destinations =
        ses.v1().event_destinations().of(set.account, set.region, set.name);
  });
  return response;
}

}  // namespace ses
