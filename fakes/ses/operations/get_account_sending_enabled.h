// Whether the account may send.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_GetAccountSendingEnabled.html
#pragma once

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct GetAccountSendingEnabledResponse {
  bool enabled = true;
  static const aws::Structure& shape();
};

struct GetAccountSendingEnabledRequest {
  using Response = GetAccountSendingEnabledResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "GetAccountSendingEnabled";
  static const aws::Structure& shape();
};

// The answer is always yes: what would pause sending is not modelled.
GetAccountSendingEnabledResponse get_account_sending_enabled(
    Ses& ses, const aws::Call& call, const GetAccountSendingEnabledRequest& request);

}  // namespace ses
