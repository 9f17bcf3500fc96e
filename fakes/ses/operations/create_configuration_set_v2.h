// Makes a configuration set.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSet.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/identities/identity_view.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct CreateConfigurationSetV2Request {
  using Response = EmptyResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "CreateConfigurationSet";
  std::string configuration_set_name;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

// Errors: AlreadyExistsException, BadRequestException; BacklotNotModelled for all options.
EmptyResponse create_configuration_set_v2(SesV2& ses, const aws::Call& call,
                                          const CreateConfigurationSetV2Request& request);

}  // namespace ses
