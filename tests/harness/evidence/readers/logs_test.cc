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
      "{\"timestamp\":1,\"message\":\"a\",\"ingestionTime\":2}\n"
      "{\"timestamp\":2,\"message\":\"b\",\"ingestionTime\":3}\n");
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
