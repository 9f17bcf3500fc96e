// Short ways to an item and to the expressions of a request.
#pragma once

#include <string>

#include "fakes/dynamodb/expression/expressions.h"
#include "fakes/dynamodb/values/attribute_json.h"
#include "tests/fakes/dynamodb/errors_of.h"

namespace dynamodb::test {

inline Item item(const char* json) { return parse_item(json); }

// AWS's message of a syntax error.
std::string syntax_error(const std::string& token, const std::string& near);

// `names` and `values` are JSON objects, or empty for a request without them.
expression::Expressions expressions(const std::string& names, const std::string& values);

}  // namespace dynamodb::test
