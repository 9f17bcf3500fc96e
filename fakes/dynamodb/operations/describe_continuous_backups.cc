#include "fakes/dynamodb/operations/describe_continuous_backups.h"

#include "fakes/dynamodb/dynamodb.h"

namespace dynamodb {

DescribeContinuousBackupsResponse describe_continuous_backups(
    DynamoDb& dynamodb, const aws::Call& call, const DescribeContinuousBackupsRequest& request) {
  const Table& table = table_with_backups(dynamodb, call.caller, request.table_name);
  return {describe_backups(table, dynamodb.environment().now())};
}

const aws::Structure& DescribeContinuousBackupsResponse::shape() {
  using S = DescribeContinuousBackupsResponse;
  static const aws::Structure kShape =
      aws::Structure("DescribeContinuousBackupsOutput")
          .field<&S::continuous_backups_description>("ContinuousBackupsDescription");
  return kShape;
}

const aws::Structure& DescribeContinuousBackupsRequest::shape() {
  using S = DescribeContinuousBackupsRequest;
  static const aws::Structure kShape =
      aws::Structure("DescribeContinuousBackupsInput")
          .required<&S::table_name>("TableName", table_name_or_arn_limits());
  return kShape;
}

}  // namespace dynamodb
