// The mail addresses that are verified, by name.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_ListVerifiedEmailAddresses.html
#pragma once

#include <string>
#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct ListVerifiedEmailAddressesResponse {
  std::vector<std::string> verified_email_addresses;
  static const aws::Structure& shape();
};

struct ListVerifiedEmailAddressesRequest {
  using Response = ListVerifiedEmailAddressesResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "ListVerifiedEmailAddresses";
  static const aws::Structure& shape();
};

ListVerifiedEmailAddressesResponse list_verified_email_addresses(
    Ses& ses, const aws::Call& call, const ListVerifiedEmailAddressesRequest& request);

}  // namespace ses
