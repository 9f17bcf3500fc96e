#include "fakes/dynamodb/operations/describe_limits.h"

#include "fakes/dynamodb/dynamodb.h"

namespace dynamodb {

DescribeLimitsResponse describe_limits(DynamoDb&, const aws::Call&, const DescribeLimitsRequest&) {
  constexpr std::int64_t kOfAccount = 80'000;
  constexpr std::int64_t kOfTable = 40'000;
  return {kOfAccount, kOfAccount, kOfTable, kOfTable};
}

const aws::Structure& DescribeLimitsResponse::shape() {
  using S = DescribeLimitsResponse;
  static const aws::Structure kShape =
      aws::Structure("DescribeLimitsOutput")
          .field<&S::account_max_read_capacity_units>("AccountMaxReadCapacityUnits")
          .field<&S::account_max_write_capacity_units>("AccountMaxWriteCapacityUnits")
          .field<&S::table_max_read_capacity_units>("TableMaxReadCapacityUnits")
          .field<&S::table_max_write_capacity_units>("TableMaxWriteCapacityUnits");
  return kShape;
}

const aws::Structure& DescribeLimitsRequest::shape() {
  static const aws::Structure kShape = aws::Structure("DescribeLimitsInput");
  return kShape;
}

}  // namespace dynamodb
