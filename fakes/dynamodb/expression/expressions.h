// All expressions of one request: text in, resolved trees out, AWS's messages on the way.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fakes/dynamodb/expression/apply.h"
#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/expression/evaluate.h"
#include "fakes/dynamodb/expression/key_condition.h"
#include "fakes/dynamodb/expression/parsed_expressions.h"
#include "fakes/dynamodb/expression/placeholders.h"

namespace dynamodb::expression {

inline constexpr std::size_t kMaxExpressionBytes = 4096;

class Expressions {
 public:
  // See Placeholders. `parsed` is asked for what was parsed before, if it is not null.
  Expressions(std::optional<Names> names, std::optional<Values> values,
              ParsedExpressions* parsed = nullptr)
      : placeholders_(std::move(names), std::move(values)), parsed_(parsed) {}

  // Each throws ValidationException: `Invalid ConditionExpression: ` and what is wrong.
  // `parameter` is ConditionExpression or FilterExpression.
  Condition condition(std::string_view parameter, std::string_view text);
  std::vector<KeyCondition> key_condition(std::string_view text);
  Update update(std::string_view text);
  Projection projection(std::string_view text);

  // After the last expression: throws ValidationException if a placeholder was not used.
  void check_all_used() const { placeholders_.check_all_used(); }

 private:
  Placeholders placeholders_;
  ParsedExpressions* parsed_;
};

}  // namespace dynamodb::expression
