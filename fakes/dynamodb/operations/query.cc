#include "fakes/dynamodb/operations/query.h"

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/items/page.h"
#include "fakes/dynamodb/items/query_plan.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/parameters/legacy.h"

namespace dynamodb {
namespace {

struct ParsedQuery {
  std::vector<expression::KeyCondition> keys;
  std::optional<expression::Condition> filter;
  std::optional<expression::Projection> projection;
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
  check_select(request.select, request.projection_expression.has_value(),
               request.attributes_to_get.has_value(), request.index_name.has_value());
  check_attributes_to_get(request.attributes_to_get);
}

ParsedQuery parse(const QueryRequest& request) {
  ParsedQuery parsed;
  if (request.query_filter) {
    parsed.filter = condition_of_filter(*request.query_filter, request.conditional_operator);
  }
  if (request.exclusive_start_key && request.exclusive_start_key->invalid()) {
    throw validation_error("The provided starting key is invalid: " +
                           request.exclusive_start_key->invalid()->message);
  }
  if (!request.key_conditions && !request.key_condition_expression) {
    throw validation_error(
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the "
        "request.");
  }
  auto expressions =
      make_expressions(request.expression_attribute_names, request.expression_attribute_values);
  std::optional<expression::Condition> key_condition;
  if (request.key_condition_expression) {
    key_condition =
        expressions.condition("KeyConditionExpression", *request.key_condition_expression);
  }
  if (request.filter_expression) {
    parsed.filter = expressions.condition("FilterExpression", *request.filter_expression);
  }
  if (request.projection_expression) {
    parsed.projection = expressions.projection(*request.projection_expression);
  }
  if (request.attributes_to_get) parsed.projection = projection_of(*request.attributes_to_get);
  expressions.check_all_used();
  parsed.keys = key_condition ? expression::key_conditions(*key_condition)
                              : key_conditions_of(*request.key_conditions);
  if (parsed.keys.size() > 2) throw validation_error("Conditions can be of length 1 or 2 only");
  return parsed;
}

void check_filter_without_keys(const KeyNames& keys, const QueryRequest& request,
                               const std::optional<expression::Condition>& filter) {
  if (!filter) return;
  for (const expression::Path* path : paths_of(*filter)) {
    if (!keys.contains(expression::head(*path))) continue;
    throw validation_error(std::string(request.query_filter ? "QueryFilter" : "Filter Expression") +
                           " can only contain non-primary key attributes: Primary key attribute: " +
                           expression::head(*path));
  }
}

}  // namespace

QueryResponse query(DynamoDb& dynamodb, const aws::Call& call, const QueryRequest& request) {
  check_request(request);
  ParsedQuery parsed = parse(request);

  const Table& table = dynamodb.tables().active(call.caller, request.table_name);
  PageRequest page;
  page.table = &table;
  page.is_query = true;
  page.consistent = request.consistent_read.value_or(false);
  page.index = checked_index(table, request.index_name, page.consistent);
  page.select = request.select;
  page.filter = std::move(parsed.filter);
  page.projection = std::move(parsed.projection);
  page.limit = request.limit;

  const KeyNames& keys = page.index != nullptr ? page.index->keys : table.keys;
  ReadPlan plan = plan_query(keys, parsed.keys);
  plan.index = page.index;
  plan.backwards = !request.scan_index_forward.value_or(true);
  if (request.exclusive_start_key) {
    plan.after = checked_start(page, *request.exclusive_start_key);
    check_start_in_query(keys, parsed.keys, request.exclusive_start_key->get());
  }
  check_filter_without_keys(keys, request, page.filter);
  check_page(page);

  Page read = read_page(dynamodb, page, plan);
  QueryResponse response;
  response.items = std::move(read.items);
  response.count = read.count;
  response.scanned_count = read.scanned_count;
  response.last_evaluated_key = std::move(read.last_evaluated_key);
  response.consumed_capacity =
      consumed(request.return_consumed_capacity, request.table_name, read.usage);
  return response;
}

const aws::Structure& QueryResponse::shape() {
  using S = QueryResponse;
  static const aws::Structure kShape = aws::Structure("QueryOutput")
                                           .field<&S::items>("Items")
                                           .always()
                                           .field<&S::count>("Count")
                                           .field<&S::scanned_count>("ScannedCount")
                                           .field<&S::last_evaluated_key>("LastEvaluatedKey")
                                           .field<&S::consumed_capacity>("ConsumedCapacity");
  return kShape;
}

const aws::Structure& QueryRequest::shape() {
  using S = QueryRequest;
  static const aws::Structure kShape =
      aws::Structure("QueryInput")
          .required<&S::table_name>("TableName", table_name_or_arn_limits())
          .field<&S::index_name>("IndexName", index_name_limits())
          .field<&S::select>("Select", select_limits())
          .field<&S::attributes_to_get>("AttributesToGet", aws::length(1, 255))
          .field<&S::limit>("Limit", aws::range(1))
          .field<&S::consistent_read>("ConsistentRead")
          .field<&S::key_conditions>("KeyConditions")
          .field<&S::query_filter>("QueryFilter")
          .field<&S::conditional_operator>("ConditionalOperator", conditional_operator_limits())
          .field<&S::scan_index_forward>("ScanIndexForward")
          .field<&S::exclusive_start_key>("ExclusiveStartKey")
          .field<&S::return_consumed_capacity>("ReturnConsumedCapacity", consumed_capacity_limits())
          .field<&S::projection_expression>("ProjectionExpression")
          .field<&S::filter_expression>("FilterExpression")
          .field<&S::key_condition_expression>("KeyConditionExpression")
          .field<&S::expression_attribute_names>("ExpressionAttributeNames")
          .field<&S::expression_attribute_values>("ExpressionAttributeValues");
  return kShape;
}

}  // namespace dynamodb
