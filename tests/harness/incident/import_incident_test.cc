#include "harness/incident/import_incident.h"

#include <filesystem>
#include <set>

#include "harness/incident/incidents.h"
#include "harness/scenario/read.h"
#include "harness/webordinary/webordinary.h"
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;
using incident::IncidentResult;

namespace {

constexpr char kDeadLetters[] =
    R"({"Messages":[{"MessageId":"93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11","Body":"{\"job\": 1}",)"
    R"("MD5OfBody":"69eb10386e475324a0411070523bf1ed","Attributes":{"SentTimestamp":)"
    R"("1767607200123","ApproximateReceiveCount":"4","ApproximateFirstReceiveTimestamp":)"
    R"("1767607201000","DeadLetterQueueSourceArn":"arn:aws:sqs:eu-west-1:123456789012:jobs"}}]})";

// A message of which the trail has the hash alone, the MD5 of `hello`.
constexpr char kTrail[] =
    R"({"Records":[{"eventVersion":"1.09","userIdentity":{"type":"IAMUser","userName":"clerk"},)"
    R"("eventTime":"2026-01-05T10:00:05Z","eventSource":"sqs.amazonaws.com","eventName":)"
    R"("SendMessage","awsRegion":"eu-west-1","requestParameters":{"queueUrl":)"
    R"("https://sqs.eu-west-1.amazonaws.com/123456789012/jobs","messageBody":)"
    R"("HIDDEN_DUE_TO_SECURITY_REASONS"},"responseElements":{"mD5OfMessageBody":)"
    R"("5d41402abc4b2a76b9719d911017c592","messageId":"11111111-0e5c-4d6e-8f1c-2f0d6a1f7a11"},)"
    R"("requestID":"r1","eventID":"e1","readOnly":false,"recipientAccountId":"123456789012"}]})";

// A folder with one piece of evidence or several.
struct Evidence : tests::Folder {
  Evidence() { std::filesystem::create_directory(path("evidence")); }
};

harness::Platforms platforms() { return {harness::webordinary(), incident::incidents()}; }

IncidentResult imported(const tests::Folder& folder, const std::string& world = {},
                        const std::string& bodies = {}) {
  evidence::ImportOptions options;
  options.paths = {folder.path("evidence")};
  options.folder = folder.path("out");
  options.bodies = bodies;
  return incident::import_incident(options, world, platforms());
}

harness::Take played(const std::string& path) {
  const harness::Scenario scenario = harness::read_scenario(path, platforms());
  const harness::WorldConfig world = harness::read_world(scenario.world_path, platforms());
  return harness::play(scenario, world, platforms(), {});
}

}  // namespace

TEST_CASE("import_incident: without a world one is made, and all comes from outside",
          "[incident][import]") {
  const Evidence folder;
  folder.write("evidence/jobs-dlq.json", kDeadLetters);
  const IncidentResult made = imported(folder);
  CHECK(made.problems.empty());
  CHECK(made.world == folder.path("out/world.yaml"));
  const std::string world = folder.read("out/world.yaml");
  CHECK_THAT(world, Contains("QueueName: \"jobs-dlq\"  # recorded ") &&
                        Contains("deadLetterTargetArn") &&
                        Contains("# inferred its dead letters had been received 4 times"));
  const std::string scenario = folder.read("out/incident.yaml");
  CHECK_THAT(scenario, Contains("- at: 0s  # recorded ") && Contains("jobs-dlq.json") &&
                           Contains("MessageBody: \"{\\\"job\\\": 1}\"  # recorded "));
  const harness::Take take = played(made.scenario);
  CHECK(tests::failures_of(take) == "");
  const incident::Score* score = incident::score_of(take);
  REQUIRE(score != nullptr);
  CHECK(score->known == 3);  // sent, received, dead
  CHECK(score->in_order == 3);
}

TEST_CASE("import_incident: a body that only its hash is known of", "[incident][import]") {
  const Evidence folder;
  folder.write("evidence/trail.json", kTrail);
  const IncidentResult made = imported(folder);
  CHECK(made.unknown_bodies == std::vector<std::string>{"5d41402abc4b2a76b9719d911017c592"});
  CHECK_THAT(folder.read("out/incident.yaml"),
             Contains("MessageBody: {unknown: \"md5 5d41402abc4b2a76b9719d911017c592\"}"));
  CHECK_THAT(folder.read("out/report.md"), Contains("- `5d41402abc4b2a76b9719d911017c592`"));
  // A stand-in is played, met as the message that it stands for, and told of.
  {
    const harness::Take take = played(made.scenario);
    CHECK(tests::failures_of(take) == "");
    const incident::Score* score = incident::score_of(take);
    REQUIRE(score != nullptr);
    CHECK(score->in_order == 1);
    REQUIRE(score->stand_ins.size() == 1);
    CHECK(score->stand_ins.front().md5 == "5d41402abc4b2a76b9719d911017c592");
    CHECK(score->stand_ins.front().queue == "jobs");
    CHECK(score->stand_ins.front().receiver.empty());
    bool is_told = false;
    for (const harness::Figure& figure : take.figures) {
      is_told = is_told || (figure.name.ends_with("md5 5d41402abc4b2a76b9719d911017c592") &&
                            figure.text.starts_with("a stand-in; acted on by nobody"));
    }
    CHECK(is_told);
  }
  // Whoever has it names a file with it.
  folder.write("out/bodies.txt", "something else\nhello\n");
  folder.write("out/known.yaml", "bodies: bodies.txt\n" + folder.read("out/incident.yaml"));
  const harness::Take take = played(folder.path("out/known.yaml"));
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->in_order == 1);
  CHECK(incident::score_of(take)->stand_ins.empty());
}

TEST_CASE("import_incident: a body of before is a stand-in of its size, which a program acts on",
          "[incident][import]") {
  const Evidence folder;
  std::string trail = kTrail;
  trail.replace(trail.find("jobs"), 4, "webordinary-email-queue");
  folder.write("evidence/trail.json", trail);
  folder.write("evidence/spans.json",
               R"({"resourceSpans":[{"resource":{"attributes":[]},"scopeSpans":[{"spans":[{)"
               R"("traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174",)"
               R"("name":"send","startTimeUnixNano":"1767607205200000000","attributes":[)"
               R"({"key":"messaging.system","value":{"stringValue":"aws_sqs"}},)"
               R"({"key":"messaging.operation.name","value":{"stringValue":"send"}},)"
               R"({"key":"messaging.message.body.size","value":{"intValue":"353"}},)"
               R"({"key":"messaging.message.id","value":{"stringValue":)"
               R"("11111111-0e5c-4d6e-8f1c-2f0d6a1f7a11"}}]}]}]}]})");
  const IncidentResult made =
      imported(folder, std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml");
  CHECK(made.problems.empty());
  CHECK_THAT(folder.read("out/incident.yaml"), Contains("\", bytes: 353}"));
  const harness::Take take = played(made.scenario);
  const incident::Score* score = incident::score_of(take);
  REQUIRE(score != nullptr);
  REQUIRE(score->stand_ins.size() == 1);
  CHECK(score->stand_ins.front().receiver == "webordinary-hermes");
}

TEST_CASE(
    "import_incident: calls keep their ARNs, and are quoted where YAML would take them for more",
    "[incident][import]") {
  const auto trail = [](const std::string& name, const std::string& parameters) {
    return R"({"eventVersion":"1.09","userIdentity":{"type":"IAMUser","userName":"clerk"},)"
           R"("eventTime":"2026-01-05T10:00:05Z","eventSource":"sqs.amazonaws.com","eventName":")" +
           name + R"(","awsRegion":"eu-west-1","requestParameters":)" + parameters +
           R"(,"requestID":"r)" + name + R"(","eventID":"e)" + name +
           R"(","readOnly":false,"recipientAccountId":"123456789012"})";
  };
  const Evidence folder;
  folder.write(
      "evidence/trail.json",
      R"({"Records":[)" +
          trail(
              "SetQueueAttributes",
              R"({"queueUrl":"https://sqs.eu-west-1.amazonaws.com/123456789012/jobs","attributes":)"
              R"({"Policy":"arn:aws:s3:::b/* arn:aws:sqs:eu-west-1:123456789012:jobs )"
              R"(arn:aws:iam::123456789012:root arn:aws:iam::999999999999:root"}})") +
          "," + trail("X\\n  - wait: 1h", R"({"a: b":"c"})") + "]}");
  imported(folder);
  const std::string scenario = folder.read("out/incident.yaml");
  CHECK_THAT(scenario, Contains("arn:aws:s3:::b/* arn:aws:sqs:${region}:${account}:jobs "
                                "arn:aws:iam::${account}:root arn:aws:iam::"));
  CHECK_THAT(scenario, !Contains("\n  - wait: 1h"));
  CHECK_THAT(scenario, Contains("\"A: b\": \"c\""));
}

TEST_CASE("import_incident: dead letters of a FIFO queue are in one", "[incident][import]") {
  const Evidence folder;
  std::string dump = kDeadLetters;
  dump.insert(dump.rfind(":jobs") + 5, ".fifo");
  dump.insert(dump.find("\"Attributes\":{") + 14, R"("MessageGroupId":"a",)");
  folder.write("evidence/dump.json", dump);
  CHECK(imported(folder).problems.empty());
  CHECK_THAT(folder.read("out/world.yaml"), Contains("QueueName: \"jobs-dlq.fifo\""));
}

TEST_CASE("import_incident: candidates for bodies may be given to the import",
          "[incident][import]") {
  const Evidence folder;
  folder.write("evidence/trail.json", kTrail);
  folder.write("bodies.txt", "hello\n");
  const IncidentResult made = imported(folder, {}, folder.path("bodies.txt"));
  CHECK(made.unknown_bodies.empty());
  CHECK_THAT(folder.read("out/incident.yaml"),
             Contains("MessageBody: \"hello\"  # joined ") && Contains("bodies.txt:1"));
}

TEST_CASE("import_incident: in a world with programs their work is expected",
          "[incident][import]") {
  const Evidence folder;
  folder.write("evidence/mail.eml",
               "From: John <john@ameliastamps.test>\r\n"
               "To: ameliastamps-website@edit.webordinary.test\r\n"
               "Subject: Header\r\nMessage-ID: <1@ameliastamps.test>\r\n"
               "Date: Mon, 05 Jan 2026 10:00:00 +0000\r\n\r\nMake the header blue\r\n");
  folder.write(
      "evidence/task.json",
      R"({"tasks":[{"taskArn":"arn:aws:ecs:us-west-2:123456789012:task/webordinary-edit-cluster/)"
      R"(3f0c7d2ab94e4a6f8d15c2e07b9a6614","taskDefinitionArn":)"
      R"("arn:aws:ecs:us-west-2:123456789012:task-definition/webordinary-edit-task:1",)"
      R"("lastStatus":"STOPPED","createdAt":"2026-01-05T10:00:02Z","startedAt":)"
      R"("2026-01-05T10:00:47Z","stoppingAt":"2026-01-05T10:00:57Z","stoppedAt":)"
      R"("2026-01-05T10:01:10Z","stopCode":"EssentialContainerExited","stoppedReason":)"
      R"("Essential container in task exited","containers":[{"name":"claude-code-astro",)"
      R"("exitCode":137,"reason":"OutOfMemoryError: Container killed due to memory usage"}]}]})");
  const IncidentResult made =
      imported(folder, std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml");
  for (const std::string& problem : made.problems) UNSCOPED_INFO(problem);
  CHECK(made.problems.empty());
  CHECK(made.world.empty());
  const std::string scenario = folder.read("out/incident.yaml");
  // Addresses that the world names are made up, and stay.
  CHECK_THAT(scenario, Contains("from: \"john@ameliastamps.test\""));
  CHECK_THAT(scenario, Contains("to: \"ameliastamps-website@edit.webordinary.test\"") &&
                           Contains("1: 45s  # recorded ") && Contains("at: 57s  # recorded ") &&
                           Contains("crash:") && Contains("exit_code: 137"));
  CHECK_THAT(scenario, Contains("stop_code: EssentialContainerExited"));
  const harness::Take take = played(made.scenario);
  CHECK(tests::failures_of(take) == "");
  CHECK(incident::score_of(take)->in_order == incident::score_of(take)->known);
}

TEST_CASE("import_incident: evidence that reaches back to the setup is played in the set-up world",
          "[incident][import]") {
  const auto trail = [](const std::string& time, const std::string& service,
                        const std::string& name, const std::string& parameters) {
    return R"({"eventVersion":"1.09","userIdentity":{"type":"IAMUser","userName":"clerk"},)"
           R"("eventTime":")" +
           time + R"(","eventSource":")" + service + R"(.amazonaws.com","eventName":")" + name +
           R"(","awsRegion":"eu-west-1","requestParameters":)" + parameters + R"(,"eventID":")" +
           time + R"(","readOnly":false,"recipientAccountId":"123456789012"})";
  };
  const Evidence folder;
  folder.write(
      "evidence/trail.json",
      R"({"Records":[)" +
          trail("2026-01-05T10:00:00Z", "sqs", "CreateQueue",
                R"({"queueName":"webordinary-email-queue","attributes":{}})") +
          "," +
          trail("2026-01-05T10:00:01Z", "dynamodb", "CreateTable",
                R"({"tableName":"webordinary-containers"})") +
          "," +
          trail("2026-01-05T10:01:01Z", "monitoring", "PutMetricAlarm",
                R"({"alarmName":"another","namespace":"AWS/SQS","metricName":)"
                R"("ApproximateNumberOfMessagesVisible","statistic":"Maximum","period":60,)"
                R"("evaluationPeriods":1,"threshold":1,"comparisonOperator":)"
                R"("GreaterThanThreshold"})") +
          "]}");
  folder.write("evidence/task.json",
               R"({"tasks":[{"taskArn":"arn:aws:ecs:eu-west-1:123456789012:task/cluster/)"
               R"(3f0c7d2ab94e4a6f8d15c2e07b9a6614","taskDefinitionArn":)"
               R"("arn:aws:ecs:eu-west-1:123456789012:task-definition/webordinary-hermes:1",)"
               R"("lastStatus":"RUNNING","createdAt":"2026-01-05T10:00:01Z","startedAt":)"
               R"("2026-01-05T10:00:46Z"}]})");
  const IncidentResult made =
      imported(folder, std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml");
  CHECK(made.problems.empty());
  CHECK(made.steps == 1);
  const std::string scenario = folder.read("out/incident.yaml");
  CHECK_THAT(scenario, Contains("at: 60s  # recorded ") || Contains("at: 1m  # recorded "));
  CHECK_THAT(scenario, Contains("when the world was set up"));
  // The task is the one that the setup's service starts.
  CHECK_THAT(scenario, Contains("      1: 45s  # recorded "));
  CHECK_THAT(folder.read("out/report.md"), Contains("| calls of the world's own setup | 2 |"));
  const harness::Take take = played(made.scenario);
  CHECK(tests::failures_of(take) == "");
  const incident::Score* score = incident::score_of(take);
  REQUIRE(score != nullptr);
  CHECK(score->known == 3);     // the alarm, the task's creation and its start
  CHECK(score->in_order == 3);  // what the setup puts is no alarm that was put later
}

TEST_CASE("import_incident: a task that ran before the first step has not to start",
          "[incident][import]") {
  const Evidence folder;
  folder.write("evidence/trail.json", kTrail);
  folder.write("evidence/task.json",
               R"({"tasks":[{"taskArn":"arn:aws:ecs:eu-west-1:123456789012:task/cluster/)"
               R"(3f0c7d2ab94e4a6f8d15c2e07b9a6614","taskDefinitionArn":)"
               R"("arn:aws:ecs:eu-west-1:123456789012:task-definition/webordinary-hermes:1",)"
               R"("lastStatus":"RUNNING","createdAt":"2026-01-05T09:59:25Z","startedAt":)"
               R"("2026-01-05T10:00:25Z"}]})");
  imported(folder, std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml");
  // The first step is at 10:00:05.
  CHECK_THAT(folder.read("out/incident.yaml"),
             Contains("1: 20s  # inferred created before, ") && !Contains("2: 1m"));
}

TEST_CASE("import_incident: a queue that programs had made is made before a message is sent to it",
          "[incident][import]") {
  const Evidence folder;
  folder.write("evidence/trail.json", kTrail);
  const auto made_by_task = [](const std::string& time, const std::string& parameters) {
    return R"({"Records":[{"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":)"
           R"("arn:aws:sts::123456789012:assumed-role/r/3f0c7d2ab94e4a6f8d15c2e07b9a6614"},)"
           R"("eventTime":")" +
           time +
           R"(","eventSource":"sqs.amazonaws.com","eventName":"CreateQueue","awsRegion":)"
           R"("eu-west-1","requestParameters":)" +
           parameters + R"(,"eventID":")" + time +
           R"(","readOnly":false,"recipientAccountId":"123456789012"}]})";
  };
  folder.write("evidence/dead.json",
               made_by_task("2026-01-05T10:00:01Z", R"({"queueName":"jobs-dlq"})"));
  folder.write("evidence/queue.json",
               made_by_task("2026-01-05T10:00:02Z",
                            R"({"queueName":"jobs","tags":{"a":"b"},"attributes":{"RedrivePolicy":)"
                            R"("{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:123456789012:)"
                            R"(jobs-dlq\",\"maxReceiveCount\":3}"}})"));
  const IncidentResult made =
      imported(folder, std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml");
  CHECK(made.problems.empty());
  const std::string scenario = folder.read("out/incident.yaml");
  const std::size_t dead = scenario.find("QueueName: \"jobs-dlq\"");
  const std::size_t queue = scenario.find("QueueName: \"jobs\"");
  CHECK(dead < queue);
  CHECK(queue < scenario.find("sqs.SendMessage"));
  CHECK(scenario.find("arn:aws:sqs:${region}:${account}:jobs-dlq") != std::string::npos);
  CHECK(tests::failures_of(played(made.scenario)) == "");
}

TEST_CASE("import_incident: a site and a user that the world does not have are added to it",
          "[incident][import]") {
  const Evidence folder;
  const auto mail = [](const std::string& from, const std::string& to, const std::string& id) {
    return "From: " + from + "\r\nTo: " + to + "\r\nSubject: Header\r\nMessage-ID: <" + id +
           "@x.test>\r\nDate: Mon, 05 Jan 2026 10:00:00 +0000\r\n\r\nMake it blue\r\n";
  };
  const std::string known = "ameliastamps-website@edit.webordinary.test";
  folder.write("evidence/1.eml", mail("john@ameliastamps.test", known, "1"));
  folder.write("evidence/2.eml",
               mail("office@ameliastamps.test", "newclient-shop@edit.webordinary.test", "2"));
  const IncidentResult made =
      imported(folder, std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml");
  CHECK(made.problems.empty());
  const std::string world = folder.read("out/world.yaml");
  CHECK_THAT(world, Contains("sites:\n  - {client: newclient, project: shop}  # inferred mail came "
                             "to it, ") &&
                        Contains("2.eml") && !Contains("users:") && !Contains("ameliastamps"));
  CHECK_THAT(folder.read("out/incident.yaml"), Contains("world: world.yaml"));
  CHECK(tests::failures_of(played(made.scenario)) == "");
}

TEST_CASE("import_incident: a world that cannot be used is told of first", "[incident][import]") {
  const Evidence folder;
  folder.write("evidence/trail.json", kTrail);
  CHECK_THROWS_AS(imported(folder, folder.path("none.yaml")), harness::FileErrors);
  CHECK(folder.read("out/report.md").empty());
}

TEST_CASE("import_incident: the evidence of every shipped incident becomes one",
          "[incident][import]") {
  const std::filesystem::path evidence = BACKLOT_INCIDENTS;
  const std::set<std::string> without_world{"push-backlog", "push-redrive"};
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(evidence)) {
    if (!entry.is_directory()) continue;
    const std::string name = entry.path().filename();
    CAPTURE(name);
    const tests::Folder folder;
    evidence::ImportOptions options;
    options.paths = {entry.path().string()};
    options.folder = folder.path("out");
    const std::string bodies = (evidence / (name + ".bodies.txt")).string();
    if (std::filesystem::exists(bodies)) options.bodies = bodies;
    const std::string world = std::string(BACKLOT_SCENARIOS) + "/worlds/webordinary.yaml";
    const IncidentResult made =
        incident::import_incident(options, without_world.contains(name) ? "" : world, platforms());
    CHECK(made.problems.empty());
    CHECK(made.unknown_bodies.empty());
    CHECK(made.import.not_understood == 0);
    const harness::Take take = played(made.scenario);
    CHECK(tests::failures_of(take) == "");
    const incident::Score* score = incident::score_of(take);
    REQUIRE(score != nullptr);
    CHECK(score->in_order * 2 > score->known);
    ++count;
  }
  CHECK(count >= 8);
}
