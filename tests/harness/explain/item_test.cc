#include "tests/harness/explain/happened.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using nlohmann::json;
using tests::Happened;

namespace {

constexpr auto kItem = harness::Question::Kind::kItem;

struct Table : Happened {
  Table() {
    const auto made = call("setup", "dynamodb.CreateTable",
                           {{"TableName", "cakes"},
                            {"AttributeDefinitions", json::array()},
                            {"KeySchema",
                             {{{"AttributeName", "at"}, {"KeyType", "RANGE"}},
                              {{"AttributeName", "id"}, {"KeyType", "HASH"}}}}});
    reply(made, "dynamodb.CreateTable", json::object());
  }
  json key(const std::string& id) const { return {{"id", {{"S", id}}}, {"at", {{"N", "1"}}}}; }
};

}  // namespace

TEST_CASE("explain item: writes in order, a condition that failed, and the end by its TTL",
          "[explain][item]") {
  Table take;
  json item = take.key("a");
  item["kind"] = {{"S", "carrot"}};
  const auto put = take.call("front", "dynamodb.PutItem", {{"TableName", "cakes"}, {"Item", item}});
  take.reply(put, "dynamodb.PutItem", json::object());
  take.pass(1s);
  const auto update = take.call("worker", "dynamodb.UpdateItem",
                                {{"TableName", "cakes"},
                                 {"Key", take.key("a")},
                                 {"UpdateExpression", "SET baker = :b"},
                                 {"ConditionExpression", "attribute_not_exists(baker)"},
                                 {"ExpressionAttributeValues", {{":b", {{"S", "jo"}}}}}});
  take.refuse(update, "dynamodb.UpdateItem", "ConditionalCheckFailedException",
              "The conditional request failed");
  take.pass(1h);
  std::string text = take.text(kItem, "cakes", "a");
  CHECK_THAT(text, Contains("item id=a, at=1 of table cakes"));
  CHECK_THAT(text, Contains("It was last written by front, which put the item"));
  CHECK_THAT(text, Contains("worker would have updated it: SET baker = :b, on the condition that "
                            "attribute_not_exists(baker)") &&
                       Contains("and was refused: ConditionalCheckFailedException: The conditional "
                                "request failed."));
  take.event("dynamodb", "dynamodb.ttl_deleted", "arn",
             {{"table", "cakes"}, {"key", take.key("a")}});
  text = take.text(kItem, "cakes", "id=a, at=1");
  CHECK_THAT(text, Contains("It is gone: its time to live was over."));
  CHECK_THAT(text, Contains("DynamoDB deleted it: its time to live was over."));
}

TEST_CASE("explain item: batches and transactions write it, too", "[explain][item]") {
  Table take;
  const auto batch =
      take.call("front", "dynamodb.BatchWriteItem",
                {{"RequestItems", {{"cakes", {{{"PutRequest", {{"Item", take.key("b")}}}}}}}}});
  take.reply(batch, "dynamodb.BatchWriteItem", json::object());
  const auto all = take.call(
      "front", "dynamodb.TransactWriteItems",
      {{"TransactItems", {{{"Delete", {{"TableName", "cakes"}, {"Key", take.key("b")}}}}}}});
  take.reply(all, "dynamodb.TransactWriteItems", json::object());
  const std::string text = take.text(kItem, "cakes", "id=b");
  CHECK_THAT(text, Contains("front wrote it in a batch of 1."));
  CHECK_THAT(text, Contains("front wrote or checked it in a transaction of 1."));
}

TEST_CASE("explain item: an unknown table or key says what there is", "[explain][item]") {
  Table take;
  CHECK(take.unknown(kItem, "pies", "a") ==
        "no item was written to a table 'pies'; there were no writes at all");
  take.call("front", "dynamodb.PutItem", {{"TableName", "cakes"}, {"Item", take.key("a")}});
  CHECK(take.unknown(kItem, "pies", "a") ==
        "no item was written to a table 'pies'; there were to cakes");
  CHECK(take.unknown(kItem, "cakes", "b") == "there is no item 'id=b'; there are id=a, at=1");
}

TEST_CASE("explain item: keys with commas in them are told apart, and a NUL ends no sentence",
          "[explain][item]") {
  Table take;
  for (const char* const id : {"a", "b"}) {
    take.call("front", "dynamodb.PutItem", {{"TableName", "cakes"}, {"Item", take.key(id)}});
  }
  CHECK(take.unknown(kItem, "cakes", "x") ==
        "there is no item 'id=x'; there are id=a, at=1; id=b, at=1");
  CHECK(take.unknown(kItem, "cakes", std::string("id=\0y", 5)) ==
        "there is no item 'id=\\0y'; there are id=a, at=1; id=b, at=1");
}
