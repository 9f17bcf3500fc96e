// DescribeTable.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
#pragma once

#include "fakes/aws/service.h"
#include "fakes/dynamodb/shapes.h"
#include "fakes/dynamodb/tables/table_description.h"

namespace dynamodb {

class DynamoDb;

struct DescribeTableResponse {
  TableDescription table;
  static const aws::Structure& shape();
};

struct DescribeTableRequest {
  using Response = DescribeTableResponse;
  static constexpr std::string_view kService = kServiceId;
  static constexpr std::string_view kOperation = "DescribeTable";

  std::string table_name;
  static const aws::Structure& shape();
};

DescribeTableResponse describe_table(DynamoDb& dynamodb, const aws::Call& call,
                                     const DescribeTableRequest& request);

}  // namespace dynamodb
