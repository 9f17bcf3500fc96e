#include "fakes/ecs/operations/get_task_protection.h"

#include "fakes/ecs/operations/update_task_protection.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;

namespace {

struct GetTaskProtectionFixture : tests::ServiceFixture {
  ecs::GetTaskProtectionRequest request;

  GetTaskProtectionFixture() {
    create(1);
    pass(100s);
    request.cluster = "main";
    request.tasks = {ecs.list_tasks().at(0).arn};
  }
  ecs::ProtectedTask protection() { return call(request).protected_tasks.at(0); }
};

}  // namespace

TEST_CASE_METHOD(GetTaskProtectionFixture,
                 "GetTaskProtection: until when a task is protected, and no longer",
                 "[ecs][GetTaskProtection]") {
  CHECK_FALSE(protection().protection_enabled);
  CHECK_FALSE(protection().expiration_date.has_value());
  ecs::UpdateTaskProtectionRequest update;
  update.cluster = "main";
  update.tasks = request.tasks;
  update.protection_enabled = true;
  update.expires_in_minutes = 5;
  call(update);
  const sim::Time until = scheduler.now() + 5min;
  pass(299s);
  CHECK(protection().protection_enabled);
  CHECK(protection().expiration_date == until);
  pass(1s);
  CHECK_FALSE(protection().protection_enabled);
}

TEST_CASE_METHOD(GetTaskProtectionFixture,
                 "GetTaskProtection: what a task asked for itself is the same",
                 "[ecs][GetTaskProtection]") {
  ecs::ContainerEvents& events = *runner.newest().events;
  REQUIRE(events.can_be_protected());
  events.protect(scheduler.now() + 7min);
  CHECK(protection().expiration_date == scheduler.now() + 7min);
  events.protect({});
  CHECK_FALSE(protection().protection_enabled);
}

TEST_CASE_METHOD(GetTaskProtectionFixture,
                 "GetTaskProtection: standalone and unknown tasks are failures",
                 "[ecs][GetTaskProtection]") {
  request.tasks = {run(), "ghost"};
  const ecs::GetTaskProtectionResponse response = call(request);
  REQUIRE(response.failures.size() == 2);
  CHECK(response.failures[0].reason == "TASK_NOT_VALID");
  CHECK(response.failures[1].reason == "MISSING");
  pass(60s);
  CHECK_FALSE(runner.newest().events->can_be_protected());
}

TEST_CASE_METHOD(GetTaskProtectionFixture, "GetTaskProtection: what it does not take",
                 "[ecs][GetTaskProtection]") {
  request.tasks.clear();
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
  request.tasks.resize(101, "x");
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
  request.tasks.resize(1);
  request.cluster = "ghost";
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
}
