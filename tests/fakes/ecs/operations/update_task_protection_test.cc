#include "fakes/ecs/operations/update_task_protection.h"

#include "fakes/ecs/operations/delete_service.h"
#include "fakes/ecs/operations/get_task_protection.h"
#include "fakes/ecs/operations/stop_task.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;

namespace {

struct UpdateTaskProtectionFixture : tests::ServiceFixture {
  static ecs::UpdateTaskProtectionRequest update(const std::string& arn, bool enabled) {
    ecs::UpdateTaskProtectionRequest request;
    request.cluster = "main";
    request.tasks = {arn};
    request.protection_enabled = enabled;
    return request;
  }
  ecs::ProtectedTask protect(const std::string& arn, bool enabled = true) {
    return call(update(arn, enabled)).protected_tasks.at(0);
  }
  // The tasks of a service that run for a while.
  std::vector<std::string> running_tasks(int count) {
    create(count);
    pass(100s);
    std::vector<std::string> arns;
    for (const ecs::TaskView& report : ecs.list_tasks()) arns.push_back(report.arn);
    return arns;
  }
  std::string status(const std::string& arn) { return task(arn).last_status; }
};

}  // namespace

TEST_CASE_METHOD(UpdateTaskProtectionFixture,
                 "UpdateTaskProtection: for two hours, unless it is said for how long",
                 "[ecs][UpdateTaskProtection]") {
  const std::string arn = running_tasks(1).at(0);
  const ecs::ProtectedTask protection = protect(arn);
  CHECK(protection.task_arn == arn);
  CHECK(protection.protection_enabled);
  CHECK(protection.expiration_date == scheduler.now() + 120min);
  ecs::UpdateTaskProtectionRequest shorter = update(arn, true);
  shorter.expires_in_minutes = 1;
  CHECK(call(shorter).protected_tasks.at(0).expiration_date == scheduler.now() + 1min);
  CHECK_FALSE(protect(arn, false).expiration_date.has_value());
}

TEST_CASE_METHOD(UpdateTaskProtectionFixture,
                 "UpdateTaskProtection: a service scales in around what is protected",
                 "[ecs][UpdateTaskProtection]") {
  const std::vector<std::string> arns = running_tasks(3);
  protect(arns.at(2));
  protect(arns.at(1));
  scale(1);
  pass(60s);
  CHECK(status(arns[0]) == "STOPPED");
  CHECK(running() == 2);
  protect(arns[2], false);
  pass(60s);
  CHECK(status(arns[2]) == "STOPPED");
  CHECK(status(arns[1]) == "RUNNING");
  CHECK(is_stable());
}

TEST_CASE_METHOD(UpdateTaskProtectionFixture, "UpdateTaskProtection: it ends with its time",
                 "[ecs][UpdateTaskProtection]") {
  const std::string arn = running_tasks(1).at(0);
  ecs::UpdateTaskProtectionRequest protection = update(arn, true);
  protection.expires_in_minutes = 10;
  call(protection);
  scale(0);
  pass(9min);
  CHECK(status(arn) == "RUNNING");
  pass(3min);
  CHECK(status(arn) == "STOPPED");
}

TEST_CASE_METHOD(UpdateTaskProtectionFixture,
                 "UpdateTaskProtection: a deployment leaves a protected task alone",
                 "[ecs][UpdateTaskProtection]") {
  const std::vector<std::string> arns = running_tasks(2);
  protect(arns.at(0));
  ecs::UpdateServiceRequest deploy = update_request();
  deploy.force_new_deployment = true;
  call(deploy);
  pass(5min);
  CHECK(status(arns[0]) == "RUNNING");
  CHECK(status(arns[1]) == "STOPPED");
  CHECK(running() == 3);
  CHECK(service("api").deployments.size() == 2);
  CHECK_FALSE(ecs.services_are_steady());
  protect(arns[0], false);
  pass(2min);
  CHECK(status(arns[0]) == "STOPPED");
  CHECK(is_stable());
}

TEST_CASE_METHOD(UpdateTaskProtectionFixture,
                 "UpdateTaskProtection: StopTask and the end of the service stop it",
                 "[ecs][UpdateTaskProtection]") {
  const std::vector<std::string> arns = running_tasks(2);
  protect(arns.at(0));
  protect(arns.at(1));
  ecs::StopTaskRequest stop;
  stop.cluster = "main";
  stop.task = arns[0];
  call(stop);
  pass(30s);
  CHECK(status(arns[0]) == "STOPPED");
  ecs::DeleteServiceRequest end;
  end.cluster = "main";
  end.service = "api";
  end.force = true;
  call(end);
  pass(2min);
  CHECK(status(arns[1]) == "STOPPED");
}

TEST_CASE_METHOD(UpdateTaskProtectionFixture, "UpdateTaskProtection: what it cannot protect",
                 "[ecs][UpdateTaskProtection]") {
  const std::string standalone = run();
  ecs::UpdateTaskProtectionRequest both = update(standalone, true);
  both.tasks.push_back("0123456789abcdef");
  const ecs::UpdateTaskProtectionResponse response = call(both);
  CHECK(response.protected_tasks.empty());
  REQUIRE(response.failures.size() == 2);
  CHECK(response.failures[0].arn == standalone);
  CHECK(response.failures[0].reason == "TASK_NOT_VALID");
  CHECK(response.failures[1].arn == std::string(tests::kArn) + "task/main/0123456789abcdef");
  CHECK(response.failures[1].reason == "MISSING");
}

TEST_CASE_METHOD(UpdateTaskProtectionFixture, "UpdateTaskProtection: what it does not take",
                 "[ecs][UpdateTaskProtection]") {
  ecs::UpdateTaskProtectionRequest wrong = update("x", true);
  wrong.tasks.clear();
  CHECK(tests::error_code([&] { call(wrong); }) == "InvalidParameterException");
  wrong.tasks.resize(11, "x");
  CHECK(tests::error_code([&] { call(wrong); }) == "InvalidParameterException");
  for (const int minutes : {0, 2881}) {
    wrong = update("x", true);
    wrong.expires_in_minutes = minutes;
    CHECK(tests::error_code([&] { call(wrong); }) == "InvalidParameterException");
  }
  wrong = update("x", true);
  wrong.cluster = "ghost";
  CHECK(failure(wrong) == "ClusterNotFoundException: Cluster not found.");
}
