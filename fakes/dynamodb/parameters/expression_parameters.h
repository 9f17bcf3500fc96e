// The rules for the parameters around expressions, the same in every operation that has them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "fakes/dynamodb/expression/expressions.h"
#include "fakes/dynamodb/shapes.h"
#include "fakes/dynamodb/values/attributes.h"

namespace dynamodb {

// A parameter of a request, and whether it was given.
struct Parameter {
  std::string_view name;
  bool given = false;
  // A projection has no values in it.
  bool takes_values = true;
};

// Throws ValidationException if expressions and the parameters they replace are mixed, or if names
// or values are given without an expression that could use them.
void check_parameters(std::initializer_list<Parameter> expressions,
                      std::initializer_list<Parameter> non_expressions,
                      const std::optional<NameMap>& names, const std::optional<Attributes>& values);

// Throws ValidationException if a name or value is not valid. `parsed` must outlive the result.
expression::Expressions make_expressions(expression::ParsedExpressions& parsed,
                                         const std::optional<NameMap>& names,
                                         const std::optional<Attributes>& values);

// Throws ValidationException if ReturnValues is neither NONE nor ALL_OLD.
void check_old_values_only(const std::optional<std::string>& return_values);

// Throws ValidationException if the names are not distinct, or no attribute may have one of them.
void check_attributes_to_get(const std::optional<NameList>& names);

// Every path in the tree, in order.
std::vector<const expression::DocumentPath*> paths_of(const expression::Condition& condition);
std::vector<const expression::DocumentPath*> paths_of(const expression::Update& update);
std::vector<const expression::DocumentPath*> paths_of(const expression::Projection& projection);

}  // namespace dynamodb
