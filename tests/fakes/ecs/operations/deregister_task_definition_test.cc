#include "fakes/ecs/operations/deregister_task_definition.h"

#include "tests/fakes/ecs/fixture.h"

using namespace std::chrono_literals;
using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "DeregisterTaskDefinition: INACTIVE, and what runs goes on",
                 "[ecs][DeregisterTaskDefinition]") {
  const std::string arn = run();
  ecs::DeregisterTaskDefinitionRequest request;
  request.task_definition = "web:1";
  const ecs::TaskDefinition gone = call(request).task_definition;
  CHECK(gone.status == "INACTIVE");
  CHECK(gone.deregistered_at == scheduler.now());
  pass(60s);
  CHECK(task(arn).last_status == "RUNNING");
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
}

TEST_CASE_METHOD(EcsFixture, "DeregisterTaskDefinition: needs a revision that is there",
                 "[ecs][DeregisterTaskDefinition]") {
  register_definition();
  ecs::DeregisterTaskDefinitionRequest request;
  request.task_definition = "web";
  CHECK(failure(request) == "ClientException: Revision is missing.");
  request.task_definition = "web:one";
  CHECK(failure(request) == "ClientException: Invalid revision number. Number: one");
  request.task_definition = "web:9";
  CHECK(failure(request) == "ClientException: Unable to describe task definition.");
}
