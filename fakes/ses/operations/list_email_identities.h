// The identities, by name.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListEmailIdentities.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_IdentityInfo.html
struct IdentityInfo {
  std::string identity_type;
  std::string identity_name;
  bool sending_enabled = false;
  std::string verification_status;
  static const aws::Structure& shape();
};

struct ListEmailIdentitiesResponse {
  std::vector<IdentityInfo> email_identities;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListEmailIdentitiesRequest {
  using Response = ListEmailIdentitiesResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "ListEmailIdentities";
  std::optional<std::string> next_token;
  std::optional<std::int32_t> page_size;
  static const aws::Structure& shape();
};

// Errors: BadRequestException for an unknown NextToken.
ListEmailIdentitiesResponse list_email_identities(SesV2& ses, const aws::Call& call,
                                                  const ListEmailIdentitiesRequest& request);

}  // namespace ses
