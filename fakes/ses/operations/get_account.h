// What the account may send.
//
// https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html
#pragma once

#include <string>

#include "fakes/ses/ses_v2.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct SendQuota {
  double max24_hour_send = 0;
  double max_send_rate = 0;
  double sent_last24_hours = 0;
  static const aws::Structure& shape();
};

struct GetAccountResponse {
  bool dedicated_ip_auto_warmup_enabled = false;
  std::string enforcement_status = "HEALTHY";
  bool production_access_enabled = false;
  SendQuota send_quota;
  bool sending_enabled = true;
  static const aws::Structure& shape();
};

struct GetAccountRequest {
  using Response = GetAccountResponse;
  static constexpr std::string_view kService = "sesv2";
  static constexpr std::string_view kOperation = "GetAccount";
  static const aws::Structure& shape();
};

// The quota is told and not enforced.
GetAccountResponse get_account(SesV2& ses, const aws::Call& call, const GetAccountRequest& request);

}  // namespace ses
