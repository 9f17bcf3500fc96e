#include <set>

#include "tests/harness/explain/happened.h"
#include "tests/harness/export/exported.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::Happened;
using tests::kTaskId;
using tests::TakeToExport;
using namespace std::chrono_literals;

namespace {

constexpr char kService[] = "arn:aws:ecs:us-east-1:000000000000:service/jobs/work";

std::vector<json> events_of(Happened& take, const std::string& of = {}) {
  TakeToExport exported(take.journal());
  return tests::json_documents(exported.documents("ecs-events", of).at("ecs-events.json"));
}

void tell(Happened& take, const std::string& message) {
  take.event("ecs", "ecs.service", kService,
             {{"service", "work"},
              {"cluster", "jobs"},
              {"status", "ACTIVE"},
              {"message", "(service work) " + message},
              {"desired", 1},
              {"running", 1},
              {"pending", 0}});
}

}  // namespace

TEST_CASE("export ecs-events: each status of a task, with what was before it",
          "[export][ecs-events]") {
  Happened take;
  for (const char* status : {"PROVISIONING", "PENDING", "RUNNING"}) {
    take.task(kTaskId, status);
    take.pass(1500ms);
  }
  take.task(kTaskId, "DEPROVISIONING");
  take.pass(250ms);
  take.task(kTaskId, "STOPPED",
            {{"exitCode", 137}, {"code", "EssentialContainerExited"}, {"reason", "it died"}});
  const auto events = events_of(take);
  REQUIRE(events.size() == 5);
  const json& last = events.back();
  CHECK(last.at("detail-type") == "ECS Task State Change");
  CHECK(last.at("source") == "aws.ecs");
  CHECK(last.at("account") == "000000000000");
  CHECK(last.at("region") == "us-east-1");
  CHECK(last.at("time") == "2026-01-05T09:00:04Z");
  CHECK(last.at("resources") == json{tests::task_arn(kTaskId)});
  const json& detail = last.at("detail");
  CHECK(detail.at("taskArn") == tests::task_arn(kTaskId));
  CHECK(detail.at("clusterArn") == "arn:aws:ecs:us-east-1:000000000000:cluster/jobs");
  CHECK(detail.at("group") == "service:work");
  CHECK(detail.at("lastStatus") == "STOPPED");
  CHECK(detail.at("desiredStatus") == "STOPPED");
  CHECK(detail.at("version") == 5);
  CHECK(detail.at("createdAt") == "2026-01-05T09:00:00.000Z");
  CHECK(detail.at("startedAt") == "2026-01-05T09:00:03.000Z");
  CHECK(detail.at("stoppingAt") == "2026-01-05T09:00:04.500Z");
  CHECK(detail.at("stoppedAt") == "2026-01-05T09:00:04.750Z");
  CHECK(detail.at("updatedAt") == "2026-01-05T09:00:04.750Z");
  CHECK(detail.at("stopCode") == "EssentialContainerExited");
  CHECK(detail.at("stoppedReason") == "it died");
  CHECK(events[0].at("detail").at("version") == 1);
  CHECK_FALSE(events[0].at("detail").contains("startedAt"));
  CHECK(events[0].at("id") != events[1].at("id"));
}

TEST_CASE("export ecs-events: what RunTask answered of the task is told from the beginning",
          "[export][ecs-events]") {
  Happened take;
  const auto call = take.call("jo", "ecs.RunTask", {{"taskDefinition", "worker"}});
  take.task(kTaskId, "PROVISIONING", {}, call);
  take.reply(
      call, "ecs.RunTask",
      {{"tasks",
        {{{"taskArn", tests::task_arn(kTaskId)},
          {"taskDefinitionArn", "arn:aws:ecs:us-east-1:000000000000:task-definition/worker:7"},
          {"startedBy", "a test"},
          {"launchType", "FARGATE"},
          {"createdAt", 1767603600},
          {"enableExecuteCommand", false},
          {"version", 1},
          {"containers", {{{"name", "main"}, {"image", "worker:latest"}}}}}}},
       {"failures", json::array()}});
  const json detail = events_of(take).at(0).at("detail");
  CHECK(detail.at("startedBy") == "a test");
  CHECK(detail.at("launchType") == "FARGATE");
  CHECK(detail.at("taskDefinitionArn") ==
        "arn:aws:ecs:us-east-1:000000000000:task-definition/worker:7");
  CHECK(detail.at("containers").at(0).at("image") == "worker:latest");
}

TEST_CASE("export ecs-events: what EventBridge is told of services, and no other message",
          "[export][ecs-events]") {
  Happened take;
  tell(take, "has started 1 tasks: (task 0123).");
  tell(take, "(deployment ecs-svc/22) deployment completed.");
  tell(take, "has reached a steady state.");
  const auto events = events_of(take);
  REQUIRE(events.size() == 2);
  CHECK(events[0].at("detail-type") == "ECS Deployment State Change");
  CHECK(events[0].at("detail").at("eventName") == "SERVICE_DEPLOYMENT_COMPLETED");
  CHECK(events[0].at("detail").at("deploymentId") == "ecs-svc/22");
  CHECK(events[1].at("detail-type") == "ECS Service Action");
  CHECK(events[1].at("detail").at("eventType") == "INFO");
  CHECK(events[1].at("detail").at("clusterArn") ==
        "arn:aws:ecs:us-east-1:000000000000:cluster/jobs");
  CHECK(events[1].at("resources") == json{kService});
}

TEST_CASE("export ecs-events: one group of tasks, or the groups there are",
          "[export][ecs-events]") {
  Happened take;
  take.task(kTaskId, "RUNNING");
  take.task("fedcba9876543210fedcba9876543210", "RUNNING", {{"group", "family:worker"}});
  CHECK(events_of(take, "family:worker").size() == 1);
  CHECK_THROWS_WITH(events_of(take, "worker"),
                    "the take has no group of tasks 'worker'; there are family:worker, "
                    "service:work");
}

TEST_CASE("export ecs-events: import finds each status at its time", "[export][ecs-events]") {
  Happened take;
  take.pass(1234ms);
  take.task(kTaskId, "PROVISIONING");
  take.pass(1s);
  take.task(kTaskId, "RUNNING");
  take.pass(1s);
  take.task(kTaskId, "STOPPED");
  TakeToExport exported(take.journal());
  std::multiset<std::string> times;
  for (const json& fact : exported.facts("journal")) times.insert(fact.at("time"));
  std::multiset<std::string> told;
  std::set<std::string> moments;
  for (const json& fact : exported.facts("ecs-events")) {
    CHECK(fact.at("ids").at(0).at("value") == kTaskId);
    if (fact.at("operation") == "ecs:TaskStateChange") {
      told.insert(fact.at("time"));
    } else {
      moments.insert(fact.at("operation"));
    }
  }
  CHECK(told == times);
  CHECK(moments == std::set<std::string>{"ecs:TaskCreated", "ecs:TaskStarted", "ecs:TaskStopping",
                                         "ecs:TaskStopped"});
}
