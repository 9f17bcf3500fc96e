#include "fakes/ecs/faults.h"

#include "fakes/ecs/operations/put_cluster_capacity_providers.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

const std::string kNoCapacity =
    "Capacity is unavailable at this time. Please try again later or in a different availability "
    "zone";

struct EcsFaults : tests::ServiceFixture {
  void add(const aws::FaultKind& kind, aws::FaultRule rule = {}) {
    rule.kind = &kind;
    environment.faults.add(std::move(rule), scheduler.now());
  }
  void add_within(const aws::FaultKind& kind, sim::Duration within) {
    add(kind, {.parameters = {{"within", within.count()}}});
  }
  // One task of `family` that runs.
  std::string running_task(const std::string& family = "web") {
    const std::string arn = run(family);
    pass(40s);
    CHECK(task(arn).last_status == "RUNNING");
    return arn;
  }
  // What the event of the strike led to, one kind after the other.
  std::string caused_by_strike() {
    std::string kinds;
    std::uint64_t strike = 0;
    for (const sim::Event& event : journal.events()) {
      if (event.kind == "fault.struck") strike = event.sequence;
      if (strike != 0 && event.cause == strike) kinds += event.kind + " ";
    }
    return kinds;
  }
  // As a program would ask: the fixture's own look is none that may be struck.
  ecs::DescribeTasksResponse look(const std::string& arn) {
    ecs::DescribeTasksRequest request;
    request.cluster = "main";
    request.tasks = {arn};
    return call(request);
  }
};

}  // namespace

TEST_CASE_METHOD(EcsFaults, "ecs.no_capacity: RunTask has it among its failures", "[ecs][faults]") {
  add(ecs::kNoCapacity, {.of = "web", .number = 2});
  ecs::RunTaskRequest request = run_request();
  request.count = 3;
  const ecs::RunTaskResponse response = call(request);
  CHECK(response.tasks.size() == 2);
  REQUIRE(response.failures.size() == 1);
  CHECK(response.failures[0].reason == kNoCapacity);
  CHECK(response.failures[0].arn.empty());
  const auto over_the_wire = json("AmazonEC2ContainerServiceV20141113.DescribeTasks",
                                  R"({"cluster":"main","tasks":["x"]})");
  CHECK_THAT(over_the_wire.body, Contains("MISSING"));
}

TEST_CASE_METHOD(EcsFaults, "ecs.no_capacity: a service says so, and tries again a minute later",
                 "[ecs][faults]") {
  add(ecs::kNoCapacity, {.number = 1});
  create(2);
  pass(1s);
  CHECK(said("was unable to place a task. Reason: " + kNoCapacity) == 1);
  CHECK(said("has started 1 tasks") == 1);
  CHECK(caused_by_strike() == "ecs.service ");
  pass(59s);
  CHECK(said("has started 1 tasks") == 1);
  pass(2s);
  CHECK(said("has started 1 tasks") == 2);
  pass(2min);
  CHECK(running() == 2);
  CHECK(is_stable());
}

TEST_CASE_METHOD(EcsFaults, "ecs.slow_start: the start takes longer", "[ecs][faults]") {
  add(ecs::kSlowStart, {.number = 1, .parameters = {{"by", sim::Duration{60s}.count()}}});
  const std::string slow = run();
  const std::string usual = run();
  pass(99s);
  CHECK(task(slow).last_status == "PENDING");
  CHECK(task(usual).last_status == "RUNNING");
  pass(1s);
  CHECK(task(slow).last_status == "RUNNING");
}

TEST_CASE_METHOD(EcsFaults, "ecs.cannot_pull: the task stops, for its registry does not answer",
                 "[ecs][faults]") {
  add(ecs::kCannotPull, {.of = "web app:*", .number = 1});
  const std::string arn = run();
  pass(2min);
  const ecs::Task seen = task(arn);
  CHECK(seen.last_status == "STOPPED");
  CHECK(seen.stop_code == "TaskFailedToStart");
  CHECK(seen.stopped_reason ==
        "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to "
        "resolve ref docker.io/library/app:1: failed to do request: Head "
        "\"https://registry-1.docker.io/v2/library/app/manifests/1\": dial tcp: i/o timeout");
  CHECK(seen.containers.at(0).reason == seen.stopped_reason);
  CHECK(runner.started.empty());
  CHECK(caused_by_strike() == "ecs.task ");
  running_task();
}

TEST_CASE_METHOD(EcsFaults, "ecs.missing_task: for some time after RunTask", "[ecs][faults]") {
  add(ecs::kMissingTask);
  const std::string arn = run();
  CHECK(look(arn).tasks.empty());
  CHECK(look(arn).failures.at(0).reason == "MISSING");
  CHECK(look(arn).failures.at(0).arn == arn);
  pass(5s);
  CHECK(look(arn).tasks.size() == 1);
}

TEST_CASE_METHOD(EcsFaults, "ecs.missing_task: a look that no rule can hide is no occasion",
                 "[ecs][faults]") {
  add(ecs::kMissingTask, {.of = "other", .parameters = {{"by", sim::Duration{60s}.count()}}});
  add(ecs::kMissingTask, {.of = "web"});
  const std::string arn = run();
  pass(30s);
  CHECK(look(arn).tasks.size() == 1);
  CHECK(environment.faults.rules().at(2).struck == 0);
  CHECK(environment.faults.rules().at(2).occasions.empty());
}

TEST_CASE_METHOD(EcsFaults, "ecs.spot_interruption: SIGTERM at once, SIGKILL after stopTimeout",
                 "[ecs][faults]") {
  ecs::PutClusterCapacityProvidersRequest providers;
  providers.cluster = "main";
  providers.capacity_providers = {"FARGATE", "FARGATE_SPOT"};
  call(providers);
  ecs::RegisterTaskDefinitionRequest request = definition("spot");
  request.container_definitions[0].stop_timeout = 120;
  call(request);
  runner.exit_on_sigterm = std::nullopt;
  add_within(ecs::kSpotInterruption, 0s);
  ecs::RunTaskRequest on_spot = run_request("spot");
  on_spot.launch_type.clear();
  on_spot.capacity_provider_strategy.emplace_back().capacity_provider = "FARGATE_SPOT";
  const std::string arn = call(on_spot).tasks.at(0).task_arn;
  running_task("web");  // not on Spot, and not interrupted
  CHECK(runner.started.at(0)->signals == std::vector<int>{ecs::kSigTerm});
  CHECK(task(arn).stop_code == "SpotInterruption");
  CHECK(task(arn).stopped_reason == "Your Spot Task was interrupted.");
  CHECK(task(arn).last_status == "STOPPING");
  pass(119s);
  CHECK_FALSE(runner.started.at(0)->killed);
  pass(1s);
  CHECK(runner.started.at(0)->killed);
  const std::vector<std::string> expected{"PROVISIONING", "PENDING",  "RUNNING",
                                          "RUNNING",      "STOPPING", "DEPROVISIONING"};
  CHECK(statuses(arn) == expected);
  CHECK_THAT(caused_by_strike(), StartsWith("ecs.task "));
}

TEST_CASE_METHOD(EcsFaults, "ecs.retired: a task of a service is replaced", "[ecs][faults]") {
  add(ecs::kRetired, {.number = 1, .parameters = {{"within", sim::Duration{10min}.count()}}});
  create(1);
  pass(50s);
  REQUIRE(running() == 1);
  pass(10min);
  std::string retired;
  for (const ecs::TaskView& view : ecs.list_tasks()) {
    if (view.status != "STOPPED") continue;
    CHECK(view.stop_code == "ServiceSchedulerInitiated");
    retired = view.stopped_reason;
  }
  CHECK(retired ==
        "ECS is performing maintenance on the underlying infrastructure hosting the task");
  pass(2min);
  CHECK(running() == 1);
}

TEST_CASE_METHOD(EcsFaults, "ecs.out_of_memory: the container is killed, and says why",
                 "[ecs][faults]") {
  add_within(ecs::kOutOfMemory, 0s);
  const std::string arn = run();
  pass(41s);
  const ecs::Task seen = task(arn);
  CHECK(runner.newest().killed);
  CHECK(seen.containers.at(0).exit_code == 137);
  CHECK(seen.containers.at(0).reason == "OutOfMemoryError: Container killed due to memory usage");
  CHECK(seen.stop_code == "EssentialContainerExited");
}

TEST_CASE_METHOD(EcsFaults, "ecs.disruption: a task that runs when the rule comes, asked once",
                 "[ecs][faults]") {
  const std::string arn = running_task();
  add(ecs::kOutOfMemory, {.number = 2});
  ecs.let_be_struck();
  ecs.let_be_struck();
  CHECK(environment.faults.rules().at(1).struck == 0);
  running_task();
  CHECK(environment.faults.rules().at(1).struck == 1);
  pass(10min);
  CHECK(task(arn).last_status == "RUNNING");
}

TEST_CASE_METHOD(EcsFaults, "ecs.disruption: a task that has stopped by then is left alone",
                 "[ecs][faults]") {
  add_within(ecs::kOutOfMemory, 10min);
  const std::string arn = running_task();
  runner.newest().exit(0);
  pass(20min);
  CHECK(task(arn).containers.at(0).exit_code == 0);
}

TEST_CASE_METHOD(EcsFaults, "ecs.disruption: what was healed by then does not come",
                 "[ecs][faults]") {
  add_within(ecs::kRetired, 10min);
  const std::string arn = running_task();
  CHECK(environment.faults.rules().at(1).struck == 1);
  environment.faults.heal();
  pass(20min);
  CHECK(task(arn).last_status == "RUNNING");
}

TEST_CASE_METHOD(EcsFaults, "ecs.disruption: what was healed does not come with another rule",
                 "[ecs][faults]") {
  const aws::FaultKind* kind = GENERATE(&ecs::kOutOfMemory, &ecs::kRetired);
  add(*kind, {.of = "web"});
  const std::string arn = running_task();
  REQUIRE(environment.faults.rules().at(1).struck == 1);
  environment.faults.heal();
  add(*kind, {.of = "other"});
  pass(20min);
  CHECK(task(arn).last_status == "RUNNING");
}

TEST_CASE_METHOD(EcsFaults, "ecs.disruption: another rule heals nothing", "[ecs][faults]") {
  add(ecs::kRetired, {.of = "web"});
  add(ecs::kRetired, {.of = "other"});
  const std::string arn = running_task();
  environment.faults.remove(2);
  pass(20min);
  CHECK(task(arn).last_status == "STOPPED");
}

TEST_CASE_METHOD(EcsFaults, "ecs.disruption: a task that runs is asked by each rule once",
                 "[ecs][faults]") {
  const aws::FaultKind* kind = GENERATE(&ecs::kOutOfMemory, &ecs::kRetired);
  const std::string arn = running_task();
  add(*kind, {.of = "other"});
  ecs.let_be_struck();
  add(*kind, {.number = 2});
  ecs.let_be_struck();
  environment.faults.remove(1);
  add(*kind, {.of = "web"});
  ecs.let_be_struck();
  CHECK(environment.faults.rules().at(2).struck == 0);
  CHECK(environment.faults.rules().at(3).struck == 1);
  pass(20min);
  CHECK(task(arn).last_status == "STOPPED");
}

TEST_CASE_METHOD(EcsFaults, "ecs.flapping_health: checks fail though the container is well",
                 "[ecs][faults]") {
  runner.can_execute = true;
  ecs::RegisterTaskDefinitionRequest request = definition("checked");
  ecs::HealthCheck check;
  check.command = {"CMD", "true"};
  check.interval = 10;
  check.retries = 2;
  request.container_definitions[0].health_check = check;
  call(request);
  const std::string arn = running_task("checked");
  const auto check_succeeds = [&] {
    pass(10s);
    runner.newest().commands.back()->end(0);
    return task(arn).health_status;
  };
  CHECK(check_succeeds() == "HEALTHY");
  add(ecs::kFlappingHealth);
  CHECK(check_succeeds() == "HEALTHY");
  CHECK(check_succeeds() == "UNHEALTHY");
  environment.faults.heal();
  CHECK(check_succeeds() == "HEALTHY");
}

TEST_CASE_METHOD(EcsFaults, "ecs.missing_task: of two rules the one strikes that shows",
                 "[ecs][faults]") {
  add(ecs::kMissingTask);
  add(ecs::kMissingTask, {.parameters = {{"by", sim::Duration{1min}.count()}}});
  const std::string arn = run("web");
  pass(30s);
  CHECK(look(arn).tasks.empty());
  CHECK(environment.faults.rules().at(1).occasions.empty());
  pass(30s);
  CHECK(look(arn).tasks.size() == 1);
}

TEST_CASE_METHOD(EcsFaults, "Faults of ECS: the harness is struck by none", "[ecs][faults]") {
  add(ecs::kNoCapacity);
  add(ecs::kMissingTask);
  aws::Caller harness = caller();
  harness.is_harness = true;
  aws::Client own{dispatcher, scheduler, harness};
  const ecs::RunTaskResponse started = own.now(run_request());
  REQUIRE(started.tasks.size() == 1);
  ecs::DescribeTasksRequest request;
  request.cluster = "main";
  request.tasks = {started.tasks[0].task_arn};
  CHECK(own.now(request).tasks.size() == 1);
  CHECK(look(started.tasks[0].task_arn).tasks.empty());
}
