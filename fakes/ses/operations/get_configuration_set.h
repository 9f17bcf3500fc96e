// Describes one configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetConfigurationSet.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/identities/identity_view.h"
#include "fakes/ses/ses_v2.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeliveryOptions.html
struct DeliveryOptionsV2 {
  std::string tls_policy = "OPTIONAL";
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ReputationOptions.html
struct ReputationOptionsV2 {
  bool reputation_metrics_enabled = false;
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendingOptions.html
struct SendingOptions {
  bool sending_enabled = true;
  static const aws::Structure& shape();
};

struct GetConfigurationSetResponse {
  std::string configuration_set_name;
  DeliveryOptionsV2 delivery_options;
  ReputationOptionsV2 reputation_options;
  SendingOptions sending_options;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

struct GetConfigurationSetRequest {
  using Response = GetConfigurationSetResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "GetConfigurationSet";
  std::string configuration_set_name;
  static const aws::Structure& shape();
};

// Returns the set's tags, and AWS's defaults for what else could be set. Errors: NotFoundException.
GetConfigurationSetResponse get_configuration_set(SesV2& ses, const aws::Call& call,
                                                  const GetConfigurationSetRequest& request);

}  // namespace ses
