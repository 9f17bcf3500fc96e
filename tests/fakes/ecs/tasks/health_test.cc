// Container health checks, and what a service and other containers make of them.
#include "fakes/ecs/tasks/health.h"

#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;
using tests::ScriptedCommand;
using tests::ServiceFixture;

namespace {

struct HealthFixture : ServiceFixture {
  HealthFixture() { runner.can_execute = true; }

  // `family` whose container `app` is checked each 10 s, for 4 s, and may fail twice.
  ecs::RegisterTaskDefinitionRequest checked(const std::string& family) {
    ecs::RegisterTaskDefinitionRequest request = definition(family);
    ecs::HealthCheck check;
    check.command = {"CMD-SHELL", "curl -f localhost"};
    check.interval = 10;
    check.timeout = 4;
    check.retries = 2;
    request.container_definitions[0].health_check = check;
    return request;
  }
  std::string run_checked(const ecs::RegisterTaskDefinitionRequest& request) {
    call(request);
    const std::string arn = call(run_request(request.family)).tasks.at(0).task_arn;
    pass(40s);
    return arn;
  }
  // Passes an interval and has the check that begins then end with this code.
  void check_ends(int code) {
    pass(10s);
    runner.newest().commands.back()->end(code);
    pass(0s);
  }
  std::string health(const std::string& arn) { return task(arn).health_status; }
};

}  // namespace

TEST_CASE_METHOD(HealthFixture, "Health: unknown until the first check has passed, then healthy",
                 "[ecs][health]") {
  const std::string arn = run_checked(checked("seen"));
  CHECK(task(arn).last_status == "RUNNING");
  CHECK(health(arn) == "UNKNOWN");
  pass(9s);
  CHECK(runner.newest().commands.empty());
  pass(1s);
  REQUIRE(runner.newest().commands.size() == 1);
  const std::vector<std::string> arguments{"/bin/sh", "-c", "curl -f localhost"};
  CHECK(runner.newest().commands[0]->arguments == arguments);
  runner.newest().commands[0]->end(0);
  CHECK(health(arn) == "HEALTHY");
  CHECK(task(arn).containers.at(0).health_status == "HEALTHY");
}

TEST_CASE_METHOD(HealthFixture, "Health: as many failures in a row as there are retries",
                 "[ecs][health]") {
  const std::string arn = run_checked(checked("failing"));
  check_ends(1);
  check_ends(0);
  check_ends(1);
  CHECK(health(arn) == "HEALTHY");
  check_ends(22);
  CHECK(health(arn) == "UNHEALTHY");
  CHECK(task(arn).last_status == "RUNNING");  // nobody's service: it goes on
  check_ends(0);
  CHECK(health(arn) == "HEALTHY");
}

TEST_CASE_METHOD(HealthFixture, "Health: a check that takes too long has failed", "[ecs][health]") {
  const std::string arn = run_checked(checked("slow"));
  pass(10s);
  const std::shared_ptr<ScriptedCommand> first = runner.newest().commands.at(0);
  pass(3s);
  CHECK(first->alive());
  pass(1s);
  CHECK_FALSE(first->alive());
  pass(14s);
  CHECK(health(arn) == "UNHEALTHY");
}

TEST_CASE_METHOD(HealthFixture, "Health: failures while it starts do not count", "[ecs][health]") {
  ecs::RegisterTaskDefinitionRequest request = checked("late");
  request.container_definitions[0].health_check->start_period = 25;
  const std::string arn = run_checked(request);
  check_ends(1);
  check_ends(1);
  CHECK(health(arn) == "UNKNOWN");
  check_ends(1);
  CHECK(health(arn) == "UNKNOWN");
  check_ends(1);
  CHECK(health(arn) == "UNHEALTHY");
}

TEST_CASE_METHOD(HealthFixture, "Health: one that cannot be looked into is healthy as it starts",
                 "[ecs][health]") {
  runner.can_execute = false;
  CHECK(health(run_checked(checked("opaque"))) == "HEALTHY");
}

TEST_CASE_METHOD(HealthFixture, "Health: the task is as its worst essential container",
                 "[ecs][health]") {
  ecs::RegisterTaskDefinitionRequest request = checked("pair");
  ecs::ContainerDefinition aside = request.container_definitions[0];
  aside.name = "aside";
  aside.essential = false;
  request.container_definitions.push_back(aside);
  const std::string arn = run_checked(request);
  check_ends(0);
  CHECK(task(arn).containers.at(1).health_status == "UNKNOWN");
  CHECK(health(arn) == "HEALTHY");
}

TEST_CASE_METHOD(HealthFixture, "Health: a container may wait until another is healthy",
                 "[ecs][health]") {
  ecs::RegisterTaskDefinitionRequest request = checked("ordered");
  ecs::ContainerDefinition after = definition().container_definitions[0];
  after.name = "after";
  after.depends_on = {{"app", "HEALTHY"}};
  request.container_definitions.push_back(after);
  const std::string arn = run_checked(request);
  check_ends(1);
  CHECK(task(arn).last_status == "PENDING");
  CHECK(runner.started.size() == 1);
  check_ends(0);
  CHECK(runner.started.size() == 2);
  CHECK(task(arn).last_status == "RUNNING");
}

TEST_CASE_METHOD(HealthFixture, "Health: a service replaces a task that fails its checks",
                 "[ecs][health][CreateService]") {
  call(checked("web"));
  create(1);
  pass(41s);
  REQUIRE(running() == 1);
  check_ends(0);
  CHECK(is_stable());
  const std::string arn = runner.newest().spec.task_arn;
  check_ends(1);
  check_ends(1);
  pass(60s);
  CHECK(task(arn).last_status == "STOPPED");
  CHECK(task(arn).stop_code == "ServiceSchedulerInitiated");
  CHECK(task(arn).stopped_reason == "Task failed container health checks");
  CHECK(said("failed container health checks.") == 1);
  pass(60s);
  CHECK(running() == 1);
  CHECK(runner.newest().spec.task_arn != arn);
}

TEST_CASE_METHOD(HealthFixture, "Health: a service's grace comes first",
                 "[ecs][health][CreateService]") {
  call(checked("web"));
  ecs::CreateServiceRequest request = create_request(1);
  request.health_check_grace_period_seconds = 60;
  call(request);
  pass(41s);
  const std::string arn = runner.newest().spec.task_arn;
  check_ends(1);
  check_ends(1);
  pass(10s);
  CHECK(health(arn) == "UNHEALTHY");
  CHECK(task(arn).desired_status == "RUNNING");
  pass(40s);
  CHECK(task(arn).desired_status == "STOPPED");
}
