// What was sent in the last two weeks, in steps of fifteen minutes.
//
// https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendStatistics.html
#pragma once

#include <vector>

#include "fakes/ses/ses.h"
#include "fakes/ses/shapes.h"

namespace ses {

struct SendDataPoint {
  sim::Time timestamp;
  std::int64_t delivery_attempts = 0;
  std::int64_t bounces = 0;
  std::int64_t complaints = 0;
  std::int64_t rejects = 0;
  static const aws::Structure& shape();
};

struct GetSendStatisticsResponse {
  std::vector<SendDataPoint> send_data_points;
  static const aws::Structure& shape();
};

struct GetSendStatisticsRequest {
  using Response = GetSendStatisticsResponse;
  static constexpr std::string_view kService = "ses";
  static constexpr std::string_view kOperation = "GetSendStatistics";
  static const aws::Structure& shape();
};

// Returns the data points in the order of their times.
GetSendStatisticsResponse get_send_statistics(Ses& ses, const aws::Call& call,
                                              const GetSendStatisticsRequest& request);

}  // namespace ses
