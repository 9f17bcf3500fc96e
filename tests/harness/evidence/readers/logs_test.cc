#include "sim/http/content_coding.h"
#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using evidence::IdKind;
using tests::collected;
using tests::collected_of;
using tests::has_id;
using tests::kMessage;
using tests::kTask;

namespace {

constexpr char kError[] = "Error: order 1041 failed\n    at handle (/app/index.js:10:3)";

}  // namespace

TEST_CASE("logs: filter-log-events", "[evidence][logs]") {
  const auto all = collected("logs/filter-log-events.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  const evidence::Fact& first = all->facts[0];
  CHECK(first.operation == "logs:Event");
  CHECK(first.time == sim::from_unix_ms(1767607260500));
  CHECK(first.actor == kTask);
  CHECK(first.resource == std::string("orders/app/") + kTask);
  CHECK(has_id(first, IdKind::kTask, kTask));
  CHECK(has_id(first, IdKind::kMentioned, kMessage));
  CHECK_FALSE(first.own_id.empty());
  CHECK(all->facts[1].payload == kError);
}

TEST_CASE("logs: get-log-events does not say which stream", "[evidence][logs]") {
  const auto all = collected("logs/get-log-events.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[0].actor.empty());
  CHECK(all->facts[0].resource.empty());
}

TEST_CASE("logs: get-query-results is UTC without a zone", "[evidence][logs]") {
  const auto all = collected("logs/get-query-results.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[1].time == sim::from_unix_ms(1767607260500));
  CHECK(all->facts[1].source == "logs//ecs/orders");
  CHECK(all->facts[1].actor == kTask);
}

TEST_CASE("logs: results of Logs Insights as the console saves them", "[evidence][logs]") {
  for (const char* const file : {"logs/insights.csv", "logs/insights.json"}) {
    CAPTURE(file);
    const auto all = collected(file);
    CHECK(all->all_is_well());
    REQUIRE(all->facts.size() == 2);
    CHECK(all->facts[0].time == sim::from_unix_ms(1767607260900));
    CHECK(all->facts[0].resolution == std::chrono::milliseconds{1});
    CHECK(all->facts[0].payload == kError);
    CHECK(all->facts[0].source == "logs//ecs/orders");
    CHECK(all->facts[0].actor == kTask);
    CHECK(all->facts[1].payload == std::string(R"({"received": ")") + kMessage + R"(", "of": 1})");
    CHECK(has_id(all->facts[1], IdKind::kMentioned, kMessage));
  }
  CHECK(collected("logs/insights.csv")->facts[1].place.number == 4);
}

TEST_CASE("logs: what the console's viewer of log events saves", "[evidence][logs]") {
  const auto all = collected("logs/log-events-viewer-result.csv");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[0].time == sim::from_unix_ms(1767607260500));
  CHECK(all->facts[0].payload == std::string("received \"") + kMessage + "\", again");
  CHECK(all->facts[1].payload == "Error: order 1041 failed");
}

TEST_CASE("logs: a table with broken rows", "[evidence][logs]") {
  const auto all = collected_of(
      "@timestamp,message,@message\n"
      "2026-01-05 10:01:00.500,own,a \"quoted\"\n"
      "yesterday,own,b\n"
      "2026-01-05 10:01:00.600,own\n"
      "\n"
      "2026-01-05 10:01:00.700,own,\"c\n"
      "2026-01-05 10:01:00.800,own,d\n");
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[0].payload == "a \"quoted\"");
  CHECK(all->facts[1].payload == "d");
  CHECK(all->facts[1].place.number == 7);
  CHECK(all->unknown["a row of a table of log events without a time or a message"] ==
        std::vector<std::string>{"yesterday,own,b", "2026-01-05 10:01:00.600,own"});
  CHECK(all->unknown["a row of a table whose quote is not closed"] ==
        std::vector<std::string>{"2026-01-05 10:01:00.700,own,\"c"});
  // Without its own fields a table may be anything.
  CHECK(collected_of("a,b\n1,2\n")->unknown["a file of no known form"].size() == 1);
}

TEST_CASE("logs: what AWS's services put into logs is told as itself", "[evidence][logs]") {
  const auto logged = [](const std::string& message) {
    std::string quoted;
    for (const char c : message) quoted += c == '"' ? "\\\"" : std::string(1, c);
    return R"({"events":[{"logStreamName":"s","timestamp":1767607260500,"message":")" + quoted +
           R"(","ingestionTime":1767607260501,"eventId":"1"}]})";
  };
  // A trail that is delivered to CloudWatch Logs, and a rule of EventBridge with a group as target.
  const auto trail = collected_of(
      logged(R"({"eventVersion":"1.09","eventTime":"2026-01-05T10:00:00Z","eventSource":)"
             R"("sqs.amazonaws.com","eventName":"PurgeQueue","awsRegion":"eu-west-1",)"
             R"("recipientAccountId":"123456789012"})"));
  REQUIRE(trail->facts.size() == 1);
  CHECK(trail->facts[0].operation == "sqs:PurgeQueue");
  const auto rule = collected_of(
      logged(R"({"detail-type":"ECS Service Action","source":"aws.ecs","account":"123456789012",)"
             R"("time":"2026-01-05T10:00:00Z","region":"eu-west-1","resources":["arn:a/b"],)"
             R"("detail":{"eventType":"INFO","eventName":"SERVICE_STEADY_STATE"}})"));
  REQUIRE(rule->facts.size() == 1);
  CHECK(rule->facts[0].operation != "logs:Event");
  // A program's own line stays one.
  const auto own = collected_of(logged(R"({"eventSource":"x","awsRegion":"y"})"));
  REQUIRE(own->facts.size() == 1);
  CHECK(own->facts[0].operation == "logs:Event");
}

TEST_CASE("logs: tail in its three formats", "[evidence][logs]") {
  const auto detailed = collected("logs/tail-detailed.txt");
  REQUIRE(detailed->facts.size() == 2);
  CHECK(detailed->facts[0].time == sim::from_unix_ms(1767607260500));
  CHECK(detailed->facts[0].actor == kTask);
  CHECK(detailed->facts[0].payload == std::string("received ") + kMessage);
  CHECK(detailed->facts[1].payload == kError);
  CHECK(detailed->facts[1].place.number == 2);
  CHECK(detailed->has_trouble("1 lines without a time were taken for parts"));

  const auto brief = collected("logs/tail-short.txt");
  CHECK(brief->all_is_well());
  REQUIRE(brief->facts.size() == 2);
  CHECK(brief->facts[0].resolution == std::chrono::seconds{1});
  CHECK(brief->facts[0].payload == std::string("received ") + kMessage);

  const auto json = collected("logs/tail-json.txt");
  REQUIRE(json->facts.size() == 2);
  CHECK(json->facts[0].payload.starts_with("{\n    \"level\": \"info\""));
  CHECK(has_id(json->facts[0], IdKind::kMentioned, kMessage));
}

TEST_CASE("logs: an export to S3 names the stream by its folder", "[evidence][logs]") {
  const auto all = collected("logs/export");
  CHECK(all->all_is_well());  // aws-logs-write-test as well, by which CloudWatch tries the bucket
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[0].resource == std::string("orders-app-") + kTask);
  CHECK(all->facts[0].actor == kTask);
  CHECK(all->facts[0].resolution == std::chrono::milliseconds{1});
}

TEST_CASE("logs: subscription data, however packed", "[evidence][logs]") {
  for (const char* const name :
       {"logs/firehose-object.gz", "logs/lambda-event.json", "logs/subscription.b64"}) {
    CAPTURE(name);
    const auto all = collected(name);
    CHECK(all->all_is_well());
    REQUIRE(all->facts.size() == 2);
    CHECK(all->facts[0].source == "logs//ecs/orders");
    CHECK(all->facts[0].actor == kTask);
    CHECK(all->facts[0].own_id == collected("logs/filter-log-events.json")->facts[0].own_id);
  }
}

TEST_CASE("logs: events one a line, and records of Kinesis", "[evidence][logs]") {
  const auto lines = collected_of(
      "{\"timestamp\":1767607200001,\"message\":\"a\",\"ingestionTime\":2}\n"
      "{\"timestamp\":1767607200002,\"message\":\"b\",\"ingestionTime\":3}\n");
  CHECK(lines->all_is_well());
  CHECK(lines->facts.size() == 2);
  const auto kinesis = collected_of(R"({"Records":[{"PartitionKey":"1","Data":"bm90IGpzb24="},)"
                                    R"({"kinesis":{"data":"?"}}]})");
  CHECK(kinesis->unknown["text between JSON documents"] == std::vector<std::string>{"not json"});
  CHECK(kinesis->unknown["data that are no base64"].size() == 1);
}

TEST_CASE("logs: events without what makes one are told", "[evidence][logs]") {
  const auto all = collected_of(R"({"events":[{"timestamp":1,"message":"a"},{"message":"b"}]})"
                                "\n"
                                R"({"results":[[{"field":"@ptr","value":"x"}]],"statistics":{}})");
  CHECK(all->facts.size() == 1);
  CHECK(all->unknown["a log event without timestamp or message"].size() == 1);
  CHECK(all->unknown["a row of a query without @timestamp or @message"].size() == 1);
}

TEST_CASE("logs: lines before the first time, blank lines, no UTF-8", "[evidence][logs]") {
  const auto all = collected_of("a heading\n2018-01-01T00:00:29.000Z caf\xE9\n\n  more\n\n");
  REQUIRE(all->facts.size() == 1);
  CHECK(all->facts[0].payload == "caf\xEF\xBF\xBD\n\n  more");
  CHECK(all->unknown["a line before the first one with a time"].size() == 1);
  CHECK(all->has_trouble("no UTF-8"));
}

TEST_CASE("logs: broken in any way, no crash", "[evidence][logs]") {
  const std::string lines = "2018-01-01T00:00:29.139000+00:00 a/b/c one\n2018-01-01T00:00:29 two\n";
  const std::string event =
      R"({"messageType":"DATA_MESSAGE","logGroup":"g","logStream":"s","logEvents":[{"id":"1",)"
      R"("timestamp":1767607260500,"message":"m"}]})";
  for (const std::string& text :
       {lines, event, sim::http::pack(sim::http::Coding::kGzip, event + event)}) {
    for (const std::string& broken : tests::mutations(text)) {
      CHECK(collected_of(broken)->facts.size() <= 4);
    }
  }
}
