#include "fakes/dynamodb/operations/transact_write_items.h"

namespace dynamodb {
namespace {

// The members that every action has besides its own.
template <typename S>
aws::Structure with_common(aws::Structure shape) {
  return std::move(shape)
      .template required<S, &S::table_name>("TableName", table_name_or_arn_limits())
      .template field<S, &S::expression_attribute_names>("ExpressionAttributeNames")
      .template field<S, &S::expression_attribute_values>("ExpressionAttributeValues")
      .template field<S, &S::return_values_on_condition_check_failure>(
          "ReturnValuesOnConditionCheckFailure", condition_failure_limits());
}

}  // namespace

const aws::Structure& ConditionCheck::shape() {
  using S = ConditionCheck;
  static const aws::Structure kShape =
      with_common<S>(aws::Structure("ConditionCheck")
                         .required<&S::key>("Key")
                         .required<&S::condition_expression>("ConditionExpression"));
  return kShape;
}

const aws::Structure& TransactPut::shape() {
  using S = TransactPut;
  static const aws::Structure kShape = with_common<S>(
      aws::Structure("Put").required<&S::item>("Item").field<&S::condition_expression>(
          "ConditionExpression"));
  return kShape;
}

const aws::Structure& TransactDelete::shape() {
  using S = TransactDelete;
  static const aws::Structure kShape = with_common<S>(
      aws::Structure("Delete").required<&S::key>("Key").field<&S::condition_expression>(
          "ConditionExpression"));
  return kShape;
}

const aws::Structure& TransactUpdate::shape() {
  using S = TransactUpdate;
  static const aws::Structure kShape =
      with_common<S>(aws::Structure("Update")
                         .required<&S::key>("Key")
                         .required<&S::update_expression>("UpdateExpression")
                         .field<&S::condition_expression>("ConditionExpression"));
  return kShape;
}

const aws::Structure& TransactWriteItem::shape() {
  using S = TransactWriteItem;
  static const aws::Structure kShape = aws::Structure("TransactWriteItem")
                                           .field<&S::condition_check>("ConditionCheck")
                                           .field<&S::put>("Put")
                                           .field<&S::delete_item>("Delete")
                                           .field<&S::update>("Update");
  return kShape;
}

const aws::Structure& TransactWriteItemsResponse::shape() {
  using S = TransactWriteItemsResponse;
  static const aws::Structure kShape =
      aws::Structure("TransactWriteItemsOutput")
          .field<&S::consumed_capacity>("ConsumedCapacity")
          .field<&S::item_collection_metrics>("ItemCollectionMetrics");
  return kShape;
}

const aws::Structure& TransactWriteItemsRequest::shape() {
  using S = TransactWriteItemsRequest;
  static const aws::Structure kShape =
      aws::Structure("TransactWriteItemsInput")
          .required<&S::transact_items>("TransactItems", aws::length(1, 100))
          .field<&S::return_consumed_capacity>("ReturnConsumedCapacity", consumed_capacity_limits())
          .field<&S::return_item_collection_metrics>("ReturnItemCollectionMetrics",
                                                     collection_metrics_limits())
          .field<&S::client_request_token>("ClientRequestToken", aws::length(1, 36));
  return kShape;
}

}  // namespace dynamodb
