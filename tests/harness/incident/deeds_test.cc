#include "harness/incident/deeds.h"

#include <algorithm>

#include "harness/incident/maker.h"
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

using incident::Deed;

namespace {

std::vector<std::string> names_of(const std::vector<Deed>& deeds) {
  std::vector<std::string> names;
  for (const Deed& deed : deeds) names.push_back(deed.what);
  return names;
}

bool has(const std::vector<Deed>& deeds, const char* what) {
  return std::ranges::find(deeds, what, &Deed::what) != deeds.end();
}

}  // namespace

TEST_CASE("deeds: what a take did, told from its events", "[incident][deeds]") {
  const harness::Take take = tests::play(
      "steps:\n"
      "  - call: {operation: sqs.CreateQueue, input: {QueueName: jobs}}\n"
      "  - call:\n"
      "      operation: sqs.SendMessage\n"
      "      input: {QueueUrl: \"http://127.0.0.1:4566/${account}/jobs\", MessageBody: hello}\n"
      "  - receive: {queue: jobs}\n"
      "  - delete: {queue: jobs}\n"
      "  - call: {operation: dynamodb.GetItem, input: {TableName: none, Key: {a: {S: b}}},\n"
      "           error: ResourceNotFoundException}\n"
      "  - call: {operation: dynamodb.PutItem, input: {TableName: none, Item: {a: {S: b}}},\n"
      "           error: ResourceNotFoundException}\n"
      "  - mail: {from: john@ameliastamps.test, thread: a, text: b}\n",
      {}, true);
  CHECK(tests::failures_of(take) == "");
  incident::DeedsOfTake gathered;
  for (const sim::Event& event : take.journal) gathered.see(event);
  const std::vector<Deed>& deeds = gathered.deeds();
  CHECK(has(deeds, "ecs:TaskStarted webordinary-hermes"));
  CHECK(has(deeds, "sqs:ReceiveMessage jobs"));
  CHECK(has(deeds, "sqs:DeleteMessage jobs"));
  CHECK(has(deeds, "dynamodb:GetItem none ResourceNotFoundException"));
  CHECK(has(deeds, "dynamodb:PutItem none ResourceNotFoundException"));
  CHECK_FALSE(has(deeds, "dynamodb:PutItem none"));
  CHECK_FALSE(has(deeds, "dynamodb:Write none"));
  CHECK(has(deeds, "sqs:CreateQueue jobs"));
  CHECK(has(deeds, "ses:Received ameliastamps-website@edit.webordinary.test"));
  CHECK(has(deeds, "sqs:SendMessage webordinary-email-queue"));
  const auto sent = std::ranges::find(deeds, "sqs:SendMessage jobs", &Deed::what);
  REQUIRE(sent != deeds.end());
  CHECK(sent->body == "5d41402abc4b2a76b9719d911017c592");
}

TEST_CASE("deeds: what facts tell, each once, those without a time last", "[incident][deeds]") {
  incident::Happenings happenings;
  evidence::Fact fact;
  fact.operation = "sqs:SendMessage";
  fact.source = "cloudtrail/123456789012/eu-west-1";
  fact.resource = "arn:aws:sqs:eu-west-1:123456789012:jobs";
  fact.time = sim::from_unix_ms(1767607200000);
  fact.resolution = std::chrono::seconds{1};
  fact.add_id(evidence::IdKind::kMessage, "m1");
  happenings.see(fact);
  // The same message in a dump of the dead-letter queue.
  fact.clear();
  fact.operation = "sqs:Message";
  fact.source = "sqs";
  fact.resource = "jobs-dlq";
  fact.add_id(evidence::IdKind::kMessage, "m1");
  fact.payload = R"({"body":"hello"})";
  fact.payload_is_json = true;
  happenings.see(fact);
  fact.clear();
  fact.operation = "dynamodb:PutItem";
  fact.source = "cloudtrail/123456789012/eu-west-1";
  fact.resource = "orders";
  fact.time = sim::from_unix_ms(1767607200000);
  fact.payload = R"({"errorCode":"ValidationException","readOnly":false})";
  fact.payload_is_json = true;
  happenings.see(fact);
  incident::place_messages({}, happenings);
  CHECK(names_of(incident::deeds_of(happenings)) ==
        std::vector<std::string>{"sqs:SendMessage jobs",
                                 "dynamodb:PutItem orders ValidationException", "sqs:Dead jobs"});
}
