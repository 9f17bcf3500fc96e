// What PutItem and DeleteItem read alike from their requests.
#pragma once

#include <optional>

#include "fakes/dynamodb/parameters/expression_parameters.h"
#include "fakes/dynamodb/parameters/legacy.h"

namespace dynamodb {

// ValidationException if the old and the new way to write a condition are mixed.
template <typename Request>
void check_condition_parameters(const Request& request) {
  check_parameters({{"ConditionExpression", request.condition_expression.has_value()}},
                   {{"Expected", request.expected.has_value()},
                    {"ConditionalOperator", request.conditional_operator.has_value()}},
                   request.expression_attribute_names, request.expression_attribute_values);
}

// The condition of a write, written in either way; nothing if it has none.
template <typename Request>
std::optional<expression::Condition> read_condition(const Request& request) {
  std::optional<expression::Condition> condition;
  if (request.expected) {
    condition = condition_of_expected(*request.expected, request.conditional_operator);
  }
  auto expressions =
      make_expressions(request.expression_attribute_names, request.expression_attribute_values);
  if (request.condition_expression) {
    condition = expressions.condition("ConditionExpression", *request.condition_expression);
  }
  expressions.check_all_used();
  return condition;
}

}  // namespace dynamodb
