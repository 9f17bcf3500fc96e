// Makes a mail address or a domain an identity.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailIdentity.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/identities/identity_view.h"
#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct CreateEmailIdentityResponse {
  std::string identity_type;
  bool verified_for_sending_status = false;
  DkimAttributes dkim_attributes;
  static const aws::Structure& shape();
};

struct CreateEmailIdentityRequest {
  using Response = CreateEmailIdentityResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "CreateEmailIdentity";
  std::string email_identity;
  std::vector<Tag> tags;
  std::optional<std::string> configuration_set_name;
  static const aws::Structure& shape();
};

// The identity is verified at once unless Options::verify_at_once is off; a domain with DKIM.
// Errors: AlreadyExistsException, BadRequestException, NotFoundException for a configuration set;
// BacklotNotModelled for one that exists.
CreateEmailIdentityResponse create_email_identity(SesV2& ses, const aws::Call& call,
                                                  const CreateEmailIdentityRequest& request);

}  // namespace ses
