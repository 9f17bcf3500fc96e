// What becomes of messages: dumps of queues, and what was before or after the time asked for.
#include "tests/harness/incident/imported.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::count_of;
using tests::trail_of;
using tests::trail_record;

namespace {

constexpr std::int64_t kTen = 1767607200000;  // 2026-01-05T10:00:00Z, in milliseconds

// A message of a dump, sent and received first so many seconds after ten o'clock.
struct Dumped {
  std::string body;
  double sent = 0;
  double received = 0;
  int receives = 1;
  std::string dead_of = {};
  std::string group = {};
};

std::string time_of(double seconds) {
  return std::to_string(kTen + static_cast<std::int64_t>(seconds * 1000));
}

std::string dump_of(const std::vector<Dumped>& messages) {
  std::string text;
  for (const Dumped& one : messages) {
    text += text.empty() ? "" : ",";
    text += R"({"MessageId":"id-)" + one.body + R"(","Body":")" + one.body +
            R"(","Attributes":{"SentTimestamp":")" + time_of(one.sent) +
            R"(","ApproximateFirstReceiveTimestamp":")" + time_of(one.received) +
            R"(","ApproximateReceiveCount":")" + std::to_string(one.receives) + "\"";
    if (!one.dead_of.empty()) {
      text += R"(,"DeadLetterQueueSourceArn":"arn:aws:sqs:us-east-1:123456789012:)" + one.dead_of +
              "\"";
    }
    if (!one.group.empty()) {
      text += R"(,"MessageGroupId":")" + one.group + R"(","MessageDeduplicationId":"d-)" +
              one.body + "\"";
    }
    text += "}}";
  }
  return "{\"Messages\":[" + text + "]}";
}

std::string sent_in_trail(const std::string& id, const std::string& at) {
  return trail_record(
      "sqs:SendMessage", at,
      R"({"queueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/jobs","messageBody":)"
      R"("HIDDEN_DUE_TO_SECURITY_REASONS"})",
      R"({"mD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592","messageId":")" + id + "\"}");
}

}  // namespace

TEST_CASE("import_incident: dead letters and what is beside them reach where they were seen",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has("jobs-dlq.json",
               dump_of({{"dead-1", 1, 20, 4, "jobs"}, {"dead-2", 4, 21, 4, "jobs"}}));
  // Before, between and behind them; one was received by the call that received a dead letter.
  evidence.has("jobs.json", dump_of({{"a", 0, 120}, {"b", 2, 120}, {"c", 5, 21}, {"d", 30, 120}}));
  CHECK(evidence.import().problems.empty());
  const harness::Take take = evidence.play();
  CHECK(tests::failures_of(take) == "");
  const incident::Score* score = incident::score_of(take);
  REQUIRE(score != nullptr);
  CHECK(score->known == 14);
  CHECK(score->met == 14);
}

TEST_CASE("import_incident: dead letters of a FIFO queue die, and their group goes on",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has("jobs-dlq.fifo.json", dump_of({{"dead", 1, 20, 3, "jobs.fifo", "g"}}));
  evidence.has("jobs.fifo.json",
               dump_of({{"other", 0, 10, 1, "", "h"}, {"behind", 2, 90, 1, "", "g"}}));
  CHECK(evidence.import().problems.empty());
  const harness::Take take = evidence.play();
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->met == incident::score_of(take)->known);
}

TEST_CASE("import_incident: messages that were received at once were so by one call",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has("tickets.fifo.json", dump_of({{"a", 5, 300, 1, "", "g0"},
                                             {"b", 5, 300, 1, "", "g1"},
                                             {"c", 5, 300, 1, "", "g0"},
                                             {"d", 5, 300, 1, "", "g1"}}));
  CHECK(evidence.import().problems.empty());
  CHECK(count_of(evidence.scenario(), "receive:") == 1);
  CHECK_THAT(evidence.scenario(), Contains("most: 4  # recorded "));
  const harness::Take take = evidence.play();
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->in_order == 8);
}

TEST_CASE("import_incident: dead letters say after how many receives they are",
          "[incident][import]") {
  tests::ImportFolder evidence;
  // Looked at once and twice; and one that somebody has sent there.
  evidence.has("jobs-dlq.json", dump_of({{"x", 0, 10, 6, "jobs"}, {"y", 1, 11, 7, "jobs"}}));
  evidence.import();
  CHECK_THAT(evidence.made_world(),
             Contains(R"(\"maxReceiveCount\":5)") &&
                 Contains("# inferred its dead letters had been received 6 times"));
  CHECK(tests::failures_of(evidence.play()) == "");
}

TEST_CASE("import_incident: what was sent after the time asked for has no part in it",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has("jobs-dlq.json", dump_of({{"dead-later", 1, 200, 4, "jobs"}}));
  evidence.has("jobs.json", dump_of({{"before", 2, 250}, {"within", 20, 250}, {"after", 60, 250}}));
  evidence.options.from = sim::from_unix_ms(kTen + 10'000);
  evidence.options.to = sim::from_unix_ms(kTen + 50'000);
  CHECK(evidence.import().problems.empty());
  const std::string world = evidence.made_world();
  CHECK_THAT(world, Contains("\"before\"") && Contains("\"dead-later\"") && !Contains("\"after\""));
  CHECK(count_of(world, "- sqs.SendMessage:  # inferred it was sent before") == 2);
  CHECK_THAT(evidence.scenario(), Contains("\"within\"") && !Contains("\"after\"") &&
                                      Contains("visible: 3") && !Contains("receive:"));
  CHECK_THAT(evidence.report(), Contains("messages sent after the time asked for | 1 | `"));
  const harness::Take take = evidence.play();
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->in_order == incident::score_of(take)->known);
}

TEST_CASE("import_incident: what was a dead letter when the incident began is in its queue",
          "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has("jobs-dlq.json", dump_of({{"dead", 1, 20, 4, "jobs"}}));
  evidence.has("jobs.json", dump_of({{"waits", 2, 30}}));
  evidence.options.from = sim::from_unix_ms(kTen + 3'600'000);
  CHECK(evidence.import().problems.empty());
  const std::string world = evidence.made_world();
  const std::size_t dead = world.find("MessageBody: \"dead\"");
  REQUIRE(dead != world.npos);
  CHECK(world.rfind("${account}/jobs-dlq\"", dead) > world.rfind("sqs.SendMessage", dead));
  CHECK_THAT(evidence.scenario(), Contains(R"(begins: "2026-01-05T11:00:00.000000000Z")"));
  const harness::Take take = evidence.play();
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->known == 0);
}

TEST_CASE("import_incident: a time that nothing says is not 1970", "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has("jobs.json", R"({"Messages":[{"MessageId":"m-1","Body":"a"}]})");
  evidence.import();
  CHECK_THAT(evidence.scenario(), !Contains("1970"));
}

TEST_CASE("import_incident: what the trail has of before is there, but for what was deleted",
          "[incident][import]") {
  constexpr char kQueue[] =
      R"({"queueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/jobs"})";
  tests::ImportFolder evidence;
  evidence.has("trail.json", trail_of(sent_in_trail("m-purged", "00:01") + "," +
                                      trail_record("sqs:PurgeQueue", "00:02", kQueue) + "," +
                                      sent_in_trail("m-deleted", "00:03") + "," +
                                      sent_in_trail("m-left", "00:04") + "," +
                                      sent_in_trail("m-left-too", "00:05") + "," +
                                      trail_record("sqs:DeleteMessage", "00:06", kQueue) + "," +
                                      sent_in_trail("m-later", "00:20")));
  evidence.folder.write("bodies.txt", "hello\n");
  evidence.options.bodies = evidence.folder.path("bodies.txt");
  evidence.options.from = sim::from_unix_ms(kTen + 10'000);
  CHECK(evidence.import().problems.empty());
  CHECK(count_of(evidence.made_world(), "- sqs.SendMessage:  # inferred it was sent before") == 2);
  CHECK(evidence.made.steps == 1);
  CHECK_THAT(evidence.report(),
             Contains("messages sent before, of which as many were deleted before | 2 |"));
  CHECK(evidence.made.import.facts == 1);
  CHECK(evidence.made.import.left_out == 6);
  CHECK(tests::failures_of(evidence.play()) == "");
}

TEST_CASE("import_incident: a task of before is known by its family", "[incident][import]") {
  tests::ImportFolder evidence;
  evidence.has_world(R"yaml(
world: w
images:
  shop: {command: {argv: [sleep, "1000"]}}
setup:
  - sqs.CreateQueue: {QueueName: jobs}
)yaml");
  constexpr char kTask[] = "3f0c7d2ab94e4a6f8d15c2e07b9a6614";
  evidence.has(
      "tasks.json",
      std::string(R"({"tasks":[{"taskArn":"arn:aws:ecs:us-east-1:123456789012:task/main/)") +
          kTask +
          R"(","taskDefinitionArn":"arn:aws:ecs:us-east-1:123456789012:)"
          R"(task-definition/elsewhere:1","lastStatus":"RUNNING","createdAt":)"
          R"("2026-01-05T09:00:00Z"}]})");
  std::string sent = sent_in_trail("m-1", "00:20");
  const std::string user = R"("type":"IAMUser","userName":"clerk")";
  sent.replace(sent.find(user), user.size(),
               R"("type":"AssumedRole","arn":"arn:aws:sts::123456789012:assumed-role/r/)" +
                   std::string(kTask) + "\"");
  evidence.has("trail.json", trail_of(sent));
  evidence.options.from = sim::from_unix_ms(kTen);
  evidence.import();
  // Nothing in the world does what a task of that family did.
  CHECK(evidence.made.steps == 1);
  CHECK_THAT(evidence.report(), !Contains("tasks that did not end"));
}
