// Short ways to an item and to the expressions of a request.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "fakes/dynamodb/attribute_json.h"
#include "fakes/dynamodb/expression/expressions.h"
#include "tests/fakes/dynamodb/errors_of.h"

namespace dynamodb::test {

inline Item item(const char* json) { return parse_item(json); }

// AWS's message of a syntax error.
inline std::string syntax_error(const std::string& token, const std::string& near) {
  return "Syntax error; token: \"" + token + "\", near: \"" + near + "\"";
}

// `names` and `values` are JSON objects, or empty for a request without them.
inline expression::Expressions expressions(const std::string& names, const std::string& values) {
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
