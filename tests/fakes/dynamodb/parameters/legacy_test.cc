// The parameters from before there were expressions, through the operations that take them.
#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

std::string expecting(const std::string& expected, const std::string& more = {}) {
  return R"({"TableName":"tab","Item":{"id":{"S":"a"},"n":{"N":"5"},"t":{"SS":["x"]}},
    "Expected":)" +
         expected + more + "}";
}

std::string updating(const std::string& updates) {
  return R"({"TableName":"tab","Key":{"id":{"S":"a"}},"ReturnValues":"ALL_NEW",
    "AttributeUpdates":)" +
         updates + "}";
}

}  // namespace

TEST_CASE("Expected: Exists, Value and comparisons", "[dynamodb][legacy]") {
  Fixture on;
  on.make_table();
  const std::string failed = "ConditionalCheckFailedException: The conditional request failed";
  on.ok("PutItem", expecting(R"({"id":{"Exists":false}})"));
  CHECK(on.error("PutItem", expecting(R"({"id":{"Exists":false}})")) == failed);
  on.ok("PutItem", expecting(R"({"n":{"Value":{"N":"5.0"}}})"));
  on.ok("PutItem", expecting(R"({"n":{"ComparisonOperator":"GT",
    "AttributeValueList":[{"N":"4"}]}})"));
  CHECK(on.error("PutItem", expecting(R"({"n":{"ComparisonOperator":"BETWEEN",
          "AttributeValueList":[{"N":"1"},{"N":"4"}]}})")) == failed);
  on.ok("PutItem", expecting(R"({"n":{"ComparisonOperator":"IN",
    "AttributeValueList":[{"N":"1"},{"N":"5"}]},"t":{"ComparisonOperator":"CONTAINS",
    "AttributeValueList":[{"S":"x"}]}})"));
  on.ok("PutItem", expecting(R"({"t":{"ComparisonOperator":"NOT_CONTAINS",
    "AttributeValueList":[{"S":"z"}]},"q":{"ComparisonOperator":"NULL"}})"));
  CHECK(on.error("PutItem", expecting(R"({"q":{"ComparisonOperator":"NOT_CONTAINS",
          "AttributeValueList":[{"S":"z"}]}})")) == failed);
  on.ok("PutItem", expecting(R"({"n":{"Value":{"N":"1"}},"id":{"ComparisonOperator":"NOT_NULL"}})",
                             R"(,"ConditionalOperator":"OR")"));
}

TEST_CASE("Expected: combinations that AWS refuses", "[dynamodb][legacy]") {
  Fixture on;
  CHECK(on.error("PutItem", expecting(R"({"a":{}})")) ==
        dynamodb::test::kInvalid + "Value must be provided when Exists is null for Attribute: a");
  CHECK(on.error("PutItem", expecting(R"({"a":{"Exists":true}})")) ==
        dynamodb::test::kInvalid + "Value must be provided when Exists is true for Attribute: a");
  CHECK(on.error("PutItem", expecting(R"({"a":{"Exists":false,"Value":{"S":"a"}}})")) ==
        dynamodb::test::kInvalid + "Value cannot be used when Exists is false for Attribute: a");
  CHECK(on.error("PutItem", expecting(R"({"a":{"Exists":true,"ComparisonOperator":"LT"}})")) ==
        dynamodb::test::kInvalid +
            "Exists and ComparisonOperator cannot be used together for Attribute: a");
  CHECK(on.error("PutItem", expecting(R"({"a":{"AttributeValueList":[{"S":"a"}]}})")) ==
        dynamodb::test::kInvalid +
            "AttributeValueList can only be used with a ComparisonOperator for Attribute: a");
  CHECK(on.error("PutItem", expecting(R"({"a":{"ComparisonOperator":"EQ",
          "AttributeValueList":[]}})")) ==
        dynamodb::test::kInvalid + "Invalid number of argument(s) for the EQ ComparisonOperator");
  CHECK(on.error("PutItem", expecting("{}", R"(,"ConditionalOperator":"OR")")) ==
        "ValidationException: ConditionalOperator cannot be used without Filter or Expected");
}

TEST_CASE("AttributeUpdates: PUT, ADD and DELETE", "[dynamodb][legacy]") {
  Fixture on;
  on.make_table();
  CHECK(on.ok("UpdateItem", updating(R"({"a":{"Value":{"S":"x"}},
          "n":{"Action":"ADD","Value":{"N":"2"}},"t":{"Action":"ADD","Value":{"SS":["p","q"]}},
          "l":{"Action":"ADD","Value":{"L":[{"N":"1"}]}}})")) ==
        R"({"Attributes":{"a":{"S":"x"},"id":{"S":"a"},"l":{"L":[{"N":"1"}]},"n":{"N":"2"},)"
        R"("t":{"SS":["p","q"]}}})");
  CHECK(on.ok("UpdateItem", updating(R"({"a":{"Action":"DELETE"},
          "n":{"Action":"ADD","Value":{"N":"-5"}},"t":{"Action":"DELETE","Value":{"SS":["p"]}},
          "l":{"Action":"ADD","Value":{"L":[{"N":"2"}]}}})")) ==
        R"({"Attributes":{"id":{"S":"a"},"l":{"L":[{"N":"1"},{"N":"2"}]},"n":{"N":"-3"},)"
        R"("t":{"SS":["q"]}}})");
  CHECK(on.error("UpdateItem", updating(R"({"t":{"Action":"ADD","Value":{"N":"1"}}})")) ==
        "ValidationException: Type mismatch for attribute to update");
  CHECK(on.error("UpdateItem", updating(R"({"a":{}})")) ==
        dynamodb::test::kInvalid +
            "Only DELETE action is allowed when no attribute value is specified");
  CHECK(on.error("UpdateItem", updating(R"({"a":{"Action":"DELETE","Value":{"S":"1"}}})")) ==
        dynamodb::test::kInvalid + "DELETE action with value is not supported for the type S");
  CHECK(on.error("UpdateItem", updating(R"({"a":{"Action":"ADD","Value":{"S":"1"}}})")) ==
        dynamodb::test::kInvalid + "ADD action is not supported for the type S");
  CHECK(on.error("UpdateItem", updating(R"({"id":{"Value":{"S":"1"}}})")) ==
        dynamodb::test::kInvalid + "Cannot update attribute id. This attribute is part of the key");
}

TEST_CASE("KeyConditions, QueryFilter and ScanFilter", "[dynamodb][legacy]") {
  Fixture on;
  on.make_indexed_table();
  for (const char* n : {"1", "2", "3"}) {
    on.put("rng",
           R"({"pk":{"S":"a"},"sk":{"N":")" + std::string(n) + R"("},"x":{"S":"x)" + n + R"("}})");
  }
  const std::string keys = R"("KeyConditions":{
    "pk":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"a"}]},
    "sk":{"ComparisonOperator":"GE","AttributeValueList":[{"N":"2"}]}})";
  CHECK(on.ok("Query", R"({"TableName":"rng","Select":"COUNT",)" + keys + "}") ==
        R"({"Count":2,"ScannedCount":2})");
  CHECK(on.ok("Query", R"({"TableName":"rng","AttributesToGet":["x"],)" + keys +
                           R"(,"QueryFilter":{"x":{"ComparisonOperator":"NE",
          "AttributeValueList":[{"S":"x3"}]}}})") ==
        R"({"Items":[{"x":{"S":"x2"}}],"Count":1,"ScannedCount":2})");
  CHECK(on.ok("Scan", R"({"TableName":"rng","Select":"COUNT",
          "ScanFilter":{"x":{"ComparisonOperator":"BEGINS_WITH","AttributeValueList":[{"S":"x"}]},
                        "sk":{"ComparisonOperator":"LT","AttributeValueList":[{"N":"2"}]}}})") ==
        R"({"Count":1,"ScannedCount":3})");
  CHECK(on.error("Query", R"({"TableName":"rng","KeyConditions":{
          "pk":{"ComparisonOperator":"NULL"}}})") ==
        "ValidationException: Attempted conditional constraint is not an indexable operation");
  CHECK(on.error("Query", R"({"TableName":"rng","KeyConditions":{}})") ==
        "ValidationException: Conditions can be of length 1 or 2 only");
}
