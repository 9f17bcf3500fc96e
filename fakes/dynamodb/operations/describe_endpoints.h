// DescribeEndpoints.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct Endpoint {
  std::string address;
  std::int64_t cache_period_in_minutes = 0;
  static const aws::Structure& shape();
};

struct DescribeEndpointsResponse {
  std::vector<Endpoint> endpoints;
  static const aws::Structure& shape();
};

struct DescribeEndpointsRequest {
  using Response = DescribeEndpointsResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "DescribeEndpoints";
  static const aws::Structure& shape();
};

// The one endpoint is the host and port that the caller used.
DescribeEndpointsResponse describe_endpoints(DynamoDb& dynamodb, const aws::Call& call,
                                             const DescribeEndpointsRequest& request);

}  // namespace dynamodb
