// Describes one configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DescribeConfigurationSet.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/operations/create_configuration_set.h"
#include "fakes/ses/ses.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference/API_DeliveryOptions.html
struct DeliveryOptions {
  std::string tls_policy = "Optional";
  static const aws::Structure& shape();
};

// https://docs.aws.amazon.com/ses/latest/APIReference/API_ReputationOptions.html
struct ReputationOptions {
  bool sending_enabled = true;
  bool reputation_metrics_enabled = false;
  static const aws::Structure& shape();
};

struct DescribeConfigurationSetResponse {
  ConfigurationSet configuration_set;
  std::optional<std::vector<std::string>> event_destinations;  // there are none
  std::optional<DeliveryOptions> delivery_options;
  std::optional<ReputationOptions> reputation_options;
  static const aws::Structure& shape();
};

struct DescribeConfigurationSetRequest {
  using Response = DescribeConfigurationSetResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DescribeConfigurationSet";
  std::string configuration_set_name;
  std::vector<std::string> configuration_set_attribute_names;
  static const aws::Structure& shape();
};

// Returns the attributes that are asked for, with AWS's defaults: there are no event destinations
// and no tracking options. Errors: ConfigurationSetDoesNotExist.
DescribeConfigurationSetResponse describe_configuration_set(
    Ses& ses, const aws::Call& call, const DescribeConfigurationSetRequest& request);

}  // namespace ses
