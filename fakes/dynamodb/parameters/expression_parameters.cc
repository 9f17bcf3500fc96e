#include "fakes/dynamodb/parameters/expression_parameters.h"

#include <set>

#include "fakes/dynamodb/errors.h"
#include "fakes/dynamodb/values/attribute_json.h"

namespace dynamodb {
namespace {

std::string join_given(std::initializer_list<Parameter> parameters) {
  std::string names;
  for (const Parameter& parameter : parameters) {
    if (parameter.given) names += (names.empty() ? "" : ", ") + std::string(parameter.name);
  }
  return names;
}

void check_values_are_used(std::initializer_list<Parameter> expressions) {
  std::string names;
  int count = 0;
  for (const Parameter& parameter : expressions) {
    if (!parameter.takes_values) continue;
    if (parameter.given) return;
    ++count;
    names += (names.empty() ? "" : " and ") + std::string(parameter.name);
  }
  throw validation_error(
      "ExpressionAttributeValues can only be specified when using expressions: " + names +
      (count > 1 ? " are null" : " is null"));
}

using Paths = std::vector<const expression::DocumentPath*>;

void collect(const expression::Operand& operand, Paths& paths) {
  if (const auto* path = operand.as_path()) paths.push_back(path);
  if (const auto* function = operand.as_function()) {
    for (const auto& argument : function->arguments) collect(argument, paths);
  }
}

void collect(const expression::Condition& condition, Paths& paths);

struct PathCollector {
  Paths& paths;
  void operator()(const expression::Logical& logical) const {
    for (const auto& term : logical.terms) collect(term, paths);
  }
  void operator()(const expression::Comparison& comparison) const {
    collect(comparison.left, paths);
    collect(comparison.right, paths);
  }
  void operator()(const expression::Between& between) const {
    collect(between.value, paths);
    collect(between.low, paths);
    collect(between.high, paths);
  }
  void operator()(const expression::In& in) const {
    collect(in.value, paths);
    for (const auto& operand : in.list) collect(operand, paths);
  }
  void operator()(const expression::Function& function) const {
    for (const auto& argument : function.arguments) collect(argument, paths);
  }
};

void collect(const expression::Condition& condition, Paths& paths) {
  std::visit(PathCollector{paths}, condition.node);
}

}  // namespace

void check_parameters(std::initializer_list<Parameter> expressions,
                      std::initializer_list<Parameter> non_expressions,
                      const std::optional<NameMap>& names,
                      const std::optional<Attributes>& values) {
  const std::string given = join_given(expressions);
  const std::string legacy = join_given(non_expressions);
  if (!given.empty() && !legacy.empty()) {
    throw validation_error(
        "Can not use both expression and non-expression parameters in the same request: "
        "Non-expression parameters: {" +
        legacy + "} Expression parameters: {" + given + "}");
  }
  if (names && given.empty()) {
    throw validation_error("ExpressionAttributeNames can only be specified when using expressions");
  }
  if (values) check_values_are_used(expressions);
}

expression::Expressions make_expressions(expression::ParsedExpressions& parsed,
                                         const std::optional<NameMap>& names,
                                         const std::optional<Attributes>& values) {
  std::optional<expression::Names> parsed_names;
  if (names) parsed_names.emplace(names->begin(), names->end());
  std::optional<expression::Values> parsed_values;
  if (values) {
    if (const auto& invalid = values->invalid()) {
      throw validation_error("ExpressionAttributeValues contains invalid value: " +
                             invalid->message + " for key " + invalid->name);
    }
    parsed_values = values->get();
  }
  return {std::move(parsed_names), std::move(parsed_values), &parsed};
}

void check_old_values_only(const std::optional<std::string>& return_values) {
  if (return_values && *return_values != "NONE" && *return_values != "ALL_OLD") {
    throw validation_error("ReturnValues can only be ALL_OLD or NONE");
  }
}

void check_attributes_to_get(const std::optional<NameList>& names) {
  if (!names) return;
  std::set<std::string_view> seen;
  for (const std::string& name : *names) {
    check_attribute_name(name);
    if (!seen.insert(name).second) {
      throw invalid_parameter("Duplicate value in attribute name: " + name);
    }
  }
}

Paths paths_of(const expression::Condition& condition) {
  Paths paths;
  collect(condition, paths);
  return paths;
}

Paths paths_of(const expression::Update& update) {
  Paths paths;
  for (const expression::Action& action : update.actions) {
    paths.push_back(&expression::target(action));
    if (const auto* set = std::get_if<expression::SetAction>(&action)) {
      collect(set->left, paths);
      if (set->right) collect(*set->right, paths);
    }
  }
  return paths;
}

Paths paths_of(const expression::Projection& projection) {
  Paths paths;
  for (const expression::DocumentPath& path : projection.paths) paths.push_back(&path);
  return paths;
}

}  // namespace dynamodb
