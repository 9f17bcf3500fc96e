#include <array>

#include "fakes/aws/base64.h"
#include "fakes/dynamodb/expression/error.h"
#include "fakes/dynamodb/expression/operand_parser.h"
#include "fakes/dynamodb/expression/resolve.h"
#include "fakes/dynamodb/expression/resolve_operand.h"

namespace dynamodb::expression {
namespace {

struct FunctionRule {
  std::string_view name;
  std::size_t operands;
};

constexpr std::array<FunctionRule, 6> kConditionFunctions = {{{"attribute_exists", 1},
                                                              {"attribute_not_exists", 1},
                                                              {"attribute_type", 2},
                                                              {"begins_with", 2},
                                                              {"contains", 2},
                                                              {"size", 1}}};

const FunctionRule* find_rule(std::string_view name) {
  for (const FunctionRule& rule : kConditionFunctions) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

// Calls `visit` for each test, the leaves of the tree, in the order in which they stand.
template <typename Tree, typename Visit>
void for_each_test(Tree& condition, const Visit& visit) {
  if (auto* logical = std::get_if<Logical>(&condition.node)) {
    for (auto& term : logical->terms) for_each_test(term, visit);
  } else {
    visit(condition);
  }
}

// A test's operands in the order in which they stand. A test that is a function gives its
// arguments.
template <typename Tree, typename Visit>
void for_each_operand(Tree& test, const Visit& visit) {
  if (auto* comparison = std::get_if<Comparison>(&test.node)) {
    visit(comparison->left);
    visit(comparison->right);
  } else if (auto* between = std::get_if<Between>(&test.node)) {
    visit(between->value);
    visit(between->low);
    visit(between->high);
  } else if (auto* in = std::get_if<In>(&test.node)) {
    visit(in->value);
    for (auto& operand : in->list) visit(operand);
  } else if (auto* function = std::get_if<Function>(&test.node)) {
    for (auto& argument : function->arguments) visit(argument);
  }
}

// Every function of a test, innermost first, the test itself last.
template <typename Visit>
void for_each_function_of(const Condition& test, const Visit& visit) {
  for_each_operand(test, [&](const Operand& operand) { for_each_function(operand, visit); });
  if (const auto* function = std::get_if<Function>(&test.node)) visit(*function);
}

void check_known(const Condition& test, std::string_view kind) {
  for_each_function_of(test, [kind](const Function& function) {
    if (find_rule(function.name) == nullptr) unknown_function(function, kind);
  });
}

// Only size() may stand where a value is wanted, and size() nowhere else.
void check_used_rightly(const Condition& test) {
  for_each_operand(test, [](const Operand& operand) {
    for_each_function(operand, [](const Function& function) {
      if (function.name != "size") misused_function(function);
    });
  });
  const auto* function = std::get_if<Function>(&test.node);
  if (function != nullptr && function->name == "size") misused_function(*function);
}

void check_distinct(std::string_view name, const Operand& first, const Operand& second) {
  const DocumentPath* path = first.as_path();
  const DocumentPath* other = second.as_path();
  if (path == nullptr || other == nullptr || !(*path == *other)) return;
  throw ExpressionError(
      "The first operand must be distinct from the remaining operands for this operator or "
      "function; operator: " +
      std::string(name) + ", first operand: " + to_text(*path));
}

void check_distinct(const Condition& test) {
  if (const auto* comparison = std::get_if<Comparison>(&test.node)) {
    check_distinct(to_string(comparison->op), comparison->left, comparison->right);
  } else if (const auto* function = std::get_if<Function>(&test.node)) {
    if (function->arguments.size() == 2) {
      check_distinct(function->name, function->arguments[0], function->arguments[1]);
    }
  }
}

// The type an operand is known to have before there is an item.
std::optional<Type> known_type(const Operand& operand) {
  if (operand.as_function() != nullptr) return Type::kN;
  return literal_type(operand);
}

void check_attribute_type_function(const Function& function) {
  const auto type = known_type(function.arguments[1]);
  if (type != Type::kS) {
    wrong_operand_type("operator or function", function.name,
                       type ? to_string(*type) : "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
  }
  const std::string& name = *function.arguments[1].as_value()->value.as_s();
  if (!parse_type(name)) {
    throw ExpressionError("Invalid attribute type name found; type: " + name +
                          ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
  }
}

void check_function_operands(const Function& function) {
  const std::string& name = function.name;
  if (name == "attribute_exists" || name == "attribute_not_exists") {
    if (function.arguments[0].as_path() == nullptr) path_required(function);
  } else if (name == "attribute_type") {
    check_attribute_type_function(function);
  } else if (name == "begins_with") {
    for (const Operand& argument : function.arguments) {
      const auto type = known_type(argument);
      if (type && type != Type::kS && type != Type::kB) {
        wrong_operand_type("operator or function", name, to_string(*type));
      }
    }
  } else if (name == "size") {
    const auto type = known_type(function.arguments[0]);
    if (type == Type::kN || type == Type::kBool || type == Type::kNull) {
      wrong_operand_type("operator or function", name, to_string(*type));
    }
  }
}

void check_ordered_operand(std::string_view op, const Operand& operand) {
  const auto type = literal_type(operand);
  if (type && !is_ordered(*type)) wrong_operand_type("operator", op, to_string(*type));
}

// `AttributeValue: {S:abc}`
std::string bound_text(const AttributeValue& value) {
  std::string text;
  if (const auto* s = value.as_s()) {
    text = *s;
  } else if (const auto* n = value.as_n()) {
    text = n->text();
  } else if (const auto* b = value.as_b()) {
    text = aws::base64_encode(b->bytes);
  }
  return "AttributeValue: {" + std::string(to_string(value.type())) + ":" + text + "}";
}

void check_bounds(const Between& between) {
  const ValueRef* low = between.low.as_value();
  const ValueRef* high = between.high.as_value();
  if (low == nullptr || high == nullptr) return;
  const auto order = compare(low->value, high->value);
  if (order && *order <= 0) return;
  throw ExpressionError(
      std::string(order ? "The BETWEEN operator requires upper bound to be greater than "
                          "or equal to lower bound; "
                        : "The BETWEEN operator requires same data type for lower and "
                          "upper bounds; ") +
      "lower bound operand: " + bound_text(low->value) +
      ", upper bound operand: " + bound_text(high->value));
}

void check_operand_types(const Condition& test) {
  if (const auto* comparison = std::get_if<Comparison>(&test.node)) {
    if (comparison->op == Comparator::kEq || comparison->op == Comparator::kNe) return;
    check_ordered_operand(to_string(comparison->op), comparison->left);
    check_ordered_operand(to_string(comparison->op), comparison->right);
  } else if (const auto* between = std::get_if<Between>(&test.node)) {
    for (const Operand* operand : {&between->value, &between->low, &between->high}) {
      check_ordered_operand("BETWEEN", *operand);
    }
    check_bounds(*between);
  }
}

void resolve_test(Condition& test, Placeholders& placeholders) {
  for_each_operand(test, [&](Operand& operand) { resolve_operand(operand, placeholders); });
  for_each_function_of(test, [](const Function& function) {
    if (find_rule(function.name)->operands != function.arguments.size()) {
      wrong_operand_count(function);
    }
  });
  check_distinct(test);
  for_each_function_of(test, check_function_operands);
  check_operand_types(test);
}

}  // namespace

void resolve(ParsedCondition& parsed, std::string_view parameter, Placeholders& placeholders) {
  if (parsed.redundant_parentheses) throw ExpressionError(std::string(kRedundantParentheses));
  const Condition& condition = parsed.condition;
  const std::string_view kind = parameter == "FilterExpression" ? "a filter" : "a condition";
  for_each_test(condition, [kind](const Condition& test) { check_known(test, kind); });
  for_each_test(condition, check_used_rightly);
  for_each_test(condition, [](const Condition& test) {
    for_each_operand(test, [](const Operand& operand) { check_reserved(operand); });
  });
  for_each_test(parsed.condition, [&](Condition& test) { resolve_test(test, placeholders); });
}

}  // namespace dynamodb::expression
