#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;

namespace {

std::string update(const std::string& expression, const std::string& values = {},
                   const std::string& more = {}) {
  std::string body =
      R"({"TableName":"tab","Key":{"id":{"S":"a"}},"UpdateExpression":")" + expression + "\"";
  if (!values.empty()) body += R"(,"ExpressionAttributeValues":)" + values;
  return body + more + "}";
}

std::string item_of(Fixture& on) {
  return on.ok("GetItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}}})");
}

}  // namespace

TEST_CASE("UpdateItem: makes the item if there is none", "[dynamodb][UpdateItem]") {
  Fixture on;
  on.make_table();
  CHECK(on.ok("UpdateItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}}})") == "{}");
  CHECK(item_of(on) == R"({"Item":{"id":{"S":"a"}}})");
  on.ok("UpdateItem",
        update("SET n = if_not_exists(n, :z) + :o", R"({":z":{"N":"0"},":o":{"N":"1"}})"));
  on.ok("UpdateItem", update("ADD n :o", R"({":o":{"N":"1"}})"));
  CHECK(item_of(on) == R"({"Item":{"id":{"S":"a"},"n":{"N":"2"}}})");
}

TEST_CASE("UpdateItem: what only takes away makes no item", "[dynamodb][UpdateItem]") {
  Fixture on;
  on.make_table();
  const std::string set = R"({":v":{"SS":["x"]}})";
  CHECK(on.ok("UpdateItem", update("REMOVE x, y.z, l[0]", "", R"(,"ReturnValues":"ALL_NEW")")) ==
        "{}");
  CHECK(on.ok("UpdateItem", update("DELETE s :v REMOVE x", set)) == "{}");
  for (const char* one :
       {R"({"Action":"DELETE"})", R"({"Action":"DELETE","Value":{"SS":["x"]}})"}) {
    CHECK(on.ok("UpdateItem",
                R"({"TableName":"tab","Key":{"id":{"S":"a"}},"AttributeUpdates":{"x":)" +
                    std::string(one) + "}}") == "{}");
  }
  CHECK(on.ok("TransactWriteItems", R"({"TransactItems":[{"Update":{"TableName":"tab",
          "Key":{"id":{"S":"a"}},"UpdateExpression":"REMOVE x.y"}}]})") == "{}");
  CHECK(item_of(on) == "{}");
  on.ok("UpdateItem", update("DELETE s :v SET x = :v", set));
  CHECK(item_of(on) == R"({"Item":{"id":{"S":"a"},"x":{"SS":["x"]}}})");
}

TEST_CASE("UpdateItem: ReturnValues", "[dynamodb][UpdateItem]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}},"k":{"S":"keep"}})");
  const auto with = [&](const char* what) {
    return on.ok("UpdateItem", update("SET m.x = m.x + :o, f = :o", R"({":o":{"N":"1"}})",
                                      R"(,"ReturnValues":")" + std::string(what) + "\""));
  };
  CHECK(with("UPDATED_OLD") == R"({"Attributes":{"m":{"M":{"x":{"N":"1"}}}}})");
  CHECK(with("UPDATED_NEW") == R"({"Attributes":{"f":{"N":"1"},"m":{"M":{"x":{"N":"3"}}}}})");
  CHECK(with("ALL_OLD").find(R"("x":{"N":"3"})") != std::string::npos);
  CHECK(with("ALL_NEW").find(R"("k":{"S":"keep"},"m":{"M":{"x":{"N":"5"})") != std::string::npos);
  CHECK(with("NONE") == "{}");
}

TEST_CASE("UpdateItem: keys cannot be updated", "[dynamodb][UpdateItem]") {
  Fixture on;
  on.make_table();
  CHECK(on.error("UpdateItem", update("SET id = :v", R"({":v":{"S":"b"}})")) ==
        dynamodb::test::kInvalid + "Cannot update attribute id. This attribute is part of the key");
  CHECK(on.error("UpdateItem", update("REMOVE x, id")) ==
        dynamodb::test::kInvalid + "Cannot update attribute id. This attribute is part of the key");
  CHECK(on.error("UpdateItem", update("SET b = id.x")) ==
        "ValidationException: Key attributes must be scalars; list random access '[]' and map "
        "lookup '.' are not allowed: Key: id");
}

TEST_CASE("UpdateItem: index keys keep their types", "[dynamodb][UpdateItem]") {
  Fixture on;
  on.make_indexed_table();
  const auto fails = [&](const std::string& expression, const std::string& values) {
    return on.error("UpdateItem", R"({"TableName":"rng","Key":{"pk":{"S":"a"},"sk":{"N":"1"}},
      "UpdateExpression":")" + expression +
                                      R"(","ExpressionAttributeValues":)" + values + "}");
  };
  CHECK(fails("SET g = :v", R"({":v":{"N":"1"}})") ==
        dynamodb::test::kInvalid +
            "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g");
  CHECK(fails("SET s = a + :v", R"({":v":{"N":"1"}})") ==
        dynamodb::test::kInvalid +
            "Type mismatch for Index Key s Expected: S Actual: N IndexName: by-s");
  CHECK(fails("SET g = :v", R"({":v":{"S":""}})") ==
        "ValidationException: One or more parameter values are not valid. The update expression "
        "attempted to update a secondary index key to a value that is not supported. The "
        "AttributeValue for a key attribute cannot contain an empty string value.");
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"e":{"N":"1"}})");
  CHECK(on.error("UpdateItem", R"({"TableName":"rng","Key":{"pk":{"S":"a"},"sk":{"N":"1"}},
          "UpdateExpression":"SET g = e"})") ==
        "ValidationException: The update expression attempted to update the secondary index key to "
        "unsupported type");
}

TEST_CASE("UpdateItem: moves the item in its indexes", "[dynamodb][UpdateItem]") {
  Fixture on;
  on.make_indexed_table();
  on.put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"old"}})");
  on.ok("UpdateItem", R"({"TableName":"rng","Key":{"pk":{"S":"a"},"sk":{"N":"1"}},
    "UpdateExpression":"SET g = :g","ExpressionAttributeValues":{":g":{"S":"new"}}})");
  const auto count = [&](const char* g) {
    return on.ok("Query", R"({"TableName":"rng","IndexName":"few","Select":"COUNT",
      "KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":")" +
                              std::string(g) + R"("}}})");
  };
  CHECK(count("old") == R"({"Count":0,"ScannedCount":0})");
  CHECK(count("new") == R"({"Count":1,"ScannedCount":1})");
}

TEST_CASE("UpdateItem: conditions", "[dynamodb][UpdateItem]") {
  Fixture on;
  on.make_table();
  const std::string values = R"({":o":{"N":"1"}})";
  CHECK(on.error("UpdateItem", update("SET n = :o", values,
                                      R"j(,"ConditionExpression":"attribute_exists(id)")j")) ==
        "ConditionalCheckFailedException: The conditional request failed");
  CHECK(item_of(on) == "{}");
  on.ok("UpdateItem", update("SET n = :o", values));
  on.ok("UpdateItem", update("SET n = n + :o", values, R"(,"ConditionExpression":"n = :o")"));
  CHECK(item_of(on) == R"({"Item":{"id":{"S":"a"},"n":{"N":"2"}}})");
}

TEST_CASE("UpdateItem: parameters are checked before the table", "[dynamodb][UpdateItem]") {
  Fixture on;
  CHECK(on.error("UpdateItem", update("INVALID SYNTAX HERE", R"({":v":{"S":"val"}})")) ==
        "ValidationException: Invalid UpdateExpression: Syntax error; token: \"INVALID\", near: "
        "\"INVALID SYNTAX\"");
  CHECK(on.error("UpdateItem", update("SET a = :v", R"({":v":{"S":"x"},":unused":{"S":"x"}})")) ==
        "ValidationException: Value provided in ExpressionAttributeValues unused in expressions: "
        "keys: {:unused}");
  CHECK(on.error("UpdateItem", update("SET status = :v", R"({":v":{"S":"x"}})")) ==
        "ValidationException: Invalid UpdateExpression: Attribute name is a reserved keyword; "
        "reserved keyword: status");
  CHECK(
      on.error("UpdateItem", update("SET a = :v", "", R"(,"AttributeUpdates":{},"Expected":{})")) ==
      "ValidationException: Can not use both expression and non-expression parameters in the "
      "same request: Non-expression parameters: {AttributeUpdates, Expected} Expression "
      "parameters: {UpdateExpression}");
  CHECK(on.error("UpdateItem", update("SET a = :v", R"({":v":{"S":"x"}})")) ==
        "ResourceNotFoundException: Requested resource not found");
}

TEST_CASE("UpdateItem: the item may not grow beyond 400 KB", "[dynamodb][UpdateItem]") {
  Fixture on;
  on.make_table();
  const std::string half(210 * 1024, 'x');
  on.ok("UpdateItem", update("SET a = :v", R"({":v":{"S":")" + half + R"("}})"));
  CHECK(on.error("UpdateItem", update("SET b = :v", R"({":v":{"S":")" + half + R"("}})")) ==
        "ValidationException: Item size to update has exceeded the maximum allowed size");
}
