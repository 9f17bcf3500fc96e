#include "fakes/dynamodb/operations/get_item.h"

#include "fakes/dynamodb/items/capacity.h"
#include "fakes/dynamodb/items/keys.h"
#include "fakes/dynamodb/items/projected_read.h"
#include "fakes/dynamodb/items/request_faults.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"

namespace dynamodb {

GetItemResponse get_item(DynamoDb& dynamodb, const aws::Call& call, const GetItemRequest& request) {
  check_parameters({{"ProjectionExpression", request.projection_expression.has_value(), false}},
                   {{"AttributesToGet", request.attributes_to_get.has_value()}},
                   request.expression_attribute_names, {});
  const Item& key = request.key.get();
  const auto projection =
      read_projection(dynamodb, request.attributes_to_get, request.projection_expression,
                      request.expression_attribute_names);

  const Table& table = dynamodb.tables().active(call.caller, request.table_name);
  const StoredKey stored = checked_key(table, key);
  if (projection) check_paths_outside_keys(table, paths_of(*projection));
  let_read_fail(dynamodb, call, table);
  const bool consistent = request.consistent_read.value_or(false);
  const StaleReads::Reading reading{call.caller, table, consistent, nullptr, &stored};
  ProjectedItem found = dynamodb.stale_reads().see(
      reading, [&] { return read_item(dynamodb, table, stored, projection); });

  GetItemResponse response;
  response.item = std::move(found.item);
  CapacityUsage usage;
  usage.table = read_units(found.bytes, consistent);
  response.consumed_capacity =
      consumed(request.return_consumed_capacity, request.table_name, usage);
  return response;
}

const aws::Structure& GetItemResponse::shape() {
  using S = GetItemResponse;
  static const aws::Structure kShape = aws::Structure("GetItemOutput")
                                           .field<&S::item>("Item")
                                           .field<&S::consumed_capacity>("ConsumedCapacity");
  return kShape;
}

const aws::Structure& GetItemRequest::shape() {
  using S = GetItemRequest;
  static const aws::Structure kShape =
      aws::Structure("GetItemInput")
          .required<&S::table_name>("TableName", table_name_or_arn_limits())
          .required<&S::key>("Key")
          .field<&S::attributes_to_get>("AttributesToGet", aws::length(1, 255))
          .field<&S::consistent_read>("ConsistentRead")
          .field<&S::return_consumed_capacity>("ReturnConsumedCapacity", consumed_capacity_limits())
          .field<&S::projection_expression>("ProjectionExpression")
          .field<&S::expression_attribute_names>("ExpressionAttributeNames");
  return kShape;
}

}  // namespace dynamodb
