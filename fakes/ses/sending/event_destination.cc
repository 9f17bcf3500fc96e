#include "fakes/ses/sending/event_destination.h"

namespace ses {
namespace {

aws::Constraints event_types() {
  return aws::one_of({"SEND", "REJECT", "BOUNCE", "COMPLAINT", "DELIVERY", "OPEN", "CLICK",
                      "RENDERING_FAILURE", "DELIVERY_DELAY", "SUBSCRIPTION"});
}

}  // namespace

const aws::Structure& SnsDestination::shape() {
  static const aws::Structure kShape =
      aws::Structure("SnsDestination")
          .required<&SnsDestination::topic_arn>("TopicArn", aws::length(1));
  return kShape;
}

const aws::Structure& EventDestinationDefinition::shape() {
  using S = EventDestinationDefinition;
  static const aws::Structure kShape = aws::Structure("EventDestinationDefinition")
                                           .field<&S::enabled>("Enabled")
                                           .field<&S::matching_event_types>("MatchingEventTypes")
                                           .elements(event_types())
                                           .field<&S::sns_destination>("SnsDestination")
                                           .refused("KinesisFirehoseDestination")
                                           .refused("CloudWatchDestination")
                                           .refused("EventBridgeDestination")
                                           .refused("PinpointDestination");
  return kShape;
}

const aws::Structure& EventDestination::shape() {
  using S = EventDestination;
  static const aws::Structure kShape = aws::Structure("EventDestination")
                                           .required<&S::name>("Name")
                                           .field<&S::enabled>("Enabled")
                                           .required<&S::matching_event_types>("MatchingEventTypes")
                                           .elements(event_types())
                                           .field<&S::sns_destination>("SnsDestination");
  return kShape;
}

}  // namespace ses
