// The syntax tree of a template.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ses::handlebars {

// `../contact.firstName`, `this`, `list.[0]`, `@root.name`.
struct PathExpression {
  enum class From { kContext, kRoot, kIndex, kKey, kFirst, kLast };
  std::string text;  // as written
  From from = From::kContext;
  std::size_t up = 0;  // how many `../`
  std::vector<std::string> steps;
};

// Throws TemplateError for what is no path, NotSupported for `@` names that are not in Path::From.
// `where` begins the message: `line 3`.
PathExpression parse_path(std::string_view text, const std::string& where);

struct ContentStatement {
  std::string text;
};

struct MustacheStatement {
  PathExpression path;
};

// A name with arguments that is no helper. That is not noticed before it is rendered: an attribute
// of that name is missing.
struct UnknownHelper {
  std::string name;
};

struct PartialStatement {
  std::string name;
};

struct Node;
using Nodes = std::vector<Node>;

struct BlockStatement {
  // A section is `{{#name}}` without a helper: each of a list, with of an object, if of a boolean.
  enum class Kind { kIf, kUnless, kEach, kWith, kSection, kInvertedSection };
  Kind kind = Kind::kIf;
  PathExpression path;
  Nodes body;
  Nodes otherwise;
};

struct Node {
  std::variant<ContentStatement, MustacheStatement, UnknownHelper, PartialStatement, BlockStatement>
      what;
};

// A template and its inline partials, by name. All partials that it calls are there, and none
// comes to itself.
struct Program {
  Nodes nodes;
  std::map<std::string, Nodes> partials;
};

}  // namespace ses::handlebars
