// DescribeLimits.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

class DynamoDb;

struct DescribeLimitsResponse {
  std::int64_t account_max_read_capacity_units = 0;
  std::int64_t account_max_write_capacity_units = 0;
  std::int64_t table_max_read_capacity_units = 0;
  std::int64_t table_max_write_capacity_units = 0;
  static const aws::Structure& shape();
};

struct DescribeLimitsRequest {
  using Response = DescribeLimitsResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "DescribeLimits";
  static const aws::Structure& shape();
};

// The quotas of a new account. They limit nothing here.
DescribeLimitsResponse describe_limits(DynamoDb& dynamodb, const aws::Call& call,
                                       const DescribeLimitsRequest& request);

}  // namespace dynamodb
