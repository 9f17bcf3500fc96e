#include "fakes/dynamodb/operations/update_item.h"

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/expression/apply.h"
#include "fakes/dynamodb/expression/evaluate.h"
#include "fakes/dynamodb/items/request_faults.h"
#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/parameters/legacy.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

// What the request asks for, read and checked as far as that goes without the table.
struct ParsedUpdate {
  std::optional<expression::Update> update;
  std::optional<expression::Condition> condition;
};

ParsedUpdate parse(DynamoDb& dynamodb, const UpdateItemRequest& request) {
  check_parameters({{"UpdateExpression", request.update_expression.has_value()},
                    {"ConditionExpression", request.condition_expression.has_value()}},
                   {{"AttributeUpdates", request.attribute_updates.has_value()},
                    {"Expected", request.expected.has_value()},
                    {"ConditionalOperator", request.conditional_operator.has_value()}},
                   request.expression_attribute_names, request.expression_attribute_values);
  request.key.get();
  ParsedUpdate parsed;
  if (request.attribute_updates) parsed.update = update_of(*request.attribute_updates);
  if (request.expected) {
    parsed.condition = condition_of_expected(*request.expected, request.conditional_operator);
  }
  auto expressions =
      make_expressions(dynamodb.parsed_expressions(), request.expression_attribute_names,
                       request.expression_attribute_values);
  if (request.update_expression) parsed.update = expressions.update(*request.update_expression);
  if (request.condition_expression) {
    parsed.condition = expressions.condition("ConditionExpression", *request.condition_expression);
  }
  expressions.check_all_used();
  if (const auto& values = request.expression_attribute_values) {
    if (nests_too_deep(values->get())) throw validation_error(kTooDeep);
  }
  return parsed;
}

std::optional<Attributes> returned(const UpdateItemRequest& request, const ItemChange& change,
                                   const std::optional<expression::Update>& update) {
  const std::string wanted = request.return_values.value_or("NONE");
  if (!change.made) return std::nullopt;
  if (wanted == "ALL_NEW") return *change.made;
  if (wanted == "ALL_OLD" && change.before) return Attributes::from_stored(change.before.json());
  if (!update || (wanted == "UPDATED_OLD" && !change.before)) return std::nullopt;
  if (wanted != "UPDATED_OLD" && wanted != "UPDATED_NEW") return std::nullopt;
  Item part = expression::project(expression::targets(*update),
                                  wanted == "UPDATED_OLD" ? *change.before : *change.made);
  if (part.empty()) return std::nullopt;
  return part;
}

}  // namespace

UpdateItemResponse update_item(DynamoDb& dynamodb, const aws::Call& call,
                               const UpdateItemRequest& request) {
  const ParsedUpdate parsed = parse(dynamodb, request);
  const Item& key = request.key.get();

  const Table& table = dynamodb.tables().active(call.caller, request.table_name);
  const StoredKey stored = checked_key(table, key);
  if (parsed.update) check_update(table, *parsed.update);
  if (parsed.condition) check_paths_outside_keys(table, paths_of(*parsed.condition));

  let_write_fail(dynamodb, call, table);
  ItemChange change = begin_change(dynamodb, table, stored);
  check_condition(change, parsed.condition, request.return_values_on_condition_check_failure);
  if (request.attribute_updates && change.before) {
    check_types_for_update(*request.attribute_updates, *change.before);
  }
  static const expression::Update kNothing{};
  change.made = updated(change, key, parsed.update ? *parsed.update : kNothing);
  commit(dynamodb, change);

  UpdateItemResponse response = response_to(request, change, key);
  response.attributes = returned(request, change, parsed.update);
  return response;
}

const aws::Structure& UpdateItemRequest::shape() {
  using S = UpdateItemRequest;
  static const aws::Structure kShape = with_condition_members<S>(
      with_return_members<S>(
          aws::Structure("UpdateItemInput")
              .required<S, &S::table_name>("TableName", table_name_or_arn_limits())
              .required<&S::key>("Key")
              .field<&S::attribute_updates>("AttributeUpdates")
              .field<S, &S::expected>("Expected")
              .field<S, &S::conditional_operator>("ConditionalOperator",
                                                  conditional_operator_limits()))
          .field<&S::update_expression>("UpdateExpression"));
  return kShape;
}

}  // namespace dynamodb
