// What resolving conditions and updates share.
#pragma once

#include <optional>

#include "fakes/dynamodb/expression/ast.h"
#include "fakes/dynamodb/expression/placeholders.h"

namespace dynamodb::expression {

void resolve_path(DocumentPath& path, Placeholders& placeholders);
// Only the names, only the values, or both in the order in which they stand.
void resolve_names(Operand& operand, Placeholders& placeholders);
void resolve_values(Operand& operand, Placeholders& placeholders);
void resolve_operand(Operand& operand, Placeholders& placeholders);

void check_reserved(const DocumentPath& path);
void check_reserved(const Operand& operand);

// Calls `visit` for the function and those in its arguments, innermost first.
template <typename Visit>
void for_each_function(const Operand& operand, const Visit& visit) {
  const Function* function = operand.as_function();
  if (function == nullptr) return;
  for (const Operand& argument : function->arguments) for_each_function(argument, visit);
  visit(*function);
}

// The type of a literal; nullopt for paths and functions.
std::optional<Type> literal_type(const Operand& operand);

// Throw ExpressionError. `kind`, in which there is no such function, is `a condition` or `an
// update`.
[[noreturn]] void unknown_function(const Function& function, std::string_view kind);
[[noreturn]] void misused_function(const Function& function);
[[noreturn]] void wrong_operand_count(const Function& function);
// `label` is `operator` or `operator or function`.
[[noreturn]] void wrong_operand_type(std::string_view label, std::string_view name,
                                     std::string_view type);
[[noreturn]] void path_required(const Function& function);

}  // namespace dynamodb::expression
