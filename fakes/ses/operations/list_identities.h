// The identities, by name.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_ListIdentities.html
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct ListIdentitiesResponse {
  std::vector<std::string> identities;
  std::optional<std::string> next_token;
  static const aws::Structure& shape();
};

struct ListIdentitiesRequest {
  using Response = ListIdentitiesResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "ListIdentities";
  std::optional<std::string> identity_type;
  std::optional<std::string> next_token;
  std::optional<std::int32_t> max_items;
  static const aws::Structure& shape();
};

// Errors: InvalidParameterValue for an unknown NextToken.
ListIdentitiesResponse list_identities(Ses& ses, const aws::Call& call,
                                       const ListIdentitiesRequest& request);

}  // namespace ses
