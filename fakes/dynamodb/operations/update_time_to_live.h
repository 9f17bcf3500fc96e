// UpdateTimeToLive.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct UpdateTimeToLiveResponse {
  TimeToLiveSpecification time_to_live_specification;
  static const aws::Structure& shape();
};

struct UpdateTimeToLiveRequest {
  using Response = UpdateTimeToLiveResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "UpdateTimeToLive";

  std::string table_name;
  TimeToLiveSpecification time_to_live_specification;
  static const aws::Structure& shape();
};

// Takes effect at once; like AWS it can be changed again only after an hour.
UpdateTimeToLiveResponse update_time_to_live(DynamoDb& dynamodb, const aws::Call& call,
                                             const UpdateTimeToLiveRequest& request);

}  // namespace dynamodb
