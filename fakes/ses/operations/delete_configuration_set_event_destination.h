// Removes an event destination from a configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteConfigurationSetEventDestination.html
#pragma once

#include <string>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteConfigurationSetEventDestinationRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "DeleteConfigurationSetEventDestination";
  std::string configuration_set_name;
  std::string event_destination_name;
  static const aws::Structure& shape();
};

// Errors: NotFoundException for either.
EmptyResponse delete_configuration_set_event_destination(
    SesV2& ses, const aws::Call& call,
    const DeleteConfigurationSetEventDestinationRequest& request);

}  // namespace ses
