#include "fakes/ecs/operations/delete_task_definitions.h"

#include "fakes/ecs/operations/delete_service.h"
#include "fakes/ecs/operations/deregister_task_definition.h"
#include "fakes/ecs/operations/describe_task_definition.h"
#include "fakes/ecs/operations/list_task_definition_families.h"
#include "fakes/ecs/operations/list_task_definitions.h"
#include "fakes/ecs/operations/stop_task.h"
#include "tests/fakes/ecs/service_fixture.h"

using namespace std::chrono_literals;

namespace {

struct DeleteTaskDefinitionsFixture : tests::ServiceFixture {
  void deregister(const std::string& revision) {
    ecs::DeregisterTaskDefinitionRequest request;
    request.task_definition = revision;
    call(request);
  }
  ecs::DeleteTaskDefinitionsResponse remove(const std::vector<std::string>& revisions) {
    ecs::DeleteTaskDefinitionsRequest request;
    request.task_definitions = revisions;
    return call(request);
  }
  // Its status, or "" once it is gone.
  std::string status(const std::string& revision) {
    ecs::DescribeTaskDefinitionRequest request;
    request.task_definition = revision;
    if (!failure(request).empty()) return {};
    return call(request).task_definition.status;
  }
  std::vector<std::string> deleting() {
    ecs::ListTaskDefinitionsRequest request;
    request.status = "DELETE_IN_PROGRESS";
    return call(request).task_definition_arns;
  }
  void stop(const std::string& task) {
    ecs::StopTaskRequest request;
    request.cluster = "main";
    request.task = task;
    call(request);
  }
};

const std::string kWeb = std::string(tests::kArn) + "task-definition/web:1";

}  // namespace

TEST_CASE_METHOD(DeleteTaskDefinitionsFixture,
                 "DeleteTaskDefinitions: DELETE_IN_PROGRESS, and gone an hour later",
                 "[ecs][DeleteTaskDefinitions]") {
  deregister("web:1");
  const ecs::DeleteTaskDefinitionsResponse response = remove({"web:1"});
  CHECK(response.failures.empty());
  REQUIRE(response.task_definitions.size() == 1);
  CHECK(response.task_definitions[0].task_definition_arn == kWeb);
  CHECK(response.task_definitions[0].status == "DELETE_IN_PROGRESS");
  CHECK(response.task_definitions[0].delete_requested_at == scheduler.now());
  CHECK(deleting() == std::vector<std::string>{kWeb});
  CHECK(failure(run_request("web:1")) == "ClientException: TaskDefinition is inactive");
  pass(59min);
  CHECK(status("web:1") == "DELETE_IN_PROGRESS");
  CHECK(call(ecs::ListTaskDefinitionFamiliesRequest{}).families.size() == 1);
  pass(1min);
  CHECK(status("web:1").empty());
  CHECK(deleting().empty());
  CHECK(call(ecs::ListTaskDefinitionFamiliesRequest{}).families.empty());
}

TEST_CASE_METHOD(DeleteTaskDefinitionsFixture,
                 "DeleteTaskDefinitions: the number of a revision is never used again",
                 "[ecs][DeleteTaskDefinitions]") {
  register_definition();
  deregister("web:1");
  deregister("web:2");
  remove({"web:1", "web:2"});
  pass(1h);
  CHECK(status("web:2").empty());
  CHECK(call(definition()).task_definition.revision == 3);
  deregister("web:3");
  remove({kWeb.substr(0, kWeb.size() - 1) + "3"});
  pass(1h);
  ecs::Ecs next{environment, options(), &runner};
  aws::Dispatcher dispatcher_of_next{environment};
  dispatcher_of_next.add(next);
  aws::Client client_of_next{dispatcher_of_next, scheduler, caller()};
  CHECK(client_of_next.now(definition()).task_definition.revision == 4);
}

TEST_CASE_METHOD(DeleteTaskDefinitionsFixture,
                 "DeleteTaskDefinitions: not before its last task is forgotten",
                 "[ecs][DeleteTaskDefinitions]") {
  const std::string arn = run();
  deregister("web:1");
  remove({"web:1"});
  pass(150min);
  CHECK(status("web:1") == "DELETE_IN_PROGRESS");
  CHECK(task(arn).last_status == "RUNNING");
  stop(arn);
  pass(30s);
  CHECK(task(arn).last_status == "STOPPED");
  pass(30min);
  CHECK(status("web:1") == "DELETE_IN_PROGRESS");
  pass(60min);
  CHECK(status("web:1").empty());
}

TEST_CASE_METHOD(DeleteTaskDefinitionsFixture,
                 "DeleteTaskDefinitions: a service goes on with it and may scale",
                 "[ecs][DeleteTaskDefinitions]") {
  create(1);
  deregister("web:1");
  remove({"web:1"});
  pass(3h);
  CHECK(status("web:1") == "DELETE_IN_PROGRESS");
  scale(2);
  pass(60s);
  CHECK(running() == 2);
  ecs::DeleteServiceRequest end;
  end.cluster = "main";
  end.service = "api";
  end.force = true;
  call(end);
  pass(3h);
  CHECK(status("web:1").empty());
}

TEST_CASE_METHOD(DeleteTaskDefinitionsFixture, "DeleteTaskDefinitions: goes on after a restart",
                 "[ecs][DeleteTaskDefinitions]") {
  deregister("web:1");
  remove({"web:1"});
  pass(30min);
  tests::ScriptedRunner next_runner;
  ecs::Ecs next{environment, options(), &next_runner};
  aws::Dispatcher next_dispatcher{environment};
  next_dispatcher.add(next);
  aws::Client next_client{next_dispatcher, scheduler, caller()};
  ecs::DescribeTaskDefinitionRequest describe;
  describe.task_definition = "web:1";
  CHECK(next_client.now(describe).task_definition.status == "DELETE_IN_PROGRESS");
  pass(30min);
  CHECK(tests::error_code([&] { next_client.now(describe); }) == "ClientException");
}

TEST_CASE_METHOD(DeleteTaskDefinitionsFixture,
                 "DeleteTaskDefinitions: why what is not deleted is not",
                 "[ecs][DeleteTaskDefinitions]") {
  register_definition();
  deregister("web:1");
  const std::string abroad = "arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1";
  const ecs::DeleteTaskDefinitionsResponse response =
      remove({"web:2", "web", "web:x", "ghost:1", abroad, "web:1", "web:1"});
  CHECK(response.task_definitions.size() == 2);
  REQUIRE(response.failures.size() == 5);
  CHECK(response.failures[0].arn == "web:2");
  CHECK(response.failures[0].reason ==
        "The specified task definition is still in ACTIVE status. Please deregister the target "
        "and try again.");
  for (const int i : {1, 2}) {
    CHECK(response.failures[static_cast<std::size_t>(i)].reason ==
          "The specified task definition identifier is invalid. Specify a valid name or ARN and "
          "try again.");
  }
  for (const int i : {3, 4}) {
    CHECK(response.failures[static_cast<std::size_t>(i)].reason ==
          "The specified task definition does not exist. Specify a valid account, family, "
          "revision and try again.");
  }
}

TEST_CASE_METHOD(DeleteTaskDefinitionsFixture, "DeleteTaskDefinitions: one to ten at once",
                 "[ecs][DeleteTaskDefinitions]") {
  CHECK(tests::error_message([&] { remove({}); }) ==
        "size of TaskDefinition references list must be greater than 0");
  CHECK(tests::error_message([&] { remove(std::vector<std::string>(11, "web:1")); }) ==
        "Size of TaskDefinition references list cannot exceed 10");
}
