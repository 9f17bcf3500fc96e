#include "fakes/ses/operations/get_send_quota.h"

namespace ses {

const aws::Structure& GetSendQuotaRequest::shape() {
  static const aws::Structure kShape("GetSendQuotaRequest");
  return kShape;
}

const aws::Structure& GetSendQuotaResponse::shape() {
  using S = GetSendQuotaResponse;
  static const aws::Structure kShape = aws::Structure("GetSendQuotaResponse")
                                           .field<&S::max24_hour_send>("Max24HourSend")
                                           .field<&S::max_send_rate>("MaxSendRate")
                                           .field<&S::sent_last24_hours>("SentLast24Hours");
  return kShape;
}

GetSendQuotaResponse get_send_quota(Ses& ses, const aws::Call&, const GetSendQuotaRequest&) {
  const bool sandbox = ses.options().sandbox;
  GetSendQuotaResponse response;
  response.max24_hour_send = sandbox ? 200 : 50000;
  response.max_send_rate = sandbox ? 1 : 14;
  response.sent_last24_hours =
      static_cast<double>(ses.statistics().sent_in_a_day(ses.environment().now()));
  return response;
}

}  // namespace ses
