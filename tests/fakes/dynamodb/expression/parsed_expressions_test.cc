#include "fakes/dynamodb/expression/parsed_expressions.h"

#include <string>
#include <variant>

#include "fakes/dynamodb/expression/error.h"
#include "tests/support/catch.h"

using dynamodb::expression::Comparison;
using dynamodb::expression::DocumentPath;
using dynamodb::expression::ParsedCondition;
using dynamodb::expression::ParsedExpressions;

namespace {

DocumentPath& left_of(ParsedCondition& parsed) {
  return std::get<DocumentPath>(std::get<Comparison>(parsed.condition.node).left.node);
}

}  // namespace

TEST_CASE("ParsedExpressions: each caller has a tree of its own", "[dynamodb][expression]") {
  ParsedExpressions expressions;
  ParsedCondition first = expressions.condition("a = :a");
  left_of(first).steps.clear();
  ParsedCondition second = expressions.condition("a = :a");
  CHECK(left_of(second).steps.size() == 1);
  CHECK(expressions.update("SET a = :a").actions.size() == 1);
  CHECK(expressions.update("SET a = :a").actions.size() == 1);
  CHECK(expressions.projection("a, b").paths.size() == 2);
}

TEST_CASE("ParsedExpressions: what is no expression is none each time", "[dynamodb][expression]") {
  ParsedExpressions expressions;
  for (int i = 0; i < 2; ++i) {
    CHECK_THROWS_AS(expressions.condition("a ="), dynamodb::expression::ExpressionError);
  }
}

TEST_CASE("ParsedExpressions: they do not grow without end", "[dynamodb][expression]") {
  ParsedExpressions expressions;
  for (int i = 0; i < 2500; ++i) {
    ParsedCondition parsed = expressions.condition("a" + std::to_string(i) + " = :a");
    REQUIRE(head(left_of(parsed)) == "a" + std::to_string(i));
  }
}
