// Tells the event destinations of a configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetConfigurationSetEventDestinations.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/sending/event_destination.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct GetConfigurationSetEventDestinationsResponse {
  std::vector<EventDestination> event_destinations;
  static const aws::Structure& shape();
};

struct GetConfigurationSetEventDestinationsRequest {
  using Response = GetConfigurationSetEventDestinationsResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "GetConfigurationSetEventDestinations";
  std::string configuration_set_name;
  static const aws::Structure& shape();
};

// By name. Errors: NotFoundException.
GetConfigurationSetEventDestinationsResponse get_configuration_set_event_destinations(
    SesV2& ses, const aws::Call& call, const GetConfigurationSetEventDestinationsRequest& request);

}  // namespace ses
