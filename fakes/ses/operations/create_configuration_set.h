// Makes a configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_CreateConfigurationSet.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference/API_ConfigurationSet.html
struct ConfigurationSet {
  std::string name;
  static const aws::Structure& shape();
};

struct CreateConfigurationSetRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "CreateConfigurationSet";
  ConfigurationSet configuration_set;
  static const aws::Structure& shape();
};

// Errors: ConfigurationSetAlreadyExists, InvalidParameterValue.
EmptyResponse create_configuration_set(Ses& ses, const aws::Call& call,
                                       const CreateConfigurationSetRequest& request);

}  // namespace ses
