#include "fakes/dynamodb/operations/delete_item.h"

#include "fakes/dynamodb/items/write.h"
#include "fakes/dynamodb/items/write_request.h"

namespace dynamodb {

DeleteItemResponse delete_item(DynamoDb& dynamodb, const aws::Call& call,
                               const DeleteItemRequest& request) {
  check_condition_parameters(request);
  const Item& key = request.key.get();
  check_old_values_only(request.return_values);
  const auto condition = read_condition(request);

  const Table& table = dynamodb.tables().active(call.caller, request.table_name);
  Change change = begin_change(dynamodb, table, checked_key(table, key));
  if (condition) check_paths_outside_keys(table, paths_of(*condition));
  check_condition(change, condition, request.return_values_on_condition_check_failure);
  commit(dynamodb, change);

  DeleteItemResponse response;
  if (request.return_values == "ALL_OLD" && change.before) response.attributes = *change.before;
  response.consumed_capacity = consumed(request.return_consumed_capacity, request.table_name,
                                        write_usage(table, change.old_item(), change.new_item()));
  response.item_collection_metrics =
      collection_metrics(request.return_item_collection_metrics, table, key);
  return response;
}

const aws::Structure& DeleteItemResponse::shape() {
  using S = DeleteItemResponse;
  static const aws::Structure kShape =
      aws::Structure("DeleteItemOutput")
          .field<&S::attributes>("Attributes")
          .field<&S::consumed_capacity>("ConsumedCapacity")
          .field<&S::item_collection_metrics>("ItemCollectionMetrics");
  return kShape;
}

const aws::Structure& DeleteItemRequest::shape() {
  using S = DeleteItemRequest;
  static const aws::Structure kShape =
      aws::Structure("DeleteItemInput")
          .required<&S::table_name>("TableName", table_name_or_arn_limits())
          .required<&S::key>("Key")
          .field<&S::expected>("Expected")
          .field<&S::return_values>("ReturnValues", return_values_limits())
          .field<&S::return_consumed_capacity>("ReturnConsumedCapacity", consumed_capacity_limits())
          .field<&S::return_item_collection_metrics>("ReturnItemCollectionMetrics",
                                                     collection_metrics_limits())
          .field<&S::conditional_operator>("ConditionalOperator", conditional_operator_limits())
          .field<&S::condition_expression>("ConditionExpression")
          .field<&S::expression_attribute_names>("ExpressionAttributeNames")
          .field<&S::expression_attribute_values>("ExpressionAttributeValues")
          .field<&S::return_values_on_condition_check_failure>(
              "ReturnValuesOnConditionCheckFailure", condition_failure_limits());
  return kShape;
}

}  // namespace dynamodb
