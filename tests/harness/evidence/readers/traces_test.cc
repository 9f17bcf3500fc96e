#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using evidence::IdKind;
using tests::collected;
using tests::collected_of;
using tests::has_id;
using tests::kMessage;
using tests::kQueue;
using tests::kTask;
using tests::kTrace;

TEST_CASE("OTLP: spans of today's conventions", "[evidence][otlp]") {
  const auto all = collected("otlp/current.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  const evidence::Fact& send = all->facts[0];
  CHECK(send.operation == "sqs:SendMessage");
  CHECK(send.time == sim::from_unix_ms(1767607200120));
  CHECK(send.resolution == sim::Duration{1});
  CHECK(send.source == "otlp/orders");
  CHECK(send.actor == kTask);
  CHECK(send.resource == kQueue);
  CHECK(has_id(send, IdKind::kMessage, kMessage));
  CHECK(has_id(send, IdKind::kTrace, kTrace));
  CHECK(has_id(send, IdKind::kRequest, "c4584600-1111-5222-9333-444455556666"));
  CHECK(has_id(send, IdKind::kTask, kTask));
  CHECK(all->facts[1].operation == "sqs:Process");
  CHECK(has_id(all->facts[1], IdKind::kMentioned, "aaaabbbbccccddddeeeeffff00001111"));
}

TEST_CASE("OTLP: spans of Node's instrumentation, and scopes from when they were libraries",
          "[evidence][otlp]") {
  const auto all = collected("otlp/node.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 1);
  CHECK(all->facts[0].operation == "sqs:ReceiveMessage");
  CHECK(all->facts[0].time == sim::from_unix_ms(1767607200120));
  CHECK(all->facts[0].resource == kQueue);
  CHECK(has_id(all->facts[0], IdKind::kMessage, kMessage));
}

TEST_CASE("OTLP: a collector's lines, with calls of other services", "[evidence][otlp]") {
  const auto all = collected("otlp/collector.jsonl");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[0].operation == "dynamodb:PutItem");
  CHECK(all->facts[0].resource == "orders-state");
  CHECK(all->facts[1].operation == "sqs:SendMessage");
  CHECK(all->facts[1].resource == "orders");
}

TEST_CASE("OTLP: log records", "[evidence][otlp]") {
  const auto all = collected("otlp/logs.json");
  REQUIRE(all->facts.size() == 3);
  const evidence::Fact& first = all->facts[0];
  CHECK(first.operation == "logs:Event");
  CHECK(first.source == "otlp/orders");
  CHECK(first.actor == "3f0c7d2ab94e4a6f8d15c2e07b9a6614");
  CHECK(first.payload == "received 93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11");
  CHECK(has_id(first, IdKind::kTrace, "5b8efff798038103d269b633813fc60c"));
  CHECK(has_id(first, IdKind::kMentioned, "93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11"));
  CHECK(evidence::to_rfc3339(*first.time) == "2026-01-05T10:00:00.500000000Z");
  // The time at which the collector saw it, where the program gave none.
  CHECK(evidence::to_rfc3339(*all->facts[1].time) == "2026-01-05T10:00:01.000000000Z");
  CHECK(all->facts[1].payload == R"({"kvlistValue":{"values":[]}})");
  CHECK_FALSE(all->facts[2].time);
}

TEST_CASE("OTLP: spans that lack what makes one are told", "[evidence][otlp]") {
  const auto all = collected_of(
      R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"x"}]},{}]},{"resource":{}}]})");
  CHECK(all->facts.empty());
  CHECK(all->unknown["a span without traceId or startTimeUnixNano"].size() == 1);
  CHECK(all->unknown["resourceSpans without scopeSpans"].size() == 1);
}

TEST_CASE("X-Ray: segments and their subsegments", "[evidence][xray]") {
  const auto all = collected("xray/batch-get-traces.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 3);
  CHECK(all->facts[0].operation == "xray:Segment");
  CHECK(all->facts[0].time == sim::from_unix_ms(1767607260480));
  CHECK(all->facts[0].actor == kTask);
  CHECK(has_id(all->facts[0], IdKind::kTrace, kTrace));
  CHECK(all->facts[1].operation == "sqs:DeleteMessage");
  CHECK(all->facts[1].resource == kQueue);
  CHECK(has_id(all->facts[1], IdKind::kRequest, "c4584600-6666-5222-9333-444455556666"));
  CHECK(all->facts[2].operation == "dynamodb:GetItem");
  CHECK(all->facts[2].resource == "orders-state");
  CHECK(all->facts[2].own_id == "1-5759e988-bd862e3fe1be46a994272793/53995c3f42cd8ada");
}

TEST_CASE("X-Ray: documents that are none are told", "[evidence][xray]") {
  const auto all =
      collected_of(R"({"Traces":[{"Segments":[{"Id":"1","Document":"{half"}]},{"Id":"2"}]})");
  CHECK(all->facts.empty());
  CHECK(all->unknown["a segment of X-Ray whose Document is none"].size() == 1);
  CHECK(all->unknown["a trace of X-Ray without Segments"].size() == 1);
}

TEST_CASE("traces: broken in any way, no crash", "[evidence][otlp][xray]") {
  const std::string spans =
      R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":)"
      R"("a"}}]},"scopeSpans":[{"spans":[{"traceId":"5B8E","spanId":"EEE1","startTimeUnixNano":)"
      R"("1544712660000000000","attributes":[{"key":"messaging.system","value":{"stringValue":)"
      R"("aws_sqs"}}]}]}]}]})";
  const std::string segment =
      R"({"Traces":[{"Segments":[{"Document":"{\"trace_id\":\"1-2-3\",\"start_time\":1.5,)"
      R"(\"subsegments\":[{\"start_time\":2}]}"}]}]})";
  for (const std::string& text : {spans, segment}) {
    for (const std::string& broken : tests::mutations(text)) {
      CHECK(collected_of(broken)->facts.size() <= 4);
    }
  }
}
