// The syntax trees of DynamoDB's expressions, before and after their placeholders are resolved.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fakes/dynamodb/values/attribute_value.h"

namespace dynamodb::expression {

// A step by name. As parsed, `text` may be a placeholder, `#n`; resolving puts the name in its
// place and clears `placeholder`.
struct Name {
  std::string text;
  bool placeholder = false;
  friend bool operator==(const Name&, const Name&) = default;
};

struct Index {
  std::size_t value = 0;
  friend bool operator==(const Index&, const Index&) = default;
};

using Step = std::variant<Name, Index>;

// `a.b[1].#c`; the first step is a Name.
struct DocumentPath {
  std::vector<Step> steps;
  friend bool operator==(const DocumentPath&, const DocumentPath&) = default;
};

// A path of one step, with any characters in its name.
DocumentPath attribute_path(std::string name);
// The name of the attribute that the path begins at.
const std::string& head(const DocumentPath& path);
// `[a, b, [1]]`, as in AWS's messages.
std::string to_text(const DocumentPath& path);

// `:v`; `value` is set by resolving.
struct ValueRef {
  std::string placeholder;
  AttributeValue value;
};

struct Operand;

struct Function {
  std::string name;
  std::vector<Operand> arguments;
};

struct Operand {
  std::variant<DocumentPath, ValueRef, Function> node;

  const DocumentPath* as_path() const { return std::get_if<DocumentPath>(&node); }
  const ValueRef* as_value() const { return std::get_if<ValueRef>(&node); }
  const Function* as_function() const { return std::get_if<Function>(&node); }
};

// --- conditions, filters and key conditions ---

enum class Comparator { kEq, kNe, kLt, kLe, kGt, kGe };
// `=`, `<>`, …
std::string_view to_string(Comparator comparator);

struct Condition;

struct Logical {
  enum class Operator { kAnd, kOr, kNot };
  Operator op = Operator::kAnd;
  std::vector<Condition> terms;  // one for kNot, two or more for the others
};

struct Comparison {
  Comparator op = Comparator::kEq;
  Operand left;
  Operand right;
};

struct Between {
  Operand value;
  Operand low;
  Operand high;
};

struct In {
  Operand value;
  std::vector<Operand> list;
};

struct Condition {
  std::variant<Logical, Comparison, Between, In, Function> node;
};

// --- updates ---

struct SetAction {
  DocumentPath path;
  Operand left;
  // `left + right` or `left - right` if set.
  std::optional<Operand> right;
  char op = '+';
};

struct RemoveAction {
  DocumentPath path;
};

struct AddAction {
  DocumentPath path;
  ValueRef value;
};

struct DeleteAction {
  DocumentPath path;
  ValueRef value;
};

using Action = std::variant<SetAction, RemoveAction, AddAction, DeleteAction>;

const DocumentPath& target(const Action& action);

struct Update {
  std::vector<Action> actions;
  // The clauses in their order, `SET`, `REMOVE`, …; one that stands twice is an error that only
  // resolving reports, as AWS does.
  std::vector<std::string> clauses;
};

// --- projections ---

struct Projection {
  std::vector<DocumentPath> paths;
};

}  // namespace dynamodb::expression
