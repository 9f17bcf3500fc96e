#include "fakes/ses/operations/create_configuration_set_event_destination.h"

#include "fakes/ses/errors.h"
#include "fakes/ses/resource_name.h"

namespace ses {
namespace {

// AWS's own words for these are not published.
void check_definition(Ses& ses, const EventDestinationDefinition& definition) {
  if (definition.matching_event_types.empty()) {
    throw invalid_parameter_value("At least one matching event type must be specified.");
  }
  if (!definition.sns_destination) {
    throw invalid_parameter_value("Exactly one destination must be specified.");
  }
  const std::string& topic = definition.sns_destination->topic_arn;
  aws::TopicSink* topics = ses.environment().topics;
  if (topics == nullptr || !topics->exists(topic)) {
    throw invalid_parameter_value("Could not publish to SNS topic <" + topic + ">.");
  }
}

}  // namespace

const aws::Structure& CreateConfigurationSetEventDestinationRequest::shape() {
  using S = CreateConfigurationSetEventDestinationRequest;
  static const aws::Structure kShape =
      aws::Structure("CreateConfigurationSetEventDestinationRequest")
          .required<&S::configuration_set_name>("ConfigurationSetName")
          .required<&S::event_destination_name>("EventDestinationName")
          .required<&S::event_destination>("EventDestination");
  return kShape;
}

EmptyResponse create_configuration_set_event_destination(
    SesV2& ses, const aws::Call& call,
    const CreateConfigurationSetEventDestinationRequest& request) {
  Ses& v1 = ses.v1();
  in_words_of_v2([&] {
    const ConfigurationSetRow set = v1.configuration_sets().require(
        call.caller.account, call.caller.region, request.configuration_set_name);
    check_resource_name(request.event_destination_name, "event destination");
    const EventDestinationDefinition& definition = request.event_destination;
    check_definition(v1, definition);
    v1.event_destinations().add(set,
                                {request.event_destination_name, definition.enabled.value_or(false),
                                 definition.matching_event_types, definition.sns_destination});
  });
  return {};
}

}  // namespace ses
