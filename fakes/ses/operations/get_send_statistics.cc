#include "fakes/ses/operations/get_send_statistics.h"

namespace ses {

const aws::Structure& SendDataPoint::shape() {
  using S = SendDataPoint;
  static const aws::Structure kShape = aws::Structure("SendDataPoint")
                                           .field<&S::timestamp>("Timestamp")
                                           .field<&S::delivery_attempts>("DeliveryAttempts")
                                           .field<&S::bounces>("Bounces")
                                           .field<&S::complaints>("Complaints")
                                           .field<&S::rejects>("Rejects");
  return kShape;
}

const aws::Structure& GetSendStatisticsRequest::shape() {
  static const aws::Structure kShape("GetSendStatisticsRequest");
  return kShape;
}

const aws::Structure& GetSendStatisticsResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("GetSendStatisticsResponse")
          .field<&GetSendStatisticsResponse::send_data_points>("SendDataPoints")
          .always();
  return kShape;
}

GetSendStatisticsResponse get_send_statistics(Ses& ses, const aws::Call&,
                                              const GetSendStatisticsRequest&) {
  GetSendStatisticsResponse response;
  for (const auto& [time, point] : ses.statistics().points()) {
    response.send_data_points.push_back(
        {time, point.attempts, point.bounces, point.complaints, point.rejects});
  }
  return response;
}

}  // namespace ses
