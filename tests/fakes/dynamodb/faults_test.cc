#include "fakes/dynamodb/faults.h"

#include "fakes/dynamodb/operations/get_item.h"
#include "fakes/dynamodb/operations/put_item.h"
#include "tests/fakes/dynamodb/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

const std::string kGetA = R"({"TableName":"tab","Key":{"id":{"S":"a"}}})";
const std::string kPutA = R"({"TableName":"tab","Item":{"id":{"S":"a"}}})";
const std::string kNothing = "{}";

struct DynamoDbFaults : dynamodb::test::Fixture {
  std::uint64_t add(const aws::FaultKind& kind, aws::FaultRule rule = {}) {
    rule.kind = &kind;
    return environment.faults.add(std::move(rule), scheduler.now());
  }
  void add_by(const aws::FaultKind& kind, sim::Duration by) {
    add(kind, {.parameters = {{"by", by.count()}}});
  }

  // A table `slow` of the key `id` (S), with provisioned throughput and a global index `by-g`.
  void make_provisioned_table() {
    ok("CreateTable", R"({"TableName":"slow",
      "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},
      "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"},
                              {"AttributeName":"g","AttributeType":"S"}],
      "KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
      "GlobalSecondaryIndexes":[{"IndexName":"by-g","Projection":{"ProjectionType":"ALL"},
        "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5},
        "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}]}]})");
  }
  // The body of a call that fails with 400.
  std::string refused(const char* operation, const std::string& body) {
    const auto response = json("DynamoDB_20120810." + std::string(operation), body);
    CHECK(response.status == 400);
    return response.body;
  }
  void put_n(const std::string& n) { put("tab", R"({"id":{"S":"a"},"n":{"N":")" + n + R"("}})"); }
  // The `n` of item `a` as a read sees it, or "none".
  std::string n_of_a(const std::string& more = "") {
    const std::string body =
        ok("GetItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}})" + more + "}");
    const std::size_t at = body.find(R"("N":")");
    return at == body.npos ? "none" : body.substr(at + 5, body.find('"', at + 5) - at - 5);
  }
  std::string count(const std::string& query) {
    const std::string body = ok("Query", query);
    const std::size_t at = body.find(R"("Count":)") + 8;
    return body.substr(at, body.find(',', at) - at);
  }
};

}  // namespace

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.throttled: of a table on demand ThrottlingException",
                 "[dynamodb][faults]") {
  make_table();
  add(dynamodb::kThrottled, {.of = "tab", .number = 1});
  const std::string body = refused("PutItem", kPutA);
  CHECK_THAT(body, Contains("#ThrottlingException\"") &&
                       Contains("Throughput exceeds the current capacity of your table or index") &&
                       Contains(R"("throttlingReasons":[{"reason":)"
                                R"("TableWriteKeyRangeThroughputExceeded","resource":")" +
                                dynamodb::test::kTableArn + R"("}])"));
  CHECK(ok("GetItem", kGetA) == kNothing);
  ok("PutItem", kPutA);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.throttled: the error names the strike as its fault",
                 "[dynamodb][faults]") {
  make_table();
  add(dynamodb::kThrottled);
  refused("GetItem", kGetA);
  const sim::Event& error = journal.events().back();
  REQUIRE(error.kind == "api.error");
  const auto struck = journal.events().at(journal.events().size() - 2);
  CHECK(struck.kind == "fault.struck");
  CHECK_THAT(error.data, Contains("\"fault\":" + std::to_string(struck.sequence)));
}

TEST_CASE_METHOD(DynamoDbFaults,
                 "dynamodb.throttled: of a provisioned table "
                 "ProvisionedThroughputExceededException, for each request on items",
                 "[dynamodb][faults]") {
  make_provisioned_table();
  add(dynamodb::kThrottled);
  const std::string key = R"({"TableName":"slow","Key":{"id":{"S":"a"}}})";
  for (const char* operation : {"GetItem", "UpdateItem", "DeleteItem"}) {
    CHECK_THAT(refused(operation, key),
               Contains("#ProvisionedThroughputExceededException\"") &&
                   Contains("The level of configured provisioned throughput for the table"));
  }
  CHECK_THAT(
      refused("GetItem", key),
      Contains(R"("ThrottlingReasons":[{"reason":"TableReadProvisionedThroughputExceeded")"));
  CHECK_THAT(refused("PutItem", R"({"TableName":"slow","Item":{"id":{"S":"a"}}})"),
             Contains("TableWriteProvisionedThroughputExceeded"));
  CHECK_THAT(refused("Scan", R"({"TableName":"slow"})"), Contains("TableRead"));
  CHECK_THAT(refused("Query", R"({"TableName":"slow","IndexName":"by-g",
      "KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"g"}}})"),
             Contains("IndexReadProvisionedThroughputExceeded") && Contains("/index/by-g"));
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.throttled: a transaction is cancelled for it",
                 "[dynamodb][faults]") {
  make_table();
  make_provisioned_table();
  const std::string writes = R"({"TransactItems":[
      {"Put":{"TableName":"tab","Item":{"id":{"S":"a"}}}},
      {"Put":{"TableName":"slow","Item":{"id":{"S":"a"}}}}]})";
  add(dynamodb::kThrottled, {.of = "slow"});
  CHECK_THAT(refused("TransactWriteItems", writes),
             Contains("[None, ProvisionedThroughputExceeded]") &&
                 Contains(R"("CancellationReasons":[{"Code":"None"},)"));
  add(dynamodb::kThrottled, {.of = "tab"});
  CHECK_THAT(refused("TransactWriteItems", writes),
             Contains("[ThrottlingError, ProvisionedThroughputExceeded]"));
  environment.faults.heal();
  CHECK(ok("GetItem", kGetA) == kNothing);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.throttled: of a batch, the table's entries are left",
                 "[dynamodb][faults]") {
  make_table();
  make_provisioned_table();
  add(dynamodb::kThrottled, {.of = "slow"});
  const std::string of_slow = R"("slow":{"Keys":[{"id":{"S":"a"}}]})";
  CHECK_THAT(
      ok("BatchGetItem", R"({"RequestItems":{"tab":{"Keys":[{"id":{"S":"a"}}]},)" + of_slow + "}}"),
      Contains(R"("UnprocessedKeys":{"slow":{"Keys":[{"id":{"S":"a"}}]}})"));
  CHECK_THAT(refused("BatchGetItem", R"({"RequestItems":{)" + of_slow + "}}"),
             Contains("#ProvisionedThroughputExceededException"));
}

TEST_CASE_METHOD(DynamoDbFaults,
                 "dynamodb.account_limit: RequestLimitExceeded, of tables on demand",
                 "[dynamodb][faults]") {
  make_table();
  make_provisioned_table();
  add(dynamodb::kAccountLimit);
  CHECK_THAT(refused("GetItem", kGetA),
             Contains("#RequestLimitExceeded\"") && Contains("TableReadAccountLimitExceeded"));
  CHECK_THAT(refused("TransactWriteItems",
                     R"({"TransactItems":[{"Put":{"TableName":"tab","Item":{"id":{"S":"a"}}}}]})"),
             Contains("#RequestLimitExceeded\""));
  CHECK(ok("GetItem", R"({"TableName":"slow","Key":{"id":{"S":"a"}}})") == kNothing);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.unprocessed: an entry of a batch is left, as it came",
                 "[dynamodb][faults]") {
  make_table();
  add(dynamodb::kUnprocessed, {.of = "tab", .number = 2});
  CHECK_THAT(ok("BatchWriteItem", R"({"RequestItems":{"tab":[
                   {"PutRequest":{"Item":{"id":{"S":"a"}}}},
                   {"PutRequest":{"Item":{"id":{"S":"b"},"x":{"N":"1"}}}},
                   {"DeleteRequest":{"Key":{"id":{"S":"c"}}}}]}})"),
             Contains(R"("UnprocessedItems":{"tab":[{"PutRequest":{"Item":{"id":{"S":"b"},)"
                      R"("x":{"N":"1"}}}}]})"));
  CHECK(ok("Scan", R"({"TableName":"tab","Select":"COUNT"})") == R"({"Count":1,"ScannedCount":1})");
  environment.faults.heal();
  add(dynamodb::kUnprocessed, {.number = 1});
  const std::string both = R"({"RequestItems":{"tab":{"Keys":[{"id":{"S":"a"}},{"id":{"S":"b"}}],
                               "ConsistentRead":true}}})";
  CHECK_THAT(ok("BatchGetItem", both),
             Contains(R"("Responses":{"tab":[]})") &&
                 Contains(R"("UnprocessedKeys":{"tab":{"Keys":[{"id":{"S":"a"}}],)"
                          R"("ConsistentRead":true}})"));
  environment.faults.heal();
  add(dynamodb::kUnprocessed);
  CHECK_THAT(refused("BatchGetItem", both), Contains("#ThrottlingException"));
}

TEST_CASE_METHOD(DynamoDbFaults,
                 "dynamodb.conflict: of the transaction's actions, those that it hits",
                 "[dynamodb][faults]") {
  make_table();
  add(dynamodb::kConflict, {.number = 2});
  CHECK_THAT(refused("TransactWriteItems", R"({"TransactItems":[
                 {"Put":{"TableName":"tab","Item":{"id":{"S":"a"}}}},
                 {"Delete":{"TableName":"tab","Key":{"id":{"S":"b"}}}}]})"),
             Contains("#TransactionCanceledException") && Contains("[None, TransactionConflict]") &&
                 Contains(R"({"Code":"TransactionConflict",)"
                          R"("Message":"Transaction is ongoing for the item"})"));
  CHECK(ok("GetItem", kGetA) == kNothing);
  environment.faults.heal();
  add(dynamodb::kConflict);
  CHECK_THAT(refused("TransactGetItems",
                     R"({"TransactItems":[{"Get":{"TableName":"tab","Key":{"id":{"S":"a"}}}}]})"),
             Contains("[TransactionConflict]"));
  ok("PutItem", kPutA);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.item_in_transaction: a single write is refused",
                 "[dynamodb][faults]") {
  make_table();
  add(dynamodb::kItemInTransaction);
  for (const char* operation : {"UpdateItem", "DeleteItem"}) {
    CHECK_THAT(refused(operation, kGetA), Contains("#TransactionConflictException") &&
                                              Contains("Transaction is ongoing for the item"));
  }
  refused("PutItem", kPutA);
  CHECK(ok("GetItem", kGetA) == kNothing);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.stale_read: the item before its latest change",
                 "[dynamodb][faults]") {
  make_table();
  put_n("1");
  add(dynamodb::kStaleRead);
  put_n("2");
  CHECK(n_of_a() == "1");
  CHECK(n_of_a(R"(,"ConsistentRead":true)") == "2");
  CHECK_THAT(ok("BatchGetItem", R"({"RequestItems":{"tab":{"Keys":[{"id":{"S":"a"}}]}}})"),
             Contains(R"("N":"1")"));
  CHECK_THAT(ok("Scan", R"({"TableName":"tab"})"), Contains(R"("N":"1")"));
  CHECK_THAT(ok("Query", R"({"TableName":"tab","KeyConditionExpression":"id = :a",
                   "ExpressionAttributeValues":{":a":{"S":"a"}}})"),
             Contains(R"("N":"1")"));
  pass(1s);
  CHECK(n_of_a() == "2");
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.stale_read: a new item is not there, a deleted one is",
                 "[dynamodb][faults]") {
  make_table();
  add_by(dynamodb::kStaleRead, 5s);
  put_n("1");
  CHECK(n_of_a() == "none");
  pass(5s);
  CHECK(n_of_a() == "1");
  ok("DeleteItem", kGetA);
  CHECK(n_of_a() == "1");
  CHECK(ok("GetItem", R"({"TableName":"tab","Key":{"id":{"S":"a"}},"ConsistentRead":true})") ==
        kNothing);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.stale_read: a read of what is old enough is no occasion",
                 "[dynamodb][faults]") {
  make_table();
  add(dynamodb::kStaleRead, {.of = "other", .parameters = {{"by", sim::Duration{60s}.count()}}});
  const std::uint64_t rule = add(dynamodb::kStaleRead, {.of = "tab"});
  put_n("1");
  pass(30s);
  CHECK(n_of_a() == "1");
  CHECK(environment.faults.rules().at(rule).occasions.empty());
  put_n("2");
  CHECK(n_of_a() == "1");
  CHECK(environment.faults.rules().at(rule).struck == 1);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.stale_read: of two rules the one strikes that shows",
                 "[dynamodb][faults]") {
  make_table();
  const std::uint64_t shorter = add(dynamodb::kStaleRead);
  const std::uint64_t longer =
      add(dynamodb::kStaleRead, {.parameters = {{"by", sim::Duration{60s}.count()}}});
  put_n("1");
  pass(30s);
  CHECK(n_of_a() == "none");
  CHECK(environment.faults.rules().at(shorter).occasions.empty());
  CHECK(environment.faults.rules().at(longer).struck == 1);
  pass(30s);
  CHECK(n_of_a() == "1");
  CHECK(journal.events().back().kind != "fault.struck");
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.stale_read: as long as the rule says, local indexes too",
                 "[dynamodb][faults]") {
  make_indexed_table();
  const std::string query = R"({"TableName":"rng","IndexName":"by-s","Select":"COUNT",
      "KeyConditionExpression":"pk = :a","ExpressionAttributeValues":{":a":{"S":"a"}})";
  add_by(dynamodb::kStaleRead, 15s);
  put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"s":{"S":"s"}})");
  pass(14s);
  CHECK(count(query + "}") == "0");
  CHECK(count(query + R"(,"ConsistentRead":true})") == "1");
  pass(1s);
  CHECK(count(query + "}") == "1");
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.conflict: an action that was throttled has one reason",
                 "[dynamodb][faults]") {
  make_table();
  add(dynamodb::kThrottled);
  const std::uint64_t conflict = add(dynamodb::kConflict);
  CHECK_THAT(refused("TransactWriteItems", R"({"TransactItems":[
                 {"Put":{"TableName":"tab","Item":{"id":{"S":"a"}}}},
                 {"Delete":{"TableName":"tab","Key":{"id":{"S":"b"}}}}]})"),
             Contains("[ThrottlingError, TransactionConflict]"));
  CHECK(environment.faults.rules().at(conflict).struck == 1);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.account_limit: no table is throttled beside it",
                 "[dynamodb][faults]") {
  make_table();
  make_indexed_table();
  const std::uint64_t throttled = add(dynamodb::kThrottled);
  add(dynamodb::kAccountLimit, {.of = "rng"});
  CHECK_THAT(refused("BatchWriteItem", R"({"RequestItems":{
                 "tab":[{"PutRequest":{"Item":{"id":{"S":"a"}}}}],
                 "rng":[{"PutRequest":{"Item":{"pk":{"S":"a"},"sk":{"N":"1"}}}}]}})"),
             Contains("RequestLimitExceeded"));
  CHECK(environment.faults.rules().at(throttled).struck == 0);
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.stale_read: what is read is never changed by it",
                 "[dynamodb][faults]") {
  make_indexed_table();
  const std::string query = R"({"TableName":"rng","IndexName":"by-g",
      "KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"g"}}})";
  put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"g"},"n":{"N":"1"}})");
  const std::uint64_t rule = add(dynamodb::kStaleRead);
  put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"g"},"n":{"N":"2"}})");
  ok("Scan", R"({"TableName":"rng","Limit":1})");
  CHECK_THAT(error("Scan", R"({"TableName":"rng","FilterExpression":"size(n) > :s",
                   "ExpressionAttributeValues":{":x":{"N":"1"}}})"),
             Contains("ValidationException"));
  environment.faults.remove(rule);
  CHECK_THAT(ok("Query", query), Contains(R"("n":{"N":"2"})"));
  CHECK(count(query) == "1");
}

TEST_CASE_METHOD(DynamoDbFaults, "dynamodb.lagging_index: items are where they were",
                 "[dynamodb][faults]") {
  make_indexed_table();
  const std::string of_old = R"({"TableName":"rng","IndexName":"by-g","Select":"COUNT",
      "KeyConditionExpression":"g = :g","ExpressionAttributeValues":{":g":{"S":"old"}}})";
  std::string of_new = of_old;
  of_new.replace(of_new.find("old"), 3, "new");
  put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"old"},"n":{"N":"1"}})");
  add(dynamodb::kLaggingIndex, {.of = "rng/by-g"});
  put("rng", R"({"pk":{"S":"a"},"sk":{"N":"1"},"g":{"S":"new"},"n":{"N":"1"}})");
  CHECK(count(of_old) == "1");
  CHECK(count(of_new) == "0");
  CHECK_THAT(ok("Scan", R"({"TableName":"rng"})"), Contains(R"("S":"new")"));
  pass(5s);
  CHECK(count(of_old) == "0");
  CHECK(count(of_new) == "1");
}

TEST_CASE_METHOD(DynamoDbFaults, "Faults of DynamoDB: the harness is struck by none",
                 "[dynamodb][faults]") {
  make_table();
  for (const aws::FaultKind* kind : dynamodb::kFaults) add(*kind);
  aws::Caller harness = caller();
  harness.is_harness = true;
  aws::Client own{dispatcher, scheduler, harness};
  const dynamodb::Attributes item{dynamodb::Item{{"id", dynamodb::AttributeValue::s("a")}}};
  dynamodb::PutItemRequest put;
  put.table_name = "tab";
  put.item = item;
  own.now(put);
  dynamodb::GetItemRequest get;
  get.table_name = "tab";
  get.key = item;
  CHECK(own.now(get).item);
  CHECK(tests::error_code([&] { client.now(get); }) == "RequestLimitExceeded");
}
