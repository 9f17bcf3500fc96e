// Removes a configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_DeleteConfigurationSet.html
#pragma once

#include <string>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct DeleteConfigurationSetV2Request {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "DeleteConfigurationSet";
  std::string configuration_set_name;
  static const aws::Structure& shape();
};

// Errors: NotFoundException.
EmptyResponse delete_configuration_set_v2(SesV2& ses, const aws::Call& call,
                                          const DeleteConfigurationSetV2Request& request);

}  // namespace ses
