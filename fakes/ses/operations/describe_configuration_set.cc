#include "fakes/ses/operations/describe_configuration_set.h"

#include <algorithm>

namespace ses {

const aws::Structure& DeliveryOptions::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeliveryOptions").field<&DeliveryOptions::tls_policy>("TlsPolicy");
  return kShape;
}

const aws::Structure& ReputationOptions::shape() {
  using S = ReputationOptions;
  static const aws::Structure kShape =
      aws::Structure("ReputationOptions")
          .field<&S::sending_enabled>("SendingEnabled")
          .field<&S::reputation_metrics_enabled>("ReputationMetricsEnabled");
  return kShape;
}

const aws::Structure& DescribeConfigurationSetRequest::shape() {
  using S = DescribeConfigurationSetRequest;
  static const aws::Structure kShape =
      aws::Structure("DescribeConfigurationSetRequest")
          .required<&S::configuration_set_name>("ConfigurationSetName")
          .field<&S::configuration_set_attribute_names>("ConfigurationSetAttributeNames")
          .elements(aws::one_of(
              {"eventDestinations", "trackingOptions", "deliveryOptions", "reputationOptions"}));
  return kShape;
}

const aws::Structure& DescribeConfigurationSetResponse::shape() {
  using S = DescribeConfigurationSetResponse;
  static const aws::Structure kShape = aws::Structure("DescribeConfigurationSetResponse")
                                           .field<&S::configuration_set>("ConfigurationSet")
                                           .field<&S::event_destinations>("EventDestinations")
                                           .field<&S::delivery_options>("DeliveryOptions")
                                           .field<&S::reputation_options>("ReputationOptions");
  return kShape;
}

DescribeConfigurationSetResponse describe_configuration_set(
    Ses& ses, const aws::Call& call, const DescribeConfigurationSetRequest& request) {
  const auto& asked = request.configuration_set_attribute_names;
  const auto is_asked = [&](const char* name) {
    return std::ranges::find(asked, name) != asked.end();
  };
  DescribeConfigurationSetResponse response;
  response.configuration_set.name =
      ses.configuration_sets()
          .require(call.caller.account, call.caller.region, request.configuration_set_name)
          .name;
  if (is_asked("eventDestinations")) response.event_destinations.emplace();
  if (is_asked("deliveryOptions")) response.delivery_options.emplace();
  if (is_asked("reputationOptions")) response.reputation_options.emplace();
  return response;
}

}  // namespace ses
