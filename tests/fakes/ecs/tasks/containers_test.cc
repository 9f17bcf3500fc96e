// Tasks of several containers: their order, and what one's exit means to the others.
#include "fakes/ecs/operations/stop_task.h"
#include "tests/fakes/ecs/fixture.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::EcsFixture;

namespace {

struct ContainersFixture : EcsFixture {
  // `app` depends on `init` as `condition` says; `init` is not essential.
  std::string run_pair(const std::string& condition,
                       std::optional<std::int32_t> start_timeout = std::nullopt) {
    ecs::RegisterTaskDefinitionRequest request = definition("pair");
    ecs::ContainerDefinition init = request.container_definitions[0];
    init.name = "init";
    init.essential = false;
    init.start_timeout = start_timeout;
    request.container_definitions[0].depends_on = {{"init", condition}};
    request.container_definitions.push_back(init);
    call(request);
    return call(run_request("pair")).tasks.at(0).task_arn;
  }
};

}  // namespace

TEST_CASE_METHOD(ContainersFixture, "Containers: one waits until another has succeeded",
                 "[ecs][RunTask]") {
  const std::string arn = run_pair("SUCCESS");
  pass(45s);
  CHECK(task(arn).last_status == "PENDING");
  REQUIRE(runner.started.size() == 1);
  CHECK(runner.started[0]->spec.name == "init");
  runner.newest("init").exit(0);
  pass(0s);
  CHECK(task(arn).last_status == "RUNNING");
  CHECK(runner.newest("app").alive());
}

TEST_CASE_METHOD(ContainersFixture, "Containers: one that waited in vain fails the task",
                 "[ecs][RunTask]") {
  const std::string arn = run_pair("SUCCESS");
  pass(45s);
  runner.newest("init").exit(2);
  pass(20s);
  CHECK(task(arn).stop_code == "TaskFailedToStart");
  CHECK_THAT(task(arn).stopped_reason, Contains("dependency did not exit successfully"));
}

TEST_CASE_METHOD(ContainersFixture,
                 "Containers: one that waited for longer than startTimeout fails the task",
                 "[ecs][RunTask]") {
  const std::string arn = run_pair("COMPLETE", 120);
  pass(45s);
  REQUIRE(runner.started.size() == 1);
  pass(70s);
  CHECK(task(arn).last_status == "PENDING");
  pass(60s);
  CHECK(task(arn).stop_code == "TaskFailedToStart");
  CHECK(task(arn).stopped_reason ==
        "dependency graph: container ordering dependency [init] for target [app] has timed out.");
  CHECK(runner.started.size() == 1);
}

TEST_CASE_METHOD(ContainersFixture,
                 "Containers: startTimeout is over once what was waited for has come",
                 "[ecs][RunTask]") {
  const std::string arn = run_pair("COMPLETE", 120);
  pass(60s);
  runner.newest("init").exit(0);
  pass(10min);
  CHECK(task(arn).last_status == "RUNNING");
}

TEST_CASE_METHOD(ContainersFixture,
                 "Containers: startTimeout does not count for who waits for a start",
                 "[ecs][RunTask]") {
  const std::string arn = run_pair("START", 2);
  pass(10min);
  CHECK(task(arn).last_status == "RUNNING");
}

TEST_CASE_METHOD(ContainersFixture,
                 "Containers: the exit of one that is not essential changes little",
                 "[ecs][RunTask]") {
  const std::string arn = run_pair("START");
  pass(40s);
  CHECK(task(arn).last_status == "RUNNING");
  runner.newest("init").exit(1);
  pass(60s);
  const ecs::Task now = task(arn);
  CHECK(now.last_status == "RUNNING");
  CHECK(now.containers.at(1).last_status == "STOPPED");
  CHECK(now.containers.at(1).exit_code == 1);
}

TEST_CASE_METHOD(ContainersFixture, "Containers: the exit of an essential one stops the others",
                 "[ecs][RunTask]") {
  const std::string arn = run_pair("START");
  pass(40s);
  runner.exit_on_sigterm.reset();
  runner.newest("app").exit(1);
  pass(0s);
  CHECK(runner.newest("init").signals == std::vector<int>{15});
  pass(20s);
  CHECK(task(arn).last_status == "STOPPED");
  CHECK(task(arn).containers.at(0).exit_code == 1);
  CHECK(task(arn).containers.at(1).exit_code == 0);
}

TEST_CASE_METHOD(ContainersFixture, "Containers: they stop in the reverse order",
                 "[ecs][StopTask]") {
  runner.exit_on_sigterm.reset();
  const std::string arn = run_pair("START");
  pass(40s);
  ecs::StopTaskRequest stop;
  stop.cluster = "main";
  stop.task = arn;
  call(stop);
  pass(1s);
  CHECK(runner.newest("app").signals.size() == 1);
  CHECK(runner.newest("init").signals.empty());
  runner.newest("app").exit(0);
  pass(0s);
  CHECK(runner.newest("init").signals.size() == 1);
}
