#include "fakes/dynamodb/expression/ast.h"

namespace dynamodb::expression {

DocumentPath attribute_path(std::string name) {
  DocumentPath path;
  path.steps.emplace_back(Name{std::move(name), false});
  return path;
}

const std::string& head(const DocumentPath& path) {
  return std::get<Name>(path.steps.front()).text;
}

std::string to_text(const DocumentPath& path) {
  std::string text = "[";
  for (const Step& step : path.steps) {
    if (text.size() > 1) text += ", ";
    if (const auto* name = std::get_if<Name>(&step)) {
      text += name->text;
    } else {
      text += '[' + std::to_string(std::get<Index>(step).value) + ']';
    }
  }
  return text + ']';
}

std::string_view to_string(Comparator comparator) {
  switch (comparator) {
    case Comparator::kEq:
      return "=";
    case Comparator::kNe:
      return "<>";
    case Comparator::kLt:
      return "<";
    case Comparator::kLe:
      return "<=";
    case Comparator::kGt:
      return ">";
    case Comparator::kGe:
      return ">=";
  }
  return "";
}

const DocumentPath& target(const Action& action) {
  return std::visit([](const auto& one) -> const DocumentPath& { return one.path; }, action);
}

}  // namespace dynamodb::expression
