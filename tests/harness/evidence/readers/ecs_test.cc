#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using evidence::IdKind;
using tests::collected;
using tests::collected_of;
using tests::has_id;
using tests::kTask;

TEST_CASE("ECS: events of tasks, twice and out of order, and of services", "[evidence][ecs]") {
  const auto all = collected("ecs/events.jsonl");
  CHECK(all->all_is_well());
  const auto changes = all->of("ecs:TaskStateChange");
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].time == sim::from_unix_ms(1767608431900));
  CHECK(changes[0].order == "7");
  CHECK(changes[1].own_id == changes[2].own_id);
  CHECK(changes[0].source == "ecs/123456789012/eu-west-1");
  CHECK(has_id(changes[0], IdKind::kTask, kTask));
  const auto stopped = all->of("ecs:TaskStopped");
  REQUIRE(stopped.size() == 1);
  CHECK(stopped[0].payload.find("OutOfMemoryError") != std::string::npos);
  CHECK(all->of("ecs:TaskCreated").size() == 3);
  REQUIRE(all->of("ecs:ServiceAction").size() == 1);
  CHECK(all->of("ecs:ServiceAction")[0].resource ==
        "arn:aws:ecs:eu-west-1:123456789012:service/main/orders");
  CHECK(all->of("ecs:DeploymentStateChange").size() == 1);
}

TEST_CASE("ECS: describe-tasks in numbers and in texts says the same", "[evidence][ecs]") {
  const auto numbers = collected("ecs/describe-tasks.json");
  const auto texts = collected("ecs/describe-tasks-v2.json");
  CHECK(texts->all_is_well());
  REQUIRE(numbers->facts.size() == 4);
  REQUIRE(texts->facts.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(numbers->facts[i].time == texts->facts[i].time);
    CHECK(numbers->facts[i].own_id == texts->facts[i].own_id);
  }
  CHECK(numbers->unknown["a thing of ECS that was asked for and not described"].size() == 1);
}

TEST_CASE("ECS: describe-services with its events", "[evidence][ecs]") {
  const auto all = collected("ecs/describe-services.json");
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 2);
  CHECK(all->facts[0].operation == "ecs:Service");
  CHECK(all->facts[1].operation == "ecs:ServiceEvent");
  CHECK(has_id(all->facts[1], IdKind::kMentioned, kTask));
}

TEST_CASE("ECS: what is missing is told", "[evidence][ecs]") {
  const auto all = collected_of(
      R"({"detail-type":"ECS Task State Change","detail":{}})"
      R"({"taskArn":"","lastStatus":"RUNNING"}{"taskArn":"a","lastStatus":"X","createdAt":"soon"})");
  CHECK(all->facts.empty());
  CHECK(all->unknown["an ECS Task State Change without a task"].size() == 1);
  CHECK(all->unknown["an ECS task without a taskArn"].size() == 1);
  CHECK(all->unknown["a time of an ECS task that is none"].size() == 1);
}

TEST_CASE("ECS: broken in any way, no crash", "[evidence][ecs]") {
  const std::string text =
      R"({"version":"0","detail-type":"ECS Task State Change","time":"2020-01-23T17:57:58Z",)"
      R"("detail":{"taskArn":"arn:aws:ecs:r:1:task/c/0a","lastStatus":"RUNNING","version":4,)"
      R"("createdAt":"2020-01-23T17:57:34.402Z","startedAt":1579802278.5,"containers":[{}]}})";
  for (const std::string& broken : tests::mutations(text)) {
    CHECK(collected_of(broken)->facts.size() <= 6);
  }
}
