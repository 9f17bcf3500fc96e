// What is wrong with an expression, without the name of the parameter that held it.
#pragma once

#include <stdexcept>
#include <string>

namespace dynamodb::expression {

// Turned into `Invalid ConditionExpression: ` and the text by Expressions (expressions.h).
class ExpressionError : public std::runtime_error {
 public:
  explicit ExpressionError(const std::string& text) : std::runtime_error(text) {}
};

}  // namespace dynamodb::expression
