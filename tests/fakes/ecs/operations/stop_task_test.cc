#include "fakes/ecs/operations/stop_task.h"

#include "tests/fakes/ecs/fixture.h"

using namespace std::chrono_literals;
using tests::EcsFixture;

namespace {

struct StopTaskFixture : EcsFixture {
  ecs::Task stop(const std::string& arn, const std::string& reason = "") {
    ecs::StopTaskRequest request;
    request.cluster = "main";
    request.task = arn;
    request.reason = reason;
    return call(request).task;
  }
};

}  // namespace

TEST_CASE_METHOD(StopTaskFixture, "StopTask: SIGTERM, then every state to STOPPED",
                 "[ecs][StopTask]") {
  const std::string arn = run();
  pass(100s);
  const sim::Time asked = scheduler.now();
  const ecs::Task answered = stop(arn, "bored");
  CHECK(answered.desired_status == "STOPPED");
  CHECK(answered.last_status == "DEACTIVATING");
  CHECK(answered.stop_code == "UserInitiated");
  CHECK(answered.stopped_reason == "bored");
  CHECK(*answered.stopping_at == asked);
  CHECK(runner.newest().signals.empty());
  pass(1s);
  CHECK(runner.newest().signals == std::vector<int>{15});
  pass(10s);
  const ecs::Task now = task(arn);
  CHECK(now.last_status == "STOPPED");
  CHECK(now.containers.at(0).exit_code == 0);
  CHECK(*now.execution_stopped_at == asked + 1s);
  CHECK(*now.stopped_at == asked + 11s);
  CHECK(statuses(arn) == std::vector<std::string>{"PROVISIONING", "PENDING", "RUNNING",
                                                  "DEACTIVATING", "STOPPING", "DEPROVISIONING",
                                                  "STOPPED"});
}

TEST_CASE_METHOD(StopTaskFixture, "StopTask: who ignores SIGTERM is killed after 30 s: 137",
                 "[ecs][StopTask]") {
  runner.exit_on_sigterm.reset();
  const std::string arn = run();
  pass(40s);
  stop(arn);
  pass(30s);
  CHECK(task(arn).last_status == "STOPPING");
  CHECK_FALSE(runner.newest().killed);
  pass(1s);
  CHECK(runner.newest().killed);
  CHECK(task(arn).last_status == "DEPROVISIONING");
  CHECK(task(arn).containers.at(0).exit_code == 137);
  CHECK(task(arn).stopped_reason == "Task stopped by user");
}

TEST_CASE_METHOD(StopTaskFixture, "StopTask: stopTimeout is the container's own",
                 "[ecs][StopTask]") {
  runner.exit_on_sigterm.reset();
  ecs::RegisterTaskDefinitionRequest request = definition();
  request.container_definitions[0].stop_timeout = 5;
  call(request);
  const std::string arn = run();
  pass(40s);
  stop(arn);
  pass(6s);
  CHECK(runner.newest().killed);
}

TEST_CASE_METHOD(StopTaskFixture, "StopTask: a task that has not started runs nothing",
                 "[ecs][StopTask]") {
  const std::string arn = run();
  pass(15s);
  CHECK(stop(arn).last_status == "DEPROVISIONING");
  pass(10min);
  CHECK(runner.started.empty());
  const ecs::Task now = task(arn);
  CHECK(now.last_status == "STOPPED");
  CHECK(now.stop_code == "UserInitiated");
  CHECK_FALSE(now.containers.at(0).exit_code);
}

TEST_CASE_METHOD(StopTaskFixture, "StopTask: a second one changes nothing", "[ecs][StopTask]") {
  const std::string arn = run();
  pass(40s);
  stop(arn, "first");
  CHECK(stop(arn, "second").stopped_reason == "first");
  pass(30s);
  CHECK(stop(arn, "third").last_status == "STOPPED");
}

TEST_CASE_METHOD(StopTaskFixture, "StopTask: an exit before SIGTERM ends the task early",
                 "[ecs][StopTask]") {
  const std::string arn = run();
  pass(40s);
  stop(arn);
  runner.newest().exit(7);
  pass(0s);
  CHECK(task(arn).last_status == "DEPROVISIONING");
  CHECK(task(arn).containers.at(0).exit_code == 7);
  CHECK(task(arn).stop_code == "UserInitiated");
  CHECK(runner.newest().signals.empty());
}

TEST_CASE_METHOD(StopTaskFixture, "StopTask: an unknown task", "[ecs][StopTask]") {
  ecs::StopTaskRequest request;
  request.cluster = "main";
  request.task = "0123";
  CHECK(failure(request) == "InvalidParameterException: The referenced task was not found.");
}
