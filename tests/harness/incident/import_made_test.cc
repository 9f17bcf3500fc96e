// What an import makes of texts, clocks, topics, and of more than it can keep.
#include "tests/harness/incident/imported.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE("import_incident: what looks like a placeholder in a body stays as it was",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has(
      "jobs.json",
      R"({"Messages":[{"MessageId":"93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11","Body":"a ${account}",)"
      R"("MessageAttributes":{"by":{"DataType":"String","StringValue":"${region}"}},)"
      R"("Attributes":{"SentTimestamp":"1767607200123"}}]})");
  evidence.has(
      "items.json",
      R"({"Records":[{"eventID":"e1","eventName":"INSERT","eventSource":"aws:dynamodb",)"
      R"("eventSourceARN":"arn:aws:dynamodb:eu-west-1:123456789012:table/things/stream/1",)"
      R"("dynamodb":{"ApproximateCreationDateTime":1767607201,"Keys":{"k":{"S":"1"}},)"
      R"("NewImage":{"k":{"S":"1"},"${account}":{"S":"\u0024{account}"}}}}]})");
  const incident::IncidentResult made = evidence.import();
  CHECK(made.problems.empty());
  CHECK_THAT(evidence.scenario(),
             Contains(R"(MessageBody: "a $${account}")") && Contains(R"("$${region}")"));
  harness::TakeOptions options;
  options.keep_journal = true;
  const harness::Platforms platforms = tests::ImportFolder::platforms();
  const harness::Scenario scenario = harness::read_scenario(made.scenario, platforms);
  const harness::Take take = harness::play(
      scenario, harness::read_world(scenario.world_path, platforms), platforms, options);
  std::string calls;
  for (const sim::Event& event : take.journal) {
    if (event.kind == "api.call") calls += event.data;
  }
  CHECK(tests::failures_of(take) == "");
  CHECK_THAT(calls, Contains(R"("MessageBody":"a ${account}")") &&
                        Contains(R"("StringValue":"${region}")") &&
                        Contains(R"("${account}":{"S":"${account}"})"));
}

TEST_CASE("import_incident: times of a clock that is wrong are corrected, also for the score",
          "[incident][import]") {
  tests::ImportFolder evidence;
  // Of the second message the dump does not say when it was sent.
  evidence.has("jobs.json",
               R"({"Messages":[{"MessageId":"93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11","Body":"one",)"
               R"("Attributes":{"SentTimestamp":"1767607210000"}},)"
               R"({"MessageId":"11111111-0e5c-4d6e-8f1c-2f0d6a1f7a11","Body":"two"}]})");
  const auto span = [](const std::string& id, const std::string& nanoseconds) {
    return R"({"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b1)" +
           id.substr(0, 2) + R"(","name":"jobs send","kind":4,"startTimeUnixNano":")" +
           nanoseconds + R"(","endTimeUnixNano":")" + nanoseconds +
           R"(","attributes":[{"key":"messaging.system","value":{"stringValue":"aws_sqs"}},)"
           R"({"key":"messaging.operation.type","value":{"stringValue":"send"}},)"
           R"({"key":"messaging.destination.name","value":{"stringValue":"jobs"}},)"
           R"({"key":"messaging.message.id","value":{"stringValue":")" +
           id + R"("}}]})";
  };
  // An hour behind: both were sent from 10:00:05 on.
  evidence.has("spans.json",
               R"({"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":)"
               R"({"stringValue":"web-123456789012"}}]},"scopeSpans":[{"spans":[)" +
                   span("93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11", "1767603610000000000") + "," +
                   span("11111111-0e5c-4d6e-8f1c-2f0d6a1f7a11", "1767603605000000000") + "]}]}]}");
  // Sources are redacted, too.
  evidence.options.paths = {evidence.folder.path("evidence")};
  evidence.options.folder = evidence.folder.path("out");
  const incident::IncidentResult made = evidence.made =
      incident::import_incident(evidence.options, "", tests::ImportFolder::platforms());
  CHECK(made.problems.empty());
  const std::string scenario = evidence.scenario();
  CHECK_THAT(scenario, Contains("begins: \"2026-01-05T10:00:05.") && Contains("{behind: "));
  CHECK_THAT(scenario, !Contains("123456789012"));
  const harness::Take take = evidence.play();
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->known == 2);
  CHECK(incident::score_of(take)->in_order == 2);
}

TEST_CASE("import_incident: topics that queues are subscribed to, of a world that is made",
          "[incident][import]") {
  tests::ImportFolder evidence;
  const auto delivered = [](const std::string& id, const std::string& sent_ms) {
    return R"({"Messages":[{"MessageId":")" + id +
           R"(","Body":"{\"Type\":\"Notification\",\"MessageId\":\"n1\",\"TopicArn\":)"
           R"(\"arn:aws:sns:eu-west-1:123456789012:sales\",\"Subject\":\"new\",\"Message\":)"
           R"(\"order ${account}\",\"MessageAttributes\":{\"c\":{\"Type\":\"String\",)"
           R"(\"Value\":\"blue\"}}}","Attributes":{"SentTimestamp":")" +
           sent_ms + R"("}}]})";
  };
  evidence.has("orders.json", delivered("93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11", "1767607210000"));
  evidence.has("audit.json", delivered("11111111-0e5c-4d6e-8f1c-2f0d6a1f7a11", "1767607210000"));
  const incident::IncidentResult made = evidence.import();
  CHECK(made.problems.empty());
  CHECK(made.steps == 1);
  CHECK_THAT(evidence.made_world(),
             Contains("sns.CreateTopic:") && Contains("Name: \"sales\"") &&
                 Contains("Endpoint: \"arn:aws:sqs:${region}:${account}:audit\"") &&
                 Contains("Endpoint: \"arn:aws:sqs:${region}:${account}:orders\""));
  CHECK_THAT(
      evidence.scenario(),
      Contains("operation: sns.Publish") && Contains("Message: \"order $${account}\"") &&
          Contains(R"(MessageAttributes: {"c":{"DataType":"String","StringValue":"blue"}})"));
  const harness::Take take = evidence.play();
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->known == 2);
  CHECK(incident::score_of(take)->in_order == 2);
}

TEST_CASE("happenings: no more is kept than a scenario can have, and the rest is counted",
          "[incident][import]") {
  constexpr std::size_t kMost = incident::Happenings::kMostKept;
  constexpr std::size_t kBeyond = 10;
  incident::Happenings happenings;
  evidence::Fact fact;
  for (std::size_t i = 0; i < kMost + kBeyond; ++i) {
    const std::string number = std::to_string(i);
    fact.clear();
    fact.time = sim::from_unix_ms(1767607200000);
    fact.source = "logs/orders";
    fact.operation = "logs:Event";
    fact.resource = "app/web/" + number;
    fact.add_id(evidence::IdKind::kTask, number);
    happenings.see(fact);
    fact.clear();
    fact.source = "sqs";
    fact.operation = "sqs:Odd" + number;
    fact.resource = "queue-" + number;
    happenings.see(fact);
  }
  CHECK(happenings.tasks().size() == kMost);
  CHECK(happenings.queues().size() == kMost);
  CHECK(happenings.left_out() == 2 * kBeyond);
  const std::string body(std::size_t{1} << 20, 'x');
  for (std::size_t i = 0; i < (incident::Happenings::kMostBytes >> 20) + kBeyond; ++i) {
    happenings.add_body(body + std::to_string(i), {"bodies.txt", i});
  }
  CHECK(happenings.bodies().size() < incident::Happenings::kMostBytes >> 20);
}
