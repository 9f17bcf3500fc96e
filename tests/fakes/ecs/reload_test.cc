// Tasks that run while a turn is not kept by the store.
#include <algorithm>

#include "fakes/ecs/faults.h"
#include "fakes/ecs/operations/create_service.h"
#include "fakes/ecs/operations/stop_task.h"
#include "tests/fakes/ecs/fixture.h"
#include "tests/support/folder.h"

using namespace std::chrono_literals;
using tests::EcsFixture;
using Statuses = std::vector<std::string>;

namespace {

// Its store is a file: what is in memory is undone with a turn.
struct StoreFolder {
  tests::Folder folder;
};
struct ReloadFixture : StoreFolder, EcsFixture {
  ReloadFixture() : EcsFixture(folder.path("store")) {
    store.on_roll_back([this] { ecs.reload(); });
    register_definition();
    store.commit();
  }

  // A task that has been described, and its turn kept.
  std::string run_for(sim::Duration span) {
    const std::string arn = call(run_request()).tasks.at(0).task_arn;
    pass(span);
    store.commit();
    return arn;
  }
  void pass_and_fail(sim::Duration span) {
    pass(span);
    store.roll_back();
  }
  // Tasks are retired that soon after they began to run, or sooner.
  void retire_within(sim::Duration span) {
    environment.faults.add({.kind = &ecs::kRetired, .parameters = {{"within", span.count()}}},
                           scheduler.now());
  }
  // The newest event of that kind.
  const sim::Event& last(std::string_view kind) const {
    const auto& all = journal.events();
    return *std::find_if(all.rbegin(), all.rend(), [&](const auto& e) { return e.kind == kind; });
  }
  void stop(const std::string& arn) {
    ecs::StopTaskRequest request;
    request.cluster = "main";
    request.task = arn;
    call(request);
  }
  std::string status(const std::string& arn) { return task(arn).last_status; }
};

}  // namespace

TEST_CASE_METHOD(ReloadFixture, "Reload: a task that was not kept never was", "[ecs][reload]") {
  const std::string arn = call(run_request()).tasks.at(0).task_arn;
  pass(50s);
  CHECK(runner.newest().alive());
  store.roll_back();
  CHECK(ecs.list_tasks().empty());
  CHECK_FALSE(runner.newest().alive());
  pass(2h);
  CHECK(runner.started.size() == 1);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: each step of a start is taken again, at its time",
                 "[ecs][reload]") {
  struct Case {
    sim::Duration kept_for;
    sim::Duration failed_for;
    const char* then;
    sim::Duration started_after;
  };
  // PENDING after 10 s, pulling from 13 s to 34 s, started after 40 s; what was due is done at
  // once.
  const Case c = GENERATE(Case{1s, 5s, "PROVISIONING", 40s}, Case{1s, 15s, "PROVISIONING", 46s},
                          Case{12s, 500ms, "PENDING", 40s}, Case{12s, 3s, "PENDING", 42s},
                          Case{20s, 10s, "PENDING", 40s}, Case{20s, 15s, "PENDING", 41s});
  const std::string arn = run_for(c.kept_for);
  pass_and_fail(c.failed_for);
  CHECK(status(arn) == c.then);
  pass(1min);
  CHECK(status(arn) == "RUNNING");
  CHECK(runner.started.size() == 1);
  CHECK(*task(arn).started_at - *task(arn).created_at == c.started_after);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a program that was started is not started again",
                 "[ecs][reload]") {
  const std::string arn = run_for(35s);
  pass_and_fail(20s);
  CHECK(status(arn) == "PENDING");
  CHECK(runner.newest().alive());
  pass(0s);
  CHECK(status(arn) == "RUNNING");
  CHECK(runner.started.size() == 1);
  CHECK(task(arn).containers.at(0).runtime_id == runner.newest().spec.runtime_id);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a task that runs goes on", "[ecs][reload]") {
  const std::string arn = run_for(60s);
  runner.newest().print("hello");
  pass_and_fail(10s);
  pass(1h);
  CHECK(status(arn) == "RUNNING");
  CHECK(runner.newest().alive());
  CHECK(runner.newest().signals.empty());
}

TEST_CASE_METHOD(ReloadFixture, "Reload: an exit that was not kept ends the task again",
                 "[ecs][reload]") {
  const sim::Duration failed_for = GENERATE(0s, 5s, 20s, 2h);
  const std::string arn = run_for(60s);
  runner.newest().exit(3);
  pass_and_fail(failed_for);
  CHECK(status(arn) == "RUNNING");
  CHECK_FALSE(task(arn).containers.at(0).exit_code);
  pass(20s);
  CHECK(status(arn) == "STOPPED");
  CHECK(task(arn).stop_code == "EssentialContainerExited");
  CHECK(task(arn).containers.at(0).exit_code == 3);
  CHECK(runner.started.size() == 1);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: an exit that is about to be told is told once",
                 "[ecs][reload]") {
  const std::string arn = run_for(60s);
  runner.newest().exit(3);
  store.roll_back();
  pass(20s);
  CHECK(statuses(arn) ==
        Statuses{"PROVISIONING", "PENDING", "RUNNING", "DEPROVISIONING", "STOPPED"});
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a stop that was refused does not stop the task",
                 "[ecs][reload]") {
  const std::string arn = run_for(60s);
  stop(arn);
  store.roll_back();
  pass(1h);
  CHECK(status(arn) == "RUNNING");
  CHECK(runner.newest().signals.empty());
  // It can be stopped.
  stop(arn);
  store.commit();
  pass(1min);
  CHECK(status(arn) == "STOPPED");
  CHECK(runner.newest().signals == std::vector<int>{ecs::kSigTerm});
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a program that ignored the signal of a refused stop lives",
                 "[ecs][reload]") {
  runner.exit_on_sigterm.reset();
  const std::string arn = run_for(60s);
  stop(arn);
  pass_and_fail(5s);
  CHECK(runner.newest().signals.size() == 1);
  pass(1h);
  CHECK(status(arn) == "RUNNING");
  CHECK_FALSE(runner.newest().killed);
  stop(arn);
  store.commit();
  pass(1min);
  CHECK(runner.newest().signals.size() == 2);
  CHECK(runner.newest().killed);
  CHECK(status(arn) == "STOPPED");
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a stop that was kept goes on where it was",
                 "[ecs][reload]") {
  const auto [kept_for, failed_for] = GENERATE(table<sim::Duration, sim::Duration>(
      {{0s, 0s}, {0s, 30s}, {5s, 0s}, {5s, 10s}, {5s, 40s}, {35s, 2s}, {35s, 30s}}));
  runner.exit_on_sigterm.reset();
  const std::string arn = run_for(60s);
  stop(arn);
  pass(kept_for);
  store.commit();
  pass_and_fail(failed_for);
  pass(2min);
  CHECK(status(arn) == "STOPPED");
  CHECK(task(arn).stop_code == "UserInitiated");
  CHECK(task(arn).containers.at(0).exit_code == 137);
  CHECK(runner.newest().signals.size() == 1);
  CHECK(runner.started.size() == 1);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: the steps of a stop are taken at their times",
                 "[ecs][reload]") {
  // DEACTIVATING for 1 s, DEPROVISIONING for 10 s.
  const auto [kept_for, failed_for] = GENERATE(
      table<sim::Duration, sim::Duration>({{0s, 500ms}, {500ms, 200ms}, {2s, 0s}, {2s, 8s}}));
  const std::string arn = run_for(60s);
  stop(arn);
  pass(kept_for);
  store.commit();
  pass_and_fail(failed_for);
  pass(1min);
  CHECK(*task(arn).stopped_at - *task(arn).stopping_at == 11s);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a task that is forgotten in vain is forgotten later",
                 "[ecs][reload]") {
  const std::string arn = run_for(60s);
  stop(arn);
  pass(1min);
  store.commit();
  pass_and_fail(2h);
  CHECK(status(arn) == "STOPPED");
  pass(0s);
  CHECK(ecs.list_tasks().empty());
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a start that failed fails again", "[ecs][reload]") {
  runner.unstartable_images = {"app:1"};
  const std::string arn = run_for(35s);
  pass_and_fail(2min);
  CHECK(status(arn) == "PENDING");
  pass(1min);
  CHECK(status(arn) == "STOPPED");
  CHECK(task(arn).stop_code == "TaskFailedToStart");
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a health that was found in vain is told again",
                 "[ecs][reload]") {
  runner.can_execute = true;
  auto sick = definition("sick");
  sick.container_definitions.at(0).health_check = ecs::HealthCheck{};
  sick.container_definitions.at(0).health_check->command = {"CMD", "true"};
  call(sick);
  const std::string arn = call(run_request("sick")).tasks.at(0).task_arn;
  pass(71s);
  store.commit();
  REQUIRE(runner.newest().commands.size() == 1);
  runner.newest().commands.at(0)->end(0);
  CHECK(task(arn).health_status == "HEALTHY");
  store.roll_back();
  CHECK(task(arn).health_status == "HEALTHY");
  pass(0s);
  sim::Statement& kept = store.prepare("SELECT data FROM ecs_task");
  REQUIRE(kept.bind().step());
  CHECK_THAT(std::string(kept.text(0)), Catch::Matchers::Contains(R"("healthStatus":"HEALTHY")"));
  kept.reset();
  // Its checks go on.
  pass(31s);
  CHECK(runner.newest().commands.size() == 2);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: what its containers do does not start a task early",
                 "[ecs][reload]") {
  runner.can_execute = true;
  auto pair = definition("pair");
  pair.container_definitions.at(0).health_check = ecs::HealthCheck{};
  pair.container_definitions.at(0).health_check->command = {"CMD", "true"};
  pair.container_definitions.push_back(pair.container_definitions.at(0));
  pair.container_definitions.at(1).name = "side";
  pair.container_definitions.at(1).essential = false;
  pair.container_definitions.at(1).health_check.reset();
  call(pair);
  const std::string arn = call(run_request("pair")).tasks.at(0).task_arn;
  pass(1s);
  store.commit();
  pass_and_fail(70s);
  pass(1s);
  CHECK(status(arn) == "PENDING");
  const bool exits = GENERATE(false, true);
  if (exits) {
    runner.newest("side").exit(0);
  } else {
    runner.newest().commands.at(0)->end(0);
  }
  pass(1s);
  CHECK(status(arn) == "PENDING");
  pass(1min);
  CHECK(statuses(arn) == Statuses{"PROVISIONING", "PENDING", "RUNNING", "PENDING", "RUNNING"});
  CHECK(runner.started.size() == 2);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a fault that ended a task in vain ends it again",
                 "[ecs][reload][faults]") {
  retire_within(10min);
  const std::string arn = run_for(60s);
  REQUIRE(environment.faults.rules().at(1).struck == 1);
  pass_and_fail(10min);
  CHECK(status(arn) == "RUNNING");
  pass(0s);
  const std::uint64_t strike = last("fault.struck").sequence;
  CHECK(std::ranges::count_if(journal.events(), [&](const sim::Event& event) {
          return event.cause == strike && event.kind == "ecs.task";
        }) == 2);
  store.commit();
  pass(1min);
  CHECK(status(arn) == "STOPPED");
  CHECK(task(arn).stop_code == "TerminationNotice");
  CHECK(environment.faults.rules().at(1).struck == 1);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a stop that was refused leaves a fault its time",
                 "[ecs][reload][faults]") {
  retire_within(10min);
  const std::string arn = run_for(41s);
  stop(arn);
  store.roll_back();
  pass(11min);
  CHECK(task(arn).stop_code == "TerminationNotice");
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a fault of a start that was not kept is asked for again",
                 "[ecs][reload][faults]") {
  retire_within(10min);
  const std::string arn = run_for(35s);
  pass_and_fail(10s);
  CHECK(status(arn) == "PENDING");
  pass(0s);
  CHECK(status(arn) == "RUNNING");
  const std::uint64_t strike = last("fault.struck").sequence;
  CHECK(environment.faults.rules().at(1).struck == 1);
  store.commit();
  pass(12min);
  CHECK(task(arn).stop_code == "TerminationNotice");
  const auto ended = std::ranges::find_if(journal.events(), [&](const sim::Event& event) {
    return event.sequence > strike && event.kind == "ecs.task";
  });
  REQUIRE(ended != journal.events().end());
  CHECK(ended->cause == strike);
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a fault that was healed when it came does not come later",
                 "[ecs][reload][faults]") {
  retire_within(10min);
  const std::string arn = run_for(60s);
  environment.faults.heal();
  pass(11min);
  store.commit();
  retire_within(10min);
  pass_and_fail(1s);
  pass(1min);
  CHECK(status(arn) == "RUNNING");
}

TEST_CASE_METHOD(ReloadFixture, "Reload: a service starts what it started in vain",
                 "[ecs][reload]") {
  ecs::CreateServiceRequest create;
  create.cluster = "main";
  create.service_name = "api";
  create.task_definition = "web";
  create.desired_count = 2;
  create.launch_type = "FARGATE";
  create.network_configuration = network();
  call(create);
  store.commit();
  pass_and_fail(60s);
  CHECK(ecs.list_tasks().empty());
  CHECK_FALSE(runner.newest().alive());
  pass(60s);
  CHECK(service("api").running_count == 2);
}
