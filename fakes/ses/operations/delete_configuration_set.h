// Removes a configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_DeleteConfigurationSet.html
#pragma once

#include <string>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteConfigurationSetRequest {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "DeleteConfigurationSet";
  std::string configuration_set_name;
  static const aws::Structure& shape();
};

// Errors: ConfigurationSetDoesNotExist.
EmptyResponse delete_configuration_set(Ses& ses, const aws::Call& call,
                                       const DeleteConfigurationSetRequest& request);

}  // namespace ses
