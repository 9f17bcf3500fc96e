// Expressions as they were parsed: those of a program are parsed once, not with each of its calls.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "fakes/dynamodb/expression/parser.h"

namespace dynamodb::expression {

class ParsedExpressions {
 public:
  // A tree of its own for the caller, who puts names and values into it. They throw what those of
  // parser.h throw, and require the same.
  ParsedCondition condition(std::string_view text);
  Update update(std::string_view text);
  Projection projection(std::string_view text);

 private:
  template <typename Tree>
  using ByText = std::map<std::string, Tree, std::less<>>;

  ByText<ParsedCondition> conditions_;
  ByText<Update> updates_;
  ByText<Projection> projections_;
};

}  // namespace dynamodb::expression
