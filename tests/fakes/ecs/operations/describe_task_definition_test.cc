#include "fakes/ecs/operations/describe_task_definition.h"

#include "fakes/ecs/operations/deregister_task_definition.h"
#include "tests/fakes/ecs/fixture.h"

using tests::EcsFixture;

namespace {

ecs::DescribeTaskDefinitionRequest describe(const std::string& what) {
  ecs::DescribeTaskDefinitionRequest request;
  request.task_definition = what;
  return request;
}

}  // namespace

TEST_CASE_METHOD(EcsFixture, "DescribeTaskDefinition: by family, revision and ARN",
                 "[ecs][DescribeTaskDefinition]") {
  const std::string first = register_definition();
  register_definition();
  CHECK(call(describe("web")).task_definition.revision == 2);
  CHECK(call(describe("web:1")).task_definition.revision == 1);
  CHECK(call(describe(first)).task_definition.revision == 1);
  ecs::DeregisterTaskDefinitionRequest remove;
  remove.task_definition = "web:2";
  call(remove);
  CHECK(call(describe("web")).task_definition.revision == 1);
  CHECK(call(describe("web:2")).task_definition.status == "INACTIVE");
}

TEST_CASE_METHOD(EcsFixture, "DescribeTaskDefinition: tags only when asked",
                 "[ecs][DescribeTaskDefinition]") {
  ecs::RegisterTaskDefinitionRequest request = definition();
  request.tags = {{"k", "v"}};
  call(request);
  CHECK(call(describe("web")).tags.empty());
  ecs::DescribeTaskDefinitionRequest with_tags = describe("web");
  with_tags.include = {"TAGS"};
  CHECK(call(with_tags).tags.size() == 1);
}

TEST_CASE_METHOD(EcsFixture, "DescribeTaskDefinition: what is not there",
                 "[ecs][DescribeTaskDefinition]") {
  register_definition();
  for (const char* what :
       {"ghost", "web:2", "arn:aws:ecs:eu-west-1:000000000000:task-definition/web:1"}) {
    CHECK(failure(describe(what)) == "ClientException: Unable to describe task definition.");
  }
  CHECK(failure(describe("web:x")) == "ClientException: Invalid revision number. Number: x");
  CHECK(failure(describe("ghost:x")) == "ClientException: Invalid revision number. Number: x");
  CHECK(failure(describe("web:")) == "ClientException: Invalid revision number. Number: ");
}
