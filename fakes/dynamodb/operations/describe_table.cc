#include "fakes/dynamodb/operations/describe_table.h"

#include "fakes/dynamodb/dynamodb.h"

namespace dynamodb {

DescribeTableResponse describe_table(DynamoDb& dynamodb, const aws::Call& call,
                                     const DescribeTableRequest& request) {
  const Table& table = dynamodb.tables().any(call.caller, request.table_name);
  return {describe(table, dynamodb.items(), dynamodb.tables().status(table),
                   dynamodb.environment().now())};
}

const aws::Structure& DescribeTableResponse::shape() {
  static const aws::Structure kShape =
      aws::Structure("DescribeTableOutput").field<&DescribeTableResponse::table>("Table");
  return kShape;
}

const aws::Structure& DescribeTableRequest::shape() {
  static const aws::Structure kShape =
      aws::Structure("DescribeTableInput")
          .required<&DescribeTableRequest::table_name>("TableName", table_name_or_arn_limits());
  return kShape;
}

}  // namespace dynamodb
