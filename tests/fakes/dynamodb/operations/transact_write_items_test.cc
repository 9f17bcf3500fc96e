#include <chrono>

#include "tests/fakes/dynamodb/fixture.h"

using dynamodb::test::Fixture;
using namespace std::chrono_literals;

namespace {

std::string transact(const std::string& items, const std::string& more = {}) {
  return R"({"TransactItems":[)" + items + "]" + more + "}";
}

std::string put_action(const std::string& id, const std::string& more = {}) {
  return R"({"Put":{"TableName":"tab","Item":{"id":{"S":")" + id + R"("}})" + more + "}}";
}

const std::string kOnce = R"j(,"ConditionExpression":"attribute_not_exists(id)")j";
const std::string kCancelled =
    "TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for "
    "specific reasons ";

std::string count(Fixture& on) { return on.ok("Scan", R"({"TableName":"tab","Select":"COUNT"})"); }

}  // namespace

TEST_CASE("TransactWriteItems: all actions or none", "[dynamodb][TransactWriteItems]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"},"n":{"N":"1"}})");
  on.put("tab", R"({"id":{"S":"gone"}})");
  on.ok("TransactWriteItems", transact(put_action("b", kOnce) + R"j(,
    {"Update":{"TableName":"tab","Key":{"id":{"S":"a"}},"UpdateExpression":"ADD n :o",
      "ExpressionAttributeValues":{":o":{"N":"1"}}}},
    {"Delete":{"TableName":"tab","Key":{"id":{"S":"gone"}}}},
    {"ConditionCheck":{"TableName":"tab","Key":{"id":{"S":"free"}},
      "ConditionExpression":"attribute_not_exists(id)"}})j"));
  CHECK(count(on) == R"({"Count":2,"ScannedCount":2})");
  CHECK(on.ok("GetItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}}})") ==
        R"({"Item":{"id":{"S":"a"},"n":{"N":"2"}}})");
  CHECK(
      on.error("TransactWriteItems", transact(put_action("new") + "," + put_action("b", kOnce))) ==
      kCancelled + "[None, ConditionalCheckFailed]");
  CHECK(count(on) == R"({"Count":2,"ScannedCount":2})");
}

TEST_CASE("TransactWriteItems: each action has its reason", "[dynamodb][TransactWriteItems]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"}})");
  const auto response = on.json(
      "DynamoDB_20120810.TransactWriteItems",
      transact(put_action("b") + "," +
               put_action("a", kOnce + R"(,"ReturnValuesOnConditionCheckFailure":"ALL_OLD")")));
  CHECK(response.status == 400);
  CHECK(response.body.find(
            R"("CancellationReasons":[{"Code":"None"},{"Code":"ConditionalCheckFailed",)"
            R"("Message":"The conditional request failed","Item":{"id":{"S":"a"}}}])") !=
        std::string::npos);
  CHECK(on.error("TransactWriteItems",
                 transact(R"({"Put":{"TableName":"tab","Item":{"id":{"N":"5"}}}})")) ==
        kCancelled + "[ValidationError]");
}

TEST_CASE("TransactWriteItems: the first action that is not valid is the only reason",
          "[dynamodb][TransactWriteItems]") {
  Fixture on;
  on.make_table();
  on.put("tab", R"({"id":{"S":"a"}})");
  const std::string wrong = R"({"Put":{"TableName":"tab","Item":{"id":{"N":"5"}}}})";
  CHECK(on.error("TransactWriteItems", transact(put_action("a", kOnce) + "," + wrong + "," + wrong +
                                                "," + put_action("b"))) ==
        kCancelled + "[None, ValidationError, None, None]");
  CHECK(on.error("TransactWriteItems",
                 transact(put_action("a", kOnce) + "," + put_action("b") + "," +
                          put_action("c", R"j(,"ConditionExpression":"a = id")j"))) ==
        kCancelled + "[ConditionalCheckFailed, None, ConditionalCheckFailed]");
}

TEST_CASE("TransactWriteItems: at most 4 MB", "[dynamodb][TransactWriteItems]") {
  Fixture on;
  on.make_table();
  std::string puts;
  for (int i = 0; i < 11; ++i) {
    puts += (i == 0 ? "" : ",") + std::string(R"({"Put":{"TableName":"tab","Item":{"id":{"S":")") +
            std::to_string(i) + R"("},"x":{"S":")" + std::string(390 * 1024, 'x') + R"("}}}})";
  }
  CHECK(on.error("TransactWriteItems", transact(puts)) ==
        "ValidationException: Transaction payload size cannot exceed 4 MB");
}

TEST_CASE("TransactWriteItems: capacity is twice that of single writes, but not in indexes",
          "[dynamodb][TransactWriteItems]") {
  Fixture on;
  on.make_indexed_table();
  const std::string two = transact(
      R"j({"Put":{"TableName":"rng","Item":{"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"g"}}}},
          {"ConditionCheck":{"TableName":"rng","Key":{"pk":{"S":"a"},"sk":{"N":"2"}},
            "ConditionExpression":"attribute_not_exists(pk)"}})j",
      R"(,"ReturnConsumedCapacity":"INDEXES","ClientRequestToken":"token")");
  CHECK(on.ok("TransactWriteItems", two) ==
        R"({"ConsumedCapacity":[{"TableName":"rng","CapacityUnits":5,"WriteCapacityUnits":5,)"
        R"("Table":{"CapacityUnits":4,"WriteCapacityUnits":4},)"
        R"("GlobalSecondaryIndexes":{"few":{"CapacityUnits":1}}}]})");
  CHECK(on.ok("TransactWriteItems", two) ==
        R"({"ConsumedCapacity":[{"TableName":"rng","CapacityUnits":4,"ReadCapacityUnits":4,)"
        R"("Table":{"CapacityUnits":4,"ReadCapacityUnits":4}}]})");
}

TEST_CASE("TransactWriteItems: what is refused as a whole", "[dynamodb][TransactWriteItems]") {
  Fixture on;
  on.make_table();
  CHECK(on.error("TransactWriteItems", transact("")) ==
        "ValidationException: 1 validation error detected: Value '[]' at 'transactItems' failed to "
        "satisfy constraint: Member must have length greater than or equal to 1");
  CHECK(on.error("TransactWriteItems", transact(put_action("a") + "," + put_action("a"))) ==
        "ValidationException: Transaction request cannot include multiple operations on one item");
  CHECK(on.error("TransactWriteItems", transact(R"({"Put":{"TableName":"nope","Item":{}}})")) ==
        "ResourceNotFoundException: Requested resource not found");
  CHECK(on.error("TransactWriteItems", transact(put_action(""))) ==
        "ValidationException: One or more parameter values are not valid. The AttributeValue for a "
        "key attribute cannot contain an empty string value. Key: id");
  CHECK(on.error("TransactWriteItems", transact("{}")) ==
        "ValidationException: TransactItems can only contain one of Check, Put, Update or Delete");
}

TEST_CASE("TransactWriteItems: a token makes a repeated call harmless for ten minutes",
          "[dynamodb][TransactWriteItems]") {
  Fixture on;
  on.make_table();
  const std::string add = transact(
      R"({"Update":{"TableName":"tab","Key":{"id":{"S":"a"}},"UpdateExpression":"ADD n :o",
          "ExpressionAttributeValues":{":o":{"N":"1"}}}})",
      R"(,"ClientRequestToken":"token")");
  const auto n = [&] {
    const std::string body = on.ok("GetItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}}})");
    return body.substr(body.find(R"("n":{"N":")") + 10, 1);
  };
  on.ok("TransactWriteItems", add);
  on.ok("TransactWriteItems", add);
  CHECK(n() == "1");
  CHECK(on.error("TransactWriteItems",
                 transact(put_action("other"), R"(,"ClientRequestToken":"token")"))
            .starts_with("IdempotentParameterMismatchException: "));
  on.pass(10min);
  on.ok("TransactWriteItems", add);
  CHECK(n() == "2");
}

TEST_CASE("TransactWriteItems: tokens are forgotten after ten minutes, however many there were",
          "[dynamodb][TransactWriteItems]") {
  Fixture on;
  on.make_table();
  sim::Statement& held = on.environment.store.prepare(
      "SELECT COUNT(*), COALESCE(MAX(LENGTH(request)), 0) FROM dynamodb_token");
  std::int64_t most = 0;
  for (int i = 0; i < 100; ++i) {
    const std::string item = R"({"id":{"S":"a"},"text":{"S":")" + std::string(5000, 'x') + "\"}}";
    on.ok("TransactWriteItems",
          transact(R"({"Put":{"TableName":"tab","Item":)" + item + "}}",
                   R"(,"ClientRequestToken":"token)" + std::to_string(i) + "\""));
    held.bind();
    REQUIRE(held.step());
    most = std::max(most, held.integer(0));
    // Of the request, a digest is enough.
    CHECK(held.integer(1) <= 32);
    held.reset();
    on.pass(1min);
  }
  CHECK(most == 10);
}
