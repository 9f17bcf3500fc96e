#include "fakes/ses/operations/get_configuration_set.h"

#include "fakes/ses/errors.h"

namespace ses {

const aws::Structure& DeliveryOptionsV2::shape() {
  static const aws::Structure kShape =
      aws::Structure("DeliveryOptions").field<&DeliveryOptionsV2::tls_policy>("TlsPolicy");
  return kShape;
}

const aws::Structure& ReputationOptionsV2::shape() {
  static const aws::Structure kShape =
      aws::Structure("ReputationOptions")
          .field<&ReputationOptionsV2::reputation_metrics_enabled>("ReputationMetricsEnabled");
  return kShape;
}

const aws::Structure& SendingOptions::shape() {
  static const aws::Structure kShape =
      aws::Structure("SendingOptions").field<&SendingOptions::sending_enabled>("SendingEnabled");
  return kShape;
}

const aws::Structure& GetConfigurationSetRequest::shape() {
  using S = GetConfigurationSetRequest;
  static const aws::Structure kShape =
      aws::Structure("GetConfigurationSetRequest")
          .required<&S::configuration_set_name>("ConfigurationSetName");
  return kShape;
}

const aws::Structure& GetConfigurationSetResponse::shape() {
  using S = GetConfigurationSetResponse;
  static const aws::Structure kShape =
      aws::Structure("GetConfigurationSetResponse")
          .field<&S::configuration_set_name>("ConfigurationSetName")
          .field<&S::delivery_options>("DeliveryOptions")
          .field<&S::reputation_options>("ReputationOptions")
          .field<&S::sending_options>("SendingOptions")
          .field<&S::tags>("Tags")
          .always();
  return kShape;
}

GetConfigurationSetResponse get_configuration_set(SesV2& ses, const aws::Call& call,
                                                  const GetConfigurationSetRequest& request) {
  GetConfigurationSetResponse response;
  in_words_of_v2([&] {
    const ConfigurationSetRow found = ses.v1().configuration_sets().require(
        call.caller.account, call.caller.region, request.configuration_set_name);
    response.configuration_set_name = found.name;
    for (const auto& [key, value] : found.tags) response.tags.push_back({key, value});
  });
  return response;
}

}  // namespace ses
