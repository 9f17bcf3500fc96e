#include <algorithm>
#include <array>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/parameters/legacy.h"

namespace dynamodb {
namespace {

using expression::Comparator;
using expression::Condition;
using expression::Operand;
using Values = std::vector<AttributeValue>;

// What each operator takes: how many values, of which types ("*": any).
struct OperatorRule {
  std::string_view name;
  std::size_t min_values;
  std::size_t max_values;
  std::string_view types;
};

constexpr std::size_t kAnyNumber = 100;
constexpr std::array<OperatorRule, 13> kRules = {{{"EQ", 1, 1, "*"},
                                                  {"NE", 1, 1, "*"},
                                                  {"LE", 1, 1, "S N B"},
                                                  {"LT", 1, 1, "S N B"},
                                                  {"GE", 1, 1, "S N B"},
                                                  {"GT", 1, 1, "S N B"},
                                                  {"CONTAINS", 1, 1, "S N B"},
                                                  {"NOT_CONTAINS", 1, 1, "S N B"},
                                                  {"BEGINS_WITH", 1, 1, "S B"},
                                                  {"IN", 1, kAnyNumber, "S N B"},
                                                  {"BETWEEN", 2, 2, "S N B"},
                                                  {"NULL", 0, 0, "*"},
                                                  {"NOT_NULL", 0, 0, "*"}}};

const OperatorRule& rule_of(std::string_view name) {
  return *std::find_if(kRules.begin(), kRules.end(),
                       [&](const OperatorRule& rule) { return rule.name == name; });
}

bool takes(const OperatorRule& rule, Type type) {
  if (rule.types == "*") return true;
  return is_ordered(type) && rule.types.find(to_string(type)) != std::string_view::npos;
}

Values read_values(const std::optional<std::vector<LegacyValue>>& list) {
  Values values;
  if (list) {
    for (const LegacyValue& value : *list) values.push_back(value.get());
  }
  return values;
}

void check_values(std::string_view op, const Values& values) {
  const OperatorRule& rule = rule_of(op);
  if (values.size() < rule.min_values || values.size() > rule.max_values) {
    throw invalid_parameter("Invalid number of argument(s) for the " + std::string(op) +
                            " ComparisonOperator");
  }
  for (const AttributeValue& value : values) {
    if (value.type() != values.front().type()) {
      throw invalid_parameter("AttributeValues inside AttributeValueList must be of same type");
    }
    if (!takes(rule, value.type())) {
      throw invalid_parameter("ComparisonOperator " + std::string(op) + " is not valid for " +
                              std::string(to_string(value.type())) + " AttributeValue type");
    }
  }
  if (op == "BETWEEN" && *compare(values[0], values[1]) > 0) {
    throw validation_error(
        "The BETWEEN condition was provided a range where the lower bound is greater than the "
        "upper bound");
  }
}

Operand path_operand(const std::string& name) { return {expression::attribute_path(name)}; }
Operand value_operand(const AttributeValue& value) {
  return {expression::ValueRef{":value", value}};
}

Condition function(const char* name, const std::string& attribute, const Values& values) {
  expression::Function call{name, {path_operand(attribute)}};
  for (const AttributeValue& value : values) call.arguments.push_back(value_operand(value));
  return {std::move(call)};
}

Condition logical(expression::Logical::Operator op, std::vector<Condition> terms) {
  return {expression::Logical{op, std::move(terms)}};
}

Condition comparison(Comparator op, const std::string& attribute, const AttributeValue& value) {
  return {expression::Comparison{op, path_operand(attribute), value_operand(value)}};
}

// An attribute that is missing contains nothing, and yet is not "not containing" anything.
Condition not_contains(const std::string& attribute, const Values& values) {
  std::vector<Condition> terms;
  terms.push_back(function("attribute_exists", attribute, {}));
  std::vector<Condition> inner;
  inner.push_back(function("contains", attribute, values));
  terms.push_back(logical(expression::Logical::Operator::kNot, std::move(inner)));
  return logical(expression::Logical::Operator::kAnd, std::move(terms));
}

Condition make_condition(const std::string& attribute, std::string_view op, const Values& values) {
  if (op == "EQ") return comparison(Comparator::kEq, attribute, values[0]);
  if (op == "NE") return comparison(Comparator::kNe, attribute, values[0]);
  if (op == "LE") return comparison(Comparator::kLe, attribute, values[0]);
  if (op == "LT") return comparison(Comparator::kLt, attribute, values[0]);
  if (op == "GE") return comparison(Comparator::kGe, attribute, values[0]);
  if (op == "GT") return comparison(Comparator::kGt, attribute, values[0]);
  if (op == "CONTAINS") return function("contains", attribute, values);
  if (op == "NOT_CONTAINS") return not_contains(attribute, values);
  if (op == "BEGINS_WITH") return function("begins_with", attribute, values);
  if (op == "NULL") return function("attribute_not_exists", attribute, {});
  if (op == "NOT_NULL") return function("attribute_exists", attribute, {});
  if (op == "BETWEEN") {
    return {expression::Between{path_operand(attribute), value_operand(values[0]),
                                value_operand(values[1])}};
  }
  expression::In in{path_operand(attribute), {}};
  for (const AttributeValue& value : values) in.list.push_back(value_operand(value));
  return {std::move(in)};
}

std::optional<Condition> joined(std::vector<Condition> terms,
                                const std::optional<std::string>& conditional_operator) {
  if (conditional_operator && terms.size() < 2) {
    throw validation_error(
        terms.empty() ? "ConditionalOperator cannot be used without Filter or Expected"
                      : "ConditionalOperator can only be used when Filter or Expected has two or "
                        "more elements");
  }
  if (terms.empty()) return std::nullopt;
  if (terms.size() == 1) return std::move(terms.front());
  return logical(conditional_operator == "OR" ? expression::Logical::Operator::kOr
                                              : expression::Logical::Operator::kAnd,
                 std::move(terms));
}

Condition with_operator(const std::string& name, const ExpectedAttributeValue& expected) {
  const std::string& op = *expected.comparison_operator;
  if (expected.exists) {
    throw invalid_parameter(
        "Exists and ComparisonOperator cannot be used together for Attribute: " + name);
  }
  if (op != "NULL" && op != "NOT_NULL" && !expected.attribute_value_list && !expected.value) {
    throw invalid_parameter("Value or AttributeValueList must be used with ComparisonOperator: " +
                            op + " for Attribute: " + name);
  }
  const Values values =
      expected.value ? Values{expected.value->get()} : read_values(expected.attribute_value_list);
  check_values(op, values);
  return make_condition(name, op, values);
}

Condition with_exists(const std::string& name, const ExpectedAttributeValue& expected) {
  const bool exists = expected.exists.value_or(true);
  if (exists && !expected.value) {
    throw invalid_parameter("Value must be provided when Exists is " +
                            std::string(expected.exists ? "true" : "null") +
                            " for Attribute: " + name);
  }
  if (!exists && expected.value) {
    throw invalid_parameter("Value cannot be used when Exists is false for Attribute: " + name);
  }
  if (!exists) return function("attribute_not_exists", name, {});
  return comparison(Comparator::kEq, name, expected.value->get());
}

}  // namespace

std::optional<Condition> condition_of_expected(
    const ExpectedMap& expected, const std::optional<std::string>& conditional_operator) {
  std::vector<Condition> terms;
  for (const auto& [name, one] : expected) {
    if (one.attribute_value_list && one.value) {
      throw invalid_parameter(
          "Value and AttributeValueList cannot be used together for Attribute: " + name);
    }
    if (one.attribute_value_list && !one.comparison_operator) {
      throw invalid_parameter(
          "AttributeValueList can only be used with a ComparisonOperator for Attribute: " + name);
    }
    terms.push_back(one.comparison_operator ? with_operator(name, one) : with_exists(name, one));
  }
  return joined(std::move(terms), conditional_operator);
}

std::optional<Condition> condition_of_filter(
    const ConditionMap& filter, const std::optional<std::string>& conditional_operator) {
  std::vector<Condition> terms;
  for (const auto& [name, one] : filter) {
    const Values values = read_values(one.attribute_value_list);
    check_values(one.comparison_operator, values);
    terms.push_back(make_condition(name, one.comparison_operator, values));
  }
  return joined(std::move(terms), conditional_operator);
}

std::vector<expression::KeyCondition> key_conditions_of(const ConditionMap& conditions) {
  using Operator = expression::KeyCondition::Operator;
  constexpr std::array<std::pair<std::string_view, Operator>, 7> kOperators = {
      {{"EQ", Operator::kEq},
       {"LT", Operator::kLt},
       {"LE", Operator::kLe},
       {"GT", Operator::kGt},
       {"GE", Operator::kGe},
       {"BETWEEN", Operator::kBetween},
       {"BEGINS_WITH", Operator::kBeginsWith}}};
  if (conditions.empty() || conditions.size() > 2) {
    throw validation_error("Conditions can be of length 1 or 2 only");
  }
  std::vector<expression::KeyCondition> result;
  for (const auto& [name, one] : conditions) {
    const Values values = read_values(one.attribute_value_list);
    check_values(one.comparison_operator, values);
    const auto& wanted = one.comparison_operator;
    const auto found = std::find_if(kOperators.begin(), kOperators.end(),
                                    [&](const auto& pair) { return pair.first == wanted; });
    if (found == kOperators.end()) {
      throw validation_error("Attempted conditional constraint is not an indexable operation");
    }
    result.push_back({name, found->second, values[0], values.size() > 1 ? values[1] : values[0]});
  }
  return result;
}

}  // namespace dynamodb
