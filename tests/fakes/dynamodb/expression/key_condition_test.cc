#include "tests/fakes/dynamodb/expression/expression_help.h"
#include "tests/support/catch.h"

using namespace dynamodb::test;
using Operator = dynamodb::expression::KeyCondition::Operator;

namespace {

const char* const kValues = R"({":p":{"S":"p"},":s":{"N":"1"},":t":{"N":"2"}})";

std::vector<dynamodb::expression::KeyCondition> read(const std::string& text) {
  return expressions("", kValues).key_condition(text);
}

std::string key_condition_error(const std::string& text) {
  return message_of([&] { read(text); });
}

}  // namespace

TEST_CASE("key condition: one or two keys, each operator", "[dynamodb][key_condition]") {
  const auto both = read("pk = :p AND sk >= :s");
  REQUIRE(both.size() == 2);
  CHECK(both[0].attribute == "pk");
  CHECK(both[0].op == Operator::kEq);
  CHECK(both[1].attribute == "sk");
  CHECK(both[1].op == Operator::kGe);
  CHECK(read(":s < sk")[0].op == Operator::kGt);
  CHECK(read("begins_with(sk, :p)")[0].op == Operator::kBeginsWith);
  const auto between = read("sk BETWEEN :s AND :t AND pk = :p");
  REQUIRE(between.size() == 2);
  CHECK(between[0].op == Operator::kBetween);
  CHECK(between[0].high == dynamodb::AttributeValue::n(dynamodb::Number(2)));
}

TEST_CASE("key condition: what it may not hold", "[dynamodb][key_condition]") {
  CHECK(key_condition_error("pk = :p OR sk = :s") ==
        "Invalid operator used in KeyConditionExpression: OR");
  CHECK(key_condition_error("NOT pk = :p") ==
        "Invalid operator used in KeyConditionExpression: NOT");
  CHECK(key_condition_error("pk <> :p") == "Invalid operator used in KeyConditionExpression: <>");
  CHECK(key_condition_error("pk IN (:p)") == "Invalid operator used in KeyConditionExpression: IN");
  CHECK(key_condition_error("attribute_exists(pk)") ==
        "Invalid operator used in KeyConditionExpression: attribute_exists");
  CHECK(key_condition_error("size(pk) = :s") ==
        "KeyConditionExpressions cannot contain nested operations");
  CHECK(key_condition_error("pk.a = :p") ==
        "KeyConditionExpressions cannot have conditions on nested attributes");
  CHECK(key_condition_error("pk = sk") ==
        "Invalid condition in KeyConditionExpression: Multiple attribute names used in one "
        "condition");
  CHECK(key_condition_error(":p = :s") ==
        "Invalid condition in KeyConditionExpression: No key attribute specified");
  CHECK(key_condition_error("pk = :p AND pk = :s") ==
        "KeyConditionExpressions must only contain one condition per key");
  CHECK(key_condition_error(":s BETWEEN sk AND :t") ==
        "Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute "
        "as its first operand");
  CHECK(key_condition_error("pk") ==
        "Invalid KeyConditionExpression: " + syntax_error("<EOF>", "pk"));
}
