#include <algorithm>
#include <array>
#include <set>

#include "fakes/dynamodb/expression/error.h"
#include "fakes/dynamodb/expression/resolve.h"
#include "fakes/dynamodb/expression/resolve_operand.h"

namespace dynamodb::expression {
namespace {

template <typename Visit>
void for_each_operand(Update& update, const Visit& visit) {
  for (Action& action : update.actions) {
    if (auto* set = std::get_if<SetAction>(&action)) {
      visit(set->left);
      if (set->right) visit(*set->right);
    }
  }
}

DocumentPath& mutable_target(Action& action) {
  return std::visit([](auto& one) -> DocumentPath& { return one.path; }, action);
}

ValueRef* value_of(Action& action) {
  if (auto* add = std::get_if<AddAction>(&action)) return &add->value;
  if (auto* remove = std::get_if<DeleteAction>(&action)) return &remove->value;
  return nullptr;
}

void check_reserved_words(Update& update) {
  for (Action& action : update.actions) {
    check_reserved(target(action));
    if (const auto* set = std::get_if<SetAction>(&action)) {
      check_reserved(set->left);
      if (set->right) check_reserved(*set->right);
    }
  }
}

void check_functions_known(Update& update) {
  for_each_operand(update, [](const Operand& operand) {
    for_each_function(operand, [](const Function& function) {
      if (function.name != "if_not_exists" && function.name != "list_append") {
        unknown_function(function, "an update");
      }
    });
  });
}

// Within a function only if_not_exists() may stand.
void check_functions_nested_rightly(Update& update) {
  for_each_operand(update, [](const Operand& operand) {
    for_each_function(operand, [](const Function& function) {
      for (const Operand& argument : function.arguments) {
        const Function* inner = argument.as_function();
        if (inner != nullptr && inner->name != "if_not_exists") misused_function(*inner);
      }
    });
  });
}

void check_clauses(const Update& update) {
  std::set<std::string> seen;
  for (const std::string& clause : update.clauses) {
    if (!seen.insert(clause).second) {
      throw ExpressionError("The \"" + clause +
                            "\" section can only be used once in an update expression;");
    }
  }
}

void resolve_all_names(Update& update, Placeholders& placeholders) {
  for (Action& action : update.actions) {
    resolve_path(mutable_target(action), placeholders);
    if (auto* set = std::get_if<SetAction>(&action)) {
      resolve_names(set->left, placeholders);
      if (set->right) resolve_names(*set->right, placeholders);
    }
  }
}

void resolve_all_values(Update& update, Placeholders& placeholders) {
  for (Action& action : update.actions) {
    if (ValueRef* value = value_of(action)) {
      value->value = placeholders.value(value->placeholder);
    } else if (auto* set = std::get_if<SetAction>(&action)) {
      resolve_values(set->left, placeholders);
      if (set->right) resolve_values(*set->right, placeholders);
    }
  }
}

// The long names that AWS gives types in messages about ADD and DELETE.
std::string_view long_name(Type type) {
  constexpr std::array<std::string_view, 10> kNames = {
      "STRING", "NUMBER", "BINARY",     "BOOLEAN",    "NULL",
      "MAP",    "LIST",   "STRING_SET", "NUMBER_SET", "BINARY_SET"};
  return kNames.at(static_cast<std::size_t>(type));
}

// ADD takes a number or a set, DELETE a set.
void check_clause_operands(Update& update) {
  for (Action& action : update.actions) {
    const ValueRef* value = value_of(action);
    if (value == nullptr) continue;
    const bool add = std::holds_alternative<AddAction>(action);
    const Type type = value->value.type();
    if (is_set(type) || (add && type == Type::kN)) continue;
    wrong_operand_type("operator", add ? "ADD" : "DELETE", long_name(type));
  }
}

void check_function(const Function& function) {
  if (function.arguments.size() != 2) wrong_operand_count(function);
  if (function.name == "if_not_exists") {
    if (function.arguments[0].as_path() == nullptr) path_required(function);
    return;
  }
  for (const Operand& argument : function.arguments) {
    const auto type = literal_type(argument);
    if (type && type != Type::kL) {
      wrong_operand_type("operator or function", function.name, to_string(*type));
    }
  }
}

void check_sum(const SetAction& set) {
  if (!set.right) return;
  for (const Operand* operand : {&set.left, &*set.right}) {
    const auto type = literal_type(*operand);
    if (type && type != Type::kN) {
      wrong_operand_type("operator or function", std::string(1, set.op), to_string(*type));
    }
  }
}

void check_set_operands(Update& update) {
  for (const Action& action : update.actions) {
    const auto* set = std::get_if<SetAction>(&action);
    if (set == nullptr) continue;
    for_each_function(set->left, check_function);
    if (set->right) for_each_function(*set->right, check_function);
    check_sum(*set);
  }
}

enum class Relation { kDisjoint, kOverlap, kConflict };

Relation relation(const DocumentPath& one, const DocumentPath& two) {
  const auto shared = std::min(one.steps.size(), two.steps.size());
  for (std::size_t i = 0; i < shared; ++i) {
    if (one.steps[i].index() != two.steps[i].index()) return Relation::kConflict;
    if (one.steps[i] != two.steps[i]) return Relation::kDisjoint;
  }
  return Relation::kOverlap;
}

void throw_on(Relation wanted, std::string_view verb,
              const std::vector<const DocumentPath*>& paths) {
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (relation(*paths[j], *paths[i]) != wanted) continue;
      throw ExpressionError(
          "Two document paths " + std::string(verb) +
          " with each other; must remove or rewrite one of these paths; path one: " +
          to_text(*paths[j]) + ", path two: " + to_text(*paths[i]));
    }
  }
}

}  // namespace

void check_disjoint(const std::vector<const DocumentPath*>& paths) {
  throw_on(Relation::kOverlap, "overlap", paths);
  throw_on(Relation::kConflict, "conflict", paths);
}

void resolve(Update& update, Placeholders& placeholders) {
  check_reserved_words(update);
  check_functions_known(update);
  check_functions_nested_rightly(update);
  check_clauses(update);
  resolve_all_names(update, placeholders);
  resolve_all_values(update, placeholders);
  std::vector<const DocumentPath*> targets;
  for (const Action& action : update.actions) targets.push_back(&target(action));
  check_disjoint(targets);
  check_clause_operands(update);
  check_set_operands(update);
}

void resolve(Projection& projection, Placeholders& placeholders) {
  for (const DocumentPath& path : projection.paths) check_reserved(path);
  std::vector<const DocumentPath*> paths;
  for (DocumentPath& path : projection.paths) {
    resolve_path(path, placeholders);
    paths.push_back(&path);
  }
  check_disjoint(paths);
}

}  // namespace dynamodb::expression
