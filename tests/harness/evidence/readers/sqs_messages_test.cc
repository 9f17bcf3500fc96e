#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using evidence::IdKind;
using tests::collected;
using tests::collected_of;
using tests::has_id;
using tests::kMessage;
using tests::kTask;

TEST_CASE("SQS messages: one answer tells of sending, receiving and the message",
          "[evidence][sqs]") {
  const auto all = collected("sqs/one-answer.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 6);
  const auto sent = all->of("sqs:SendMessage");
  REQUIRE(sent.size() == 2);
  CHECK(sent[0].time == sim::from_unix_ms(1767607200123));
  CHECK(sent[0].resolution == std::chrono::milliseconds{1});
  CHECK(sent[0].source == "sqs");
  CHECK(sent[0].actor == kTask);
  CHECK(sent[0].resource == "arn:aws:sqs:eu-west-1:123456789012:orders");
  CHECK(has_id(sent[0], IdKind::kMessage, kMessage));
  CHECK(has_id(sent[0], IdKind::kTask, kTask));
  CHECK(has_id(sent[0], IdKind::kTrace, "5759e988bd862e3fe1be46a994272793"));
  CHECK(sent[1].actor == "AIDAEXAMPLEUSERID");
  CHECK(sent[1].place.number == 3);
  const auto received = all->of("sqs:ReceiveMessage");
  REQUIRE(received.size() == 2);
  CHECK(received[0].time == sim::from_unix_ms(1767607260456));
  const auto seen = all->of("sqs:Message");
  REQUIRE(seen.size() == 2);
  CHECK_FALSE(seen[0].time);
  CHECK(seen[0].payload.find(R"("body":"{\"order\":1041)") != std::string::npos);
  CHECK(seen[0].payload.find(R"("ApproximateReceiveCount": "4")") != std::string::npos);
  CHECK(seen[0].ids.size() == 3);
}

TEST_CASE("SQS messages: all forms of a dump tell the same messages", "[evidence][sqs]") {
  for (const char* const name :
       {"sqs/answers-appended.json", "sqs/answers-array.json", "sqs/messages.jsonl"}) {
    CAPTURE(name);
    const auto all = collected(name);
    CHECK(all->all_is_well());
    CHECK(all->of("sqs:Message").size() == 3);
    CHECK(all->of("sqs:SendMessage").size() == 3);
  }
}

TEST_CASE("SQS messages: a folder, with the empty file that an empty receive leaves",
          "[evidence][sqs]") {
  const auto all = collected("sqs/folder");
  CHECK(all->of("sqs:Message").size() == 2);
  CHECK(all->troubles == std::vector<std::string>{"is empty"});
}

TEST_CASE("SQS messages: without attributes only the messages are known", "[evidence][sqs]") {
  const auto all = collected("sqs/without-attributes.json");
  CHECK(all->all_is_well());
  CHECK(all->facts.size() == 2);
  CHECK(all->of("sqs:Message").size() == 2);
}

TEST_CASE("SQS messages: as Lambda gets them", "[evidence][sqs]") {
  const auto all = collected("sqs/lambda-event.json");
  CHECK(all->all_is_well());
  REQUIRE(all->of("sqs:SendMessage").size() == 1);
  CHECK(all->facts[0].resource == "arn:aws:sqs:eu-west-1:123456789012:orders");
}

TEST_CASE("SQS messages: a body that is an event in an envelope is read, too", "[evidence][sqs]") {
  const auto all = collected_of(
      R"({"Messages":[{"MessageId":"m-1","Body":"{\"Type\":\"Notification\",\"MessageId\":\"n-1\",)"
      R"(\"TopicArn\":\"arn:aws:sns:eu-west-1:123456789012:t\",\"Message\":\"hello\",)"
      R"(\"Timestamp\":\"2026-01-05T10:00:00.500Z\"}"}]})");
  CHECK(all->all_is_well());
  REQUIRE(all->of("sns:Notification").size() == 1);
  CHECK(all->of("sns:Notification")[0].payload == "hello");
}

TEST_CASE("SQS messages: what is missing or contradicts itself is told", "[evidence][sqs]") {
  const auto all = collected_of(
      R"({"Messages":[{"Body":"no id"},{"MessageId":"m-2","Body":"x","MD5OfBody":"00"},7]})");
  CHECK(all->of("sqs:Message").size() == 1);
  CHECK(all->unknown["an SQS message without MessageId and Body"].size() == 2);
  CHECK(all->unknown["an SQS message whose MD5OfBody is not that of its body"].size() == 1);
}

TEST_CASE("SQS messages: broken in any way, no crash and no message twice", "[evidence][sqs]") {
  const std::string text =
      R"({"Messages":[{"MessageId":"m-1","MD5OfBody":"0","Body":"b","Attributes":)"
      R"({"SentTimestamp":"1442428276921","ApproximateReceiveCount":"5"}},{"MessageId":"m-2",)"
      R"("Body":"c"}]})";
  for (const std::string& broken : tests::mutations(text)) {
    const auto all = collected_of(broken);
    CHECK(all->of("sqs:SendMessage").size() <= all->of("sqs:Message").size());
  }
}
