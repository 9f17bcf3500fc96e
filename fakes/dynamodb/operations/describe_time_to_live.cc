#include "fakes/dynamodb/operations/describe_time_to_live.h"

#include "fakes/dynamodb/dynamodb.h"
#include "fakes/dynamodb/errors.h"

namespace dynamodb {

DescribeTimeToLiveResponse describe_time_to_live(DynamoDb& dynamodb, const aws::Call& call,
                                                 const DescribeTimeToLiveRequest& request) {
  const Table& table = dynamodb.tables().any(call.caller, request.table_name);
  const std::string status(dynamodb.tables().status(table));
  if (status != "ACTIVE") {
    throw validation_error("Cannot describe time to live while table is in " + status +
                           " state: Current table state is " + status);
  }
  DescribeTimeToLiveResponse response;
  response.time_to_live_description.time_to_live_status =
      table.ttl_attribute ? "ENABLED" : "DISABLED";
  response.time_to_live_description.attribute_name = table.ttl_attribute;
  return response;
}

const aws::Structure& TimeToLiveDescription::shape() {
  using S = TimeToLiveDescription;
  static const aws::Structure kShape = aws::Structure("TimeToLiveDescription")
                                           .field<&S::time_to_live_status>("TimeToLiveStatus")
                                           .field<&S::attribute_name>("AttributeName");
  return kShape;
}

const aws::Structure& DescribeTimeToLiveResponse::shape() {
  using S = DescribeTimeToLiveResponse;
  static const aws::Structure kShape =
      aws::Structure("DescribeTimeToLiveOutput")
          .field<&S::time_to_live_description>("TimeToLiveDescription");
  return kShape;
}

const aws::Structure& DescribeTimeToLiveRequest::shape() {
  static const aws::Structure kShape = aws::Structure("DescribeTimeToLiveInput")
                                           .required<&DescribeTimeToLiveRequest::table_name>(
                                               "TableName", table_name_or_arn_limits());
  return kShape;
}

}  // namespace dynamodb
