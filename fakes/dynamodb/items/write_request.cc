#include "fakes/dynamodb/items/write_request.h"

#include "fakes/dynamodb/items/request_faults.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/parameters/legacy.h"

namespace dynamodb {

const aws::Structure& ItemWriteResponse::shape() {
  using S = ItemWriteResponse;
  static const aws::Structure kShape =
      aws::Structure("ItemWriteOutput")
          .field<&S::attributes>("Attributes")
          .field<&S::consumed_capacity>("ConsumedCapacity")
          .field<&S::item_collection_metrics>("ItemCollectionMetrics");
  return kShape;
}

void check_condition_parameters(const ItemWriteRequest& request) {
  check_parameters({{"ConditionExpression", request.condition_expression.has_value()}},
                   {{"Expected", request.expected.has_value()},
                    {"ConditionalOperator", request.conditional_operator.has_value()}},
                   request.expression_attribute_names, request.expression_attribute_values);
}

std::optional<expression::Condition> read_condition(DynamoDb& dynamodb,
                                                    const ItemWriteRequest& request) {
  std::optional<expression::Condition> condition;
  if (request.expected) {
    condition = condition_of_expected(*request.expected, request.conditional_operator);
  }
  auto expressions =
      make_expressions(dynamodb.parsed_expressions(), request.expression_attribute_names,
                       request.expression_attribute_values);
  if (request.condition_expression) {
    condition = expressions.condition("ConditionExpression", *request.condition_expression);
  }
  expressions.check_all_used();
  return condition;
}

ItemWriteResponse replace_item(DynamoDb& dynamodb, const aws::Call& call,
                               const ItemWriteRequest& request,
                               const std::optional<expression::Condition>& condition,
                               const ItemChange& change, const Item& item) {
  if (condition) check_paths_outside_keys(*change.table, paths_of(*condition));
  let_write_fail(dynamodb, call, *change.table);
  check_condition(change, condition, request.return_values_on_condition_check_failure);
  commit(dynamodb, change);
  ItemWriteResponse response = response_to(request, change, item);
  if (request.return_values == "ALL_OLD" && change.before) {
    response.attributes = Attributes::from_stored(change.before.json());
  }
  return response;
}

ItemWriteResponse response_to(const ItemWriteRequest& request, const ItemChange& change,
                              const Item& item) {
  const Table& table = *change.table;
  ItemWriteResponse response;
  if (is_capacity_wanted(request.return_consumed_capacity)) {
    response.consumed_capacity = consumed(request.return_consumed_capacity, request.table_name,
                                          write_usage(table, change.old_item(), change.new_item()));
  }
  response.item_collection_metrics =
      collection_metrics(request.return_item_collection_metrics, table, item);
  return response;
}

}  // namespace dynamodb
