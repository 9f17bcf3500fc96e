#include "fakes/dynamodb/expression/key_condition.h"

#include <initializer_list>

#include "fakes/dynamodb/errors.h"

namespace dynamodb::expression {
namespace {

using Operator = KeyCondition::Operator;

[[noreturn]] void invalid_operator(std::string_view name) {
  throw validation_error("Invalid operator used in KeyConditionExpression: " + std::string(name));
}

[[noreturn]] void invalid_condition(const std::string& why) {
  throw validation_error("Invalid condition in KeyConditionExpression: " + why);
}

Operator to_operator(Comparator comparator, bool swapped) {
  switch (comparator) {
    case Comparator::kLt:
      return swapped ? Operator::kGt : Operator::kLt;
    case Comparator::kLe:
      return swapped ? Operator::kGe : Operator::kLe;
    case Comparator::kGt:
      return swapped ? Operator::kLt : Operator::kGt;
    case Comparator::kGe:
      return swapped ? Operator::kLe : Operator::kGe;
    case Comparator::kEq:
      return Operator::kEq;
    case Comparator::kNe:
      break;
  }
  invalid_operator("<>");
}

class KeyConditionCollector {
 public:
  void collect(const Condition& condition) {
    std::visit([this](const auto& node) { take(node); }, condition.node);
  }

  std::vector<KeyCondition> conditions;

 private:
  void take(const Logical& logical) {
    if (logical.op == Logical::Operator::kOr) invalid_operator("OR");
    if (logical.op == Logical::Operator::kNot) invalid_operator("NOT");
    for (const Condition& term : logical.terms) collect(term);
  }

  void take(const In&) { invalid_operator("IN"); }

  void take(const Comparison& comparison) {
    if (comparison.op == Comparator::kNe) invalid_operator("<>");
    const std::string attribute = only_attribute({&comparison.left, &comparison.right});
    const bool swapped = comparison.left.as_path() == nullptr;
    const Operand& value = swapped ? comparison.left : comparison.right;
    add({attribute, to_operator(comparison.op, swapped), value.as_value()->value, {}});
  }

  void take(const Between& between) {
    require_first_is_path(between.value, "BETWEEN");
    const std::string attribute = only_attribute({&between.value, &between.low, &between.high});
    add({attribute, Operator::kBetween, between.low.as_value()->value,
         between.high.as_value()->value});
  }

  void take(const Function& function) {
    if (function.name != "begins_with") invalid_operator(function.name);
    require_first_is_path(function.arguments[0], function.name);
    const std::string attribute = only_attribute({&function.arguments[0], &function.arguments[1]});
    add({attribute, Operator::kBeginsWith, function.arguments[1].as_value()->value, {}});
  }

  static void require_first_is_path(const Operand& operand, const std::string& op) {
    if (operand.as_function() != nullptr) nested();
    if (operand.as_path() == nullptr) {
      invalid_condition(op + " operator must have the key attribute as its first operand");
    }
  }

  [[noreturn]] static void nested() {
    throw validation_error("KeyConditionExpressions cannot contain nested operations");
  }

  static std::string only_attribute(std::initializer_list<const Operand*> operands) {
    std::string attribute;
    for (const Operand* operand : operands) {
      if (operand->as_function() != nullptr) nested();
      const DocumentPath* path = operand->as_path();
      if (path == nullptr) continue;
      if (!attribute.empty()) invalid_condition("Multiple attribute names used in one condition");
      if (path->steps.size() > 1) {
        throw validation_error(
            "KeyConditionExpressions cannot have conditions on nested attributes");
      }
      attribute = head(*path);
    }
    if (attribute.empty()) invalid_condition("No key attribute specified");
    return attribute;
  }

  void add(KeyCondition condition) {
    for (const KeyCondition& other : conditions) {
      if (other.attribute == condition.attribute) {
        throw validation_error("KeyConditionExpressions must only contain one condition per key");
      }
    }
    conditions.push_back(std::move(condition));
  }
};

}  // namespace

std::vector<KeyCondition> key_conditions(const Condition& condition) {
  KeyConditionCollector collector;
  collector.collect(condition);
  return std::move(collector.conditions);
}

}  // namespace dynamodb::expression
