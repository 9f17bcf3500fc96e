// DescribeTimeToLive.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct TimeToLiveDescription {
  std::string time_to_live_status;
  std::optional<std::string> attribute_name;
  static const aws::Structure& shape();
};

struct DescribeTimeToLiveResponse {
  TimeToLiveDescription time_to_live_description;
  static const aws::Structure& shape();
};

struct DescribeTimeToLiveRequest {
  using Response = DescribeTimeToLiveResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "DescribeTimeToLive";

  std::string table_name;
  static const aws::Structure& shape();
};

DescribeTimeToLiveResponse describe_time_to_live(DynamoDb& dynamodb, const aws::Call& call,
                                                 const DescribeTimeToLiveRequest& request);

}  // namespace dynamodb
