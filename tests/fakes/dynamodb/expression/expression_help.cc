#include "tests/fakes/dynamodb/expression/expression_help.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace dynamodb::test {

std::string syntax_error(const std::string& token, const std::string& near) {
  return "Syntax error; token: \"" + token + "\", near: \"" + near + "\"";
}

expression::Expressions expressions(const std::string& names, const std::string& values) {
  std::optional<expression::Names> parsed_names;
  if (!names.empty()) {
    parsed_names.emplace();
    const auto object = nlohmann::json::parse(names);
    for (const auto& [key, value] : object.items()) parsed_names->emplace(key, value);
  }
  std::optional<expression::Values> parsed_values;
  if (!values.empty()) parsed_values = parse_item(values);
  return {std::move(parsed_names), std::move(parsed_values)};
}

}  // namespace dynamodb::test
