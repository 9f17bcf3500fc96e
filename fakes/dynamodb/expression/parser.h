// Text to syntax tree. Each function throws ExpressionError with AWS's wording: syntax errors, too
// many operators or operands, too deep paths. Placeholders stay as they are written.
//
// REQUIRES: the text is not empty and at most kMaxExpressionBytes long (expressions.h checks).
#pragma once

#include <string_view>

#include "fakes/dynamodb/expression/ast.h"

namespace dynamodb::expression {

inline constexpr int kMaxOperators = 300;
inline constexpr int kMaxInOperands = 100;
inline constexpr std::size_t kMaxPathSteps = 32;

struct ParsedCondition {
  Condition condition;
  // `((a = :a))`: an error, but reported before any other only if the syntax is right.
  bool redundant_parentheses = false;
};

ParsedCondition parse_condition(std::string_view text);
Update parse_update(std::string_view text);
Projection parse_projection(std::string_view text);

}  // namespace dynamodb::expression
