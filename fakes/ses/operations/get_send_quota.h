// How much may be sent, and how much was sent.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html
#pragma once

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct GetSendQuotaResponse {
  double max24_hour_send = 0;
  double max_send_rate = 0;
  double sent_last24_hours = 0;
  static const aws::Structure& shape();
};

struct GetSendQuotaRequest {
  using Response = GetSendQuotaResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "GetSendQuota";
  static const aws::Structure& shape();
};

// The quota is told and not enforced.
GetSendQuotaResponse get_send_quota(Ses& ses, const aws::Call& call,
                                    const GetSendQuotaRequest& request);

}  // namespace ses
