#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using evidence::IdKind;
using tests::collected;
using tests::collected_of;
using tests::has_id;
using tests::kTask;

TEST_CASE("CloudTrail: a file of records, packed", "[evidence][cloudtrail]") {
  const auto all =
      collected("cloudtrail/123456789012_CloudTrail_eu-west-1_20260105T1005Z_example.json.gz");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 4);
  const evidence::Fact& send = all->facts[0];
  CHECK(send.operation == "sqs:SendMessage");
  CHECK(send.source == "cloudtrail/123456789012/eu-west-1");
  CHECK(send.time == sim::from_unix_ms(1767607200000));
  CHECK(send.resolution == std::chrono::seconds{1});
  CHECK(send.actor == kTask);
  CHECK(send.resource == "arn:aws:sqs:eu-west-1:123456789012:orders");
  CHECK(send.order == "18881790870905840128");
  CHECK(send.own_id == "e1a2b3c4-0001-4000-8000-00000000000a");
  CHECK(has_id(send, IdKind::kMessage, "93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11"));
  CHECK(has_id(send, IdKind::kRequest, "c4584600-1111-5222-9333-444455556666"));
  CHECK(has_id(send, IdKind::kTask, kTask));
  CHECK(send.ids.size() == 4);
  CHECK(send.payload.find("HIDDEN_DUE_TO_SECURITY_REASONS") != std::string::npos);
  const evidence::Fact& receive = all->facts[1];
  CHECK(receive.operation == "sqs:ReceiveMessage");
  CHECK(receive.actor == kTask);
  const evidence::Fact& run = all->facts[2];
  CHECK(run.operation == "ecs:RunTask");
  CHECK(run.actor == "orders-task/operator");
  CHECK(run.resource == "main");
  CHECK(has_id(run, IdKind::kTask, kTask));
  const evidence::Fact& stop = all->facts[3];
  CHECK(has_id(stop, IdKind::kTask, kTask));
  CHECK(stop.payload.find(R"("errorCode":"ClusterNotFoundException")") != std::string::npos);
}

TEST_CASE("CloudTrail: a bare array, of two accounts", "[evidence][cloudtrail]") {
  const auto all = collected("cloudtrail/bare-array.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[1].source == "cloudtrail/210987654321/eu-west-1");
  CHECK(all->facts[1].resource == "arn:aws:sqs:eu-west-1:210987654321:orders");
}

TEST_CASE("CloudTrail: lookup-events and EventBridge wrap the same record",
          "[evidence][cloudtrail]") {
  for (const char* const name : {"cloudtrail/lookup-events.json", "cloudtrail/eventbridge.jsonl"}) {
    CAPTURE(name);
    const auto all = collected(name);
    CHECK(all->all_is_well());
    REQUIRE(all->facts.size() == 1);
    CHECK(all->facts[0].own_id == "e1a2b3c4-0003-4000-8000-00000000000a");
    CHECK(all->facts[0].time == sim::from_unix_ms(1767607170000));
  }
}

TEST_CASE("CloudTrail: who acts, by kind of identity", "[evidence][cloudtrail]") {
  const auto actor = [](const std::string& identity) {
    const auto all = collected_of(R"({"eventSource":"sqs.amazonaws.com","eventName":"X",)"
                                  R"("eventTime":"2026-01-05T10:00:00Z","userIdentity":)" +
                                  identity + "}");
    REQUIRE(all->facts.size() == 1);
    return all->facts[0].actor;
  };
  CHECK(actor(R"({"type":"IAMUser","userName":"deploy","arn":"arn:aws:iam::1:user/deploy"})") ==
        "deploy");
  CHECK(actor(R"({"type":"AWSService","invokedBy":"ecs.amazonaws.com"})") == "ecs.amazonaws.com");
  CHECK(actor(R"({"type":"Root","arn":"arn:aws:iam::123456789012:root"})") ==
        "arn:aws:iam::123456789012:root");
  CHECK(actor("null").empty());
}

TEST_CASE("CloudTrail: what is missing is told, and what is there is kept",
          "[evidence][cloudtrail]") {
  const auto all = collected_of(
      R"({"Records":[{"eventVersion":"1.09","eventSource":"sqs.amazonaws.com","eventName":"X"},)"
      R"({"eventVersion":"1.09","eventSource":"","eventName":"Y"},{"color":"red"}]})");
  REQUIRE(all->facts.size() == 1);
  CHECK_FALSE(all->facts[0].time);
  CHECK(all->unknown["a CloudTrail record without an eventTime"].size() == 1);
  CHECK(all->unknown["a CloudTrail record without eventSource or eventName"].size() == 1);
  CHECK(all->unknown["a JSON object of no known form, with color"].size() == 1);
}

TEST_CASE("CloudTrail: a lookup whose record is no JSON is told", "[evidence][cloudtrail]") {
  const auto all = collected_of(R"({"Events":[{"EventId":"1","CloudTrailEvent":"{half"}]})");
  CHECK(all->facts.empty());
  CHECK(all->unknown["an answer of lookup-events without a CloudTrail record"].size() == 1);
}

TEST_CASE("CloudTrail: broken in any way, no crash", "[evidence][cloudtrail]") {
  const std::string text =
      R"({"Records":[{"eventVersion":"1.09","eventTime":"2023-11-07T23:59:11Z","eventSource":)"
      R"("sqs.amazonaws.com","eventName":"SendMessage","requestParameters":{"queueUrl":)"
      R"("https://sqs.eu-west-1.amazonaws.com/123456789012/q"},"userIdentity":{"arn":)"
      R"("arn:aws:sts::1:assumed-role/r/s"}}]})";
  for (const std::string& broken : tests::mutations(text)) {
    CHECK(collected_of(broken)->facts.size() <= 2);
  }
}
