// Adds an event destination to a configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSetEventDestination.html
#pragma once

#include <string>

#include "fakes/ses/sending/event_destination.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct CreateConfigurationSetEventDestinationRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "CreateConfigurationSetEventDestination";
  std::string configuration_set_name;
  std::string event_destination_name;
  EventDestinationDefinition event_destination;
  static const aws::Structure& shape();
};

// Errors: NotFoundException for the configuration set, AlreadyExistsException for the destination;
// BadRequestException for a name that is none, no type of event, and a topic that is missing.
EmptyResponse create_configuration_set_event_destination(
    SesV2& ses, const aws::Call& call,
    const CreateConfigurationSetEventDestinationRequest& request);

}  // namespace ses
