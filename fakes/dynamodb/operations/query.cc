#include "fakes/dynamodb/operations/query.h"

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/items/query_plan.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/parameters/legacy.h"

namespace dynamodb {
namespace {

struct ParsedQuery {
  std::vector<expression::KeyCondition> keys;
  PageSpec page;
};

void check_request(const QueryRequest& request) {
  const bool by_expression = request.key_condition_expression.has_value();
  check_parameters({{"ProjectionExpression", request.projection_expression.has_value(), false},
                    {"FilterExpression", request.filter_expression.has_value()},
                    {"KeyConditionExpression", by_expression}},
                   {{"AttributesToGet", request.attributes_to_get.has_value()},
                    {"QueryFilter", request.query_filter.has_value()},
                    {"ConditionalOperator", request.conditional_operator.has_value()},
                    // A filter expression may stand beside KeyConditions.
                    {"KeyConditions", request.key_conditions.has_value() && by_expression}},
                   request.expression_attribute_names, request.expression_attribute_values);
  check_selection(request);
}

ParsedQuery parse(DynamoDb& dynamodb, const QueryRequest& request) {
  ParsedQuery parsed;
  parsed.page = read_page_request(request, request.query_filter);
  if (!request.key_conditions && !request.key_condition_expression) {
    throw validation_error(
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
        "request.");
  }
  auto expressions =
      make_expressions(dynamodb.parsed_expressions(), request.expression_attribute_names,
                       request.expression_attribute_values);
  std::optional<expression::Condition> key_condition;
  if (request.key_condition_expression) {
    key_condition =
        expressions.condition("KeyConditionExpression", *request.key_condition_expression);
  }
  read_filter_and_projection(request, expressions, parsed.page);
  parsed.keys = key_condition ? expression::key_conditions(*key_condition)
                              : key_conditions_of(*request.key_conditions);
  if (parsed.keys.size() > 2) throw validation_error("Conditions can be of length 1 or 2 only");
  return parsed;
}

void check_filter_without_keys(const KeyNames& keys, const QueryRequest& request,
                               const std::optional<expression::Condition>& filter) {
  if (!filter) return;
  for (const expression::DocumentPath* path : paths_of(*filter)) {
    if (!keys.contains(expression::head(*path))) continue;
    throw validation_error(std::string(request.query_filter ? "QueryFilter" : "Filter Expression") +
                           " can only contain non-primary key attributes: Primary key attribute: " +
                           expression::head(*path));
  }
}

}  // namespace

QueryResponse query(DynamoDb& dynamodb, const aws::Call& call, const QueryRequest& request) {
  check_request(request);
  ParsedQuery parsed = parse(dynamodb, request);

  const Table& table = dynamodb.tables().active(call.caller, request.table_name);
  PageSpec& page = parsed.page;
  page.table = &table;
  page.is_query = true;
  page.index = checked_index(table, request.index_name, page.consistent);

  const KeyNames& keys = page.index != nullptr ? page.index->keys : table.keys;
  ReadPlan plan = plan_query(keys, parsed.keys);
  plan.index = page.index;
  plan.backwards = !request.scan_index_forward.value_or(true);
  if (request.exclusive_start_key) {
    plan.after = checked_start(page, *request.exclusive_start_key);
    check_start_in_query(keys, parsed.keys, request.exclusive_start_key->get());
  }
  check_filter_without_keys(keys, request, page.filter);
  return respond_with_page(dynamodb, call, request, page, plan);
}

const aws::Structure& QueryRequest::shape() {
  using S = QueryRequest;
  static const aws::Structure kShape =
      aws::Structure("QueryInput")
          .required<S, &S::table_name>("TableName", table_name_or_arn_limits())
          .field<S, &S::index_name>("IndexName", index_name_limits())
          .field<S, &S::select>("Select", select_limits())
          .field<S, &S::attributes_to_get>("AttributesToGet", aws::length(1, 255))
          .field<S, &S::limit>("Limit", aws::range(1))
          .field<S, &S::consistent_read>("ConsistentRead")
          .field<&S::key_conditions>("KeyConditions")
          .field<&S::query_filter>("QueryFilter")
          .field<S, &S::conditional_operator>("ConditionalOperator", conditional_operator_limits())
          .field<&S::scan_index_forward>("ScanIndexForward")
          .field<S, &S::exclusive_start_key>("ExclusiveStartKey")
          .field<S, &S::return_consumed_capacity>("ReturnConsumedCapacity",
                                                  consumed_capacity_limits())
          .field<S, &S::projection_expression>("ProjectionExpression")
          .field<S, &S::filter_expression>("FilterExpression")
          .field<&S::key_condition_expression>("KeyConditionExpression")
          .field<S, &S::expression_attribute_names>("ExpressionAttributeNames")
          .field<S, &S::expression_attribute_values>("ExpressionAttributeValues");
  return kShape;
}

}  // namespace dynamodb
