// What a KeyConditionExpression says, out of its syntax tree.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
#pragma once

#include <string>
#include <vector>

#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/values/attribute_value.h"

namespace dynamodb::expression {

struct KeyCondition {
  enum class Operator { kEq, kLt, kLe, kGt, kGe, kBetween, kBeginsWith };

  std::string attribute;
  Operator op = Operator::kEq;
  AttributeValue value;
  AttributeValue high;  // kBetween only
};

// The conditions in the order in which they stand, each on another attribute. Throws
// ValidationException for what a key condition may not hold: OR, NOT, IN, `<>`, other functions
// than begins_with, nested attributes, two conditions on one key.
// REQUIRES: the condition is resolved.
std::vector<KeyCondition> key_conditions(const Condition& condition);

}  // namespace dynamodb::expression
