#include "fakes/dynamodb/expression/resolve_operand.h"

#include <algorithm>
#include <array>

#include "fakes/dynamodb/expression/error.h"
#include "fakes/dynamodb/expression/reserved_words.h"

namespace dynamodb::expression {
namespace {

// The functions of all kinds of expressions.
constexpr std::array<std::string_view, 8> kFunctionNames = {
    "attribute_exists", "attribute_not_exists", "attribute_type", "begins_with",
    "contains",         "if_not_exists",        "list_append",    "size"};

template <typename OnPath, typename OnValue>
void walk(Operand& operand, const OnPath& on_path, const OnValue& on_value) {
  if (auto* path = std::get_if<DocumentPath>(&operand.node)) return on_path(*path);
  if (auto* value = std::get_if<ValueRef>(&operand.node)) return on_value(*value);
  for (Operand& argument : std::get<Function>(operand.node).arguments) {
    walk(argument, on_path, on_value);
  }
}

}  // namespace

void resolve_path(DocumentPath& path, Placeholders& placeholders) {
  for (Step& step : path.steps) {
    auto* name = std::get_if<Name>(&step);
    if (name == nullptr || !name->placeholder) continue;
    name->text = placeholders.name(name->text);
    name->placeholder = false;
  }
}

void resolve_names(Operand& operand, Placeholders& placeholders) {
  walk(
      operand, [&](DocumentPath& path) { resolve_path(path, placeholders); }, [](ValueRef&) {});
}

void resolve_values(Operand& operand, Placeholders& placeholders) {
  walk(
      operand, [](DocumentPath&) {},
      [&](ValueRef& value) { value.value = placeholders.value(value.placeholder); });
}

void resolve_operand(Operand& operand, Placeholders& placeholders) {
  walk(
      operand, [&](DocumentPath& path) { resolve_path(path, placeholders); },
      [&](ValueRef& value) { value.value = placeholders.value(value.placeholder); });
}

void check_reserved(const DocumentPath& path) {
  for (const Step& step : path.steps) {
    const auto* name = std::get_if<Name>(&step);
    if (name != nullptr && !name->placeholder && is_reserved(name->text)) {
      throw ExpressionError("Attribute name is a reserved keyword; reserved keyword: " +
                            name->text);
    }
  }
}

void check_reserved(const Operand& operand) {
  if (const DocumentPath* path = operand.as_path()) return check_reserved(*path);
  if (const Function* function = operand.as_function()) {
    for (const Operand& argument : function->arguments) check_reserved(argument);
  }
}

std::optional<Type> literal_type(const Operand& operand) {
  const ValueRef* value = operand.as_value();
  if (value == nullptr) return std::nullopt;
  return value->value.type();
}

void unknown_function(const Function& function, std::string_view kind) {
  if (std::find(kFunctionNames.begin(), kFunctionNames.end(), function.name) ==
      kFunctionNames.end()) {
    throw ExpressionError("Invalid function name; function: " + function.name);
  }
  throw ExpressionError("The function is not allowed in " + std::string(kind) +
                        " expression; function: " + function.name);
}

void misused_function(const Function& function) {
  throw ExpressionError(
      "The function is not allowed to be used this way in an expression; function: " +
      function.name);
}

void wrong_operand_count(const Function& function) {
  throw ExpressionError(
      "Incorrect number of operands for operator or function; operator or function: " +
      function.name + ", number of operands: " + std::to_string(function.arguments.size()));
}

void wrong_operand_type(std::string_view label, std::string_view name, std::string_view type) {
  throw ExpressionError("Incorrect operand type for operator or function; " + std::string(label) +
                        ": " + std::string(name) + ", operand type: " + std::string(type));
}

void path_required(const Function& function) {
  throw ExpressionError("Operator or function requires a document path; operator or function: " +
                        function.name);
}

}  // namespace dynamodb::expression
