#include "fakes/ses/operations/get_account.h"

#include "fakes/ses/operations/get_send_quota.h"

namespace ses {

const aws::Structure& SendQuota::shape() {
  using S = SendQuota;
  static const aws::Structure kShape = aws::Structure("SendQuota")
                                           .field<&S::max24_hour_send>("Max24HourSend")
                                           .field<&S::max_send_rate>("MaxSendRate")
                                           .field<&S::sent_last24_hours>("SentLast24Hours");
  return kShape;
}

const aws::Structure& GetAccountRequest::shape() {
  static const aws::Structure kShape("GetAccountRequest");
  return kShape;
}

const aws::Structure& GetAccountResponse::shape() {
  using S = GetAccountResponse;
  static const aws::Structure kShape =
      aws::Structure("GetAccountResponse")
          .field<&S::dedicated_ip_auto_warmup_enabled>("DedicatedIpAutoWarmupEnabled")
          .field<&S::enforcement_status>("EnforcementStatus")
          .field<&S::production_access_enabled>("ProductionAccessEnabled")
          .field<&S::send_quota>("SendQuota")
          .field<&S::sending_enabled>("SendingEnabled");
  return kShape;
}

GetAccountResponse get_account(SesV2& ses, const aws::Call& call, const GetAccountRequest&) {
  const GetSendQuotaResponse quota = get_send_quota(ses.v1(), call, {});
  GetAccountResponse response;
  response.production_access_enabled = !ses.v1().options().sandbox;
  response.send_quota = {quota.max24_hour_send, quota.max_send_rate, quota.sent_last24_hours};
  return response;
}

}  // namespace ses
