// What the requests and answers of PutItem, UpdateItem and DeleteItem have alike.
#pragma once

#include <optional>
#include <string>

#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/items/write.h"
#include "fakes/dynamodb/shapes.h"

namespace dynamodb {

struct ItemWriteRequest {
  std::string table_name;
  std::optional<ExpectedMap> expected;
  std::optional<std::string> return_values;
  std::optional<std::string> return_consumed_capacity;
  std::optional<std::string> return_item_collection_metrics;
  std::optional<std::string> conditional_operator;
  std::optional<std::string> condition_expression;
  std::optional<NameMap> expression_attribute_names;
  std::optional<Attributes> expression_attribute_values;
  std::optional<std::string> return_values_on_condition_check_failure;
};

struct ItemWriteResponse {
  std::optional<Attributes> attributes;
  std::optional<ConsumedCapacity> consumed_capacity;
  std::optional<ItemCollectionMetrics> item_collection_metrics;
  static const aws::Structure& shape();
};

// These declare the members of ItemWriteRequest, in AWS's order; S derives from it. First what
// PutItem and DeleteItem have after the item and the key, then two parts of it that UpdateItem has
// as well.
template <class S>
aws::Structure with_write_members(aws::Structure shape);
template <class S>
aws::Structure with_return_members(aws::Structure shape);
template <class S>
aws::Structure with_condition_members(aws::Structure shape);

// ValidationException if the old and the new way to write a condition are mixed.
void check_condition_parameters(const ItemWriteRequest& request);

// The condition of a put or a deletion, written in either way; nothing if it has none.
std::optional<expression::Condition> read_condition(DynamoDb& dynamodb,
                                                    const ItemWriteRequest& request);

// Puts or deletes, as `change` says, if the condition holds. `item` has the key's attributes.
// Throws condition_failed() if it does not hold, ValidationException if it goes into a key, and
// what let_write_fail() throws.
ItemWriteResponse replace_item(DynamoDb& dynamodb, const aws::Call& call,
                               const ItemWriteRequest& request,
                               const std::optional<expression::Condition>& condition,
                               const ItemChange& change, const Item& item);

// The answer to a write that was done, but for the attributes. `item` has the key's attributes.
ItemWriteResponse response_to(const ItemWriteRequest& request, const ItemChange& change,
                              const Item& item);

// ---

template <class S>
aws::Structure with_write_members(aws::Structure shape) {
  return with_condition_members<S>(
      with_return_members<S>(std::move(shape).template field<S, &S::expected>("Expected"))
          .template field<S, &S::conditional_operator>("ConditionalOperator",
                                                       conditional_operator_limits()));
}

template <class S>
aws::Structure with_return_members(aws::Structure shape) {
  return std::move(shape)
      .template field<S, &S::return_values>("ReturnValues", return_values_limits())
      .template field<S, &S::return_consumed_capacity>("ReturnConsumedCapacity",
                                                       consumed_capacity_limits())
      .template field<S, &S::return_item_collection_metrics>("ReturnItemCollectionMetrics",
                                                             collection_metrics_limits());
}

template <class S>
aws::Structure with_condition_members(aws::Structure shape) {
  return std::move(shape)
      .template field<S, &S::condition_expression>("ConditionExpression")
      .template field<S, &S::expression_attribute_names>("ExpressionAttributeNames")
      .template field<S, &S::expression_attribute_values>("ExpressionAttributeValues")
      .template field<S, &S::return_values_on_condition_check_failure>(
          "ReturnValuesOnConditionCheckFailure", condition_failure_limits());
}

}  // namespace dynamodb
