#include "fakes/ecs/operations/list_task_definitions.h"

#include "fakes/ecs/operations/deregister_task_definition.h"
#include "tests/fakes/ecs/fixture.h"

using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "ListTaskDefinitions: by family, then by number of the revision",
                 "[ecs][ListTaskDefinitions]") {
  for (int i = 0; i < 10; ++i) register_definition("web");
  register_definition("api");
  register_definition("web-2");
  ecs::ListTaskDefinitionsRequest request;
  const std::vector<std::string> all = call(request).task_definition_arns;
  REQUIRE(all.size() == 12);
  const std::string prefix = std::string(tests::kArn) + "task-definition/";
  CHECK(all[0] == prefix + "api:1");
  CHECK(all[1] == prefix + "web:1");
  CHECK(all[10] == prefix + "web:10");
  request.sort = "DESC";
  CHECK(call(request).task_definition_arns.front() == prefix + "web-2:1");
  request.family_prefix = "web";
  CHECK(call(request).task_definition_arns.size() == 10);
  ecs::DeregisterTaskDefinitionRequest remove;
  remove.task_definition = "web:4";
  call(remove);
  CHECK(call(request).task_definition_arns.size() == 9);
  request.status = "INACTIVE";
  CHECK(call(request).task_definition_arns == std::vector<std::string>{prefix + "web:4"});
}
