#include "fakes/logs/operations/filter_log_events.h"
#include "fakes/logs/operations/put_log_events.h"
#include "tests/fakes/logs/fixture.h"
#include "tests/harness/explain/happened.h"
#include "tests/harness/export/exported.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::Happened;
using tests::kTaskId;
using tests::LogsFixture;
using tests::TakeToExport;
using namespace std::chrono_literals;

namespace {

// A task definition `worker` with a container `main`, which logs to `group`.
void define(Happened& take, const json& options) {
  const json definition = {
      {"taskDefinitionArn", "arn:aws:ecs:us-east-1:000000000000:task-definition/worker:1"},
      {"family", "worker"},
      {"revision", 1},
      {"containerDefinitions",
       {{{"name", "main"},
         {"image", "worker"},
         {"cpu", 0},
         {"logConfiguration", {{"logDriver", "awslogs"}, {"options", options}}}}}}};
  take.reply(take.call("setup", "ecs.RegisterTaskDefinition", {{"family", "worker"}}),
             "ecs.RegisterTaskDefinition", {{"taskDefinition", definition}});
}

void make_group(Happened& take, const std::string& name) {
  take.reply(take.call("setup", "logs.CreateLogGroup", {{"logGroupName", name}}),
             "logs.CreateLogGroup", json::object());
}

}  // namespace

TEST_CASE("export logs: what containers printed, under prefix/container/task", "[export][logs]") {
  Happened take;
  make_group(take, "/ecs/worker");
  define(take, {{"awslogs-group", "/ecs/worker"}, {"awslogs-stream-prefix", "w"}});
  take.task(kTaskId, "RUNNING");
  take.pass(1250ms);
  take.prints(kTaskId, "hello");
  take.prints(kTaskId, "");
  take.task(kTaskId, "STOPPED");
  take.prints(kTaskId, "and out");
  TakeToExport exported(take.journal());
  const auto documents = exported.documents("logs");
  REQUIRE(documents.size() == 1);
  const json events = json::parse(documents.at("ecs-worker.json")).at("events");
  REQUIRE(events.size() == 2);
  CHECK(events[0].at("logStreamName") == std::string("w/main/") + kTaskId);
  CHECK(events[0].at("message") == "hello");
  CHECK(events[0].at("timestamp") == sim::unix_ms(sim::kDefaultStart) + 1250);
  CHECK(events[1].at("message") == "and out");
  CHECK(events[0].at("eventId") != events[1].at("eventId"));
}

TEST_CASE("export logs: without a group there is no log, which is told", "[export][logs]") {
  Happened take;
  define(take, {{"awslogs-group", "/ecs/worker"}, {"awslogs-stream-prefix", "w"}});
  take.task(kTaskId, "RUNNING");
  take.prints(kTaskId, "unheard");
  TakeToExport exported(take.journal());
  CHECK(exported.documents("logs").empty());
  REQUIRE(exported.told().notes.size() == 1);
  CHECK(exported.told().notes[0] == "1 line of containers went to no log group");
}

TEST_CASE("export logs: a group that the driver makes", "[export][logs]") {
  Happened take;
  define(take, {{"awslogs-group", "made"},
                {"awslogs-create-group", "true"},
                {"awslogs-stream-prefix", "w"}});
  take.task(kTaskId, "RUNNING");
  take.prints(kTaskId, "hello");
  TakeToExport exported(take.journal());
  CHECK(exported.documents("logs").contains("made.json"));
}

TEST_CASE("export logs: what programs put, as the group itself gives it", "[export][logs]") {
  LogsFixture stage;
  stage.group();
  stage.stream();
  stage.put("first");
  stage.pass(10s);
  stage.put("second");
  logs::PutLogEventsRequest late;
  late.log_group_name = "/ecs/web";
  late.log_stream_name = "web/1";
  late.log_events.emplace_back();
  late.log_events.back().timestamp = stage.now_ms() - 4000;
  late.log_events.back().message = "late \"and\" in between";
  stage.call(late);
  TakeToExport exported(stage.journal);
  const json events = json::parse(exported.documents("logs").at("ecs-web.json")).at("events");
  logs::FilterLogEventsRequest request;
  request.log_group_name = "/ecs/web";
  const auto there = stage.call(request);
  REQUIRE(there.events.size() == 3);
  REQUIRE(events.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(events[i].at("message") == there.events[i].message);
    CHECK(events[i].at("timestamp") == there.events[i].timestamp);
    CHECK(events[i].at("ingestionTime") == there.events[i].ingestion_time);
    CHECK(events[i].at("logStreamName") == there.events[i].log_stream_name);
    CHECK(events[i].at("eventId") == there.events[i].event_id);
  }
}

TEST_CASE("export logs: what was rejected of a batch is not in the group", "[export][logs]") {
  LogsFixture stage;
  stage.group();
  stage.stream();
  // Which of the events, an hour apart, are more than 14 days old or more than two hours ahead.
  const auto [first, stored] = GENERATE(table<std::chrono::hours, std::vector<std::string>>(
      {{-337h, {"1", "2", "3"}}, {0h, {"0", "1", "2"}}, {-1h, {"0", "1", "2", "3"}}, {3h, {}}}));
  stage.pass(1ms);
  logs::PutLogEventsRequest put;
  put.log_group_name = "/ecs/web";
  put.log_stream_name = "web/1";
  for (int i = 0; i < 4; ++i) {
    const std::chrono::milliseconds from_now = first + std::chrono::hours{i};
    put.log_events.push_back({stage.now_ms() + from_now.count(), std::to_string(i)});
  }
  stage.call(put);
  TakeToExport exported(stage.journal);
  const json events = json::parse(exported.documents("logs").at("ecs-web.json")).at("events");
  std::vector<std::string> messages;
  for (const json& event : events) messages.push_back(event.at("message"));
  CHECK(messages == stored);
}

TEST_CASE("export logs: one group, or the groups there are", "[export][logs]") {
  Happened take;
  make_group(take, "/ecs/a");
  make_group(take, "/ecs/b");
  TakeToExport exported(take.journal());
  CHECK(exported.documents("logs").size() == 2);
  CHECK(exported.documents("logs", "/ecs/a").size() == 1);
  CHECK_THROWS_WITH(exported.documents("logs", "c"),
                    "the take has no log group 'c'; there are /ecs/a, /ecs/b");
}

TEST_CASE("export logs: import finds each line, by the task that printed it", "[export][logs]") {
  Happened take;
  make_group(take, "/ecs/worker");
  define(take, {{"awslogs-group", "/ecs/worker"}, {"awslogs-stream-prefix", "w"}});
  take.task(kTaskId, "RUNNING");
  take.prints(kTaskId, "hello");
  TakeToExport exported(take.journal());
  const auto facts = exported.facts("logs");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].at("operation") == "logs:Event");
  CHECK(facts[0].at("actor") == kTaskId);
  CHECK(facts[0].at("payload") == "hello");
}
