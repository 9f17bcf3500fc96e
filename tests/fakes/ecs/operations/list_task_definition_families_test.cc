#include "fakes/ecs/operations/list_task_definition_families.h"

#include "fakes/ecs/operations/deregister_task_definition.h"
#include "tests/fakes/ecs/fixture.h"

using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "ListTaskDefinitionFamilies: by prefix and status",
                 "[ecs][ListTaskDefinitionFamilies]") {
  for (const char* family : {"web", "web-2", "api"}) register_definition(family);
  ecs::DeregisterTaskDefinitionRequest remove;
  remove.task_definition = "web:1";
  call(remove);
  using Names = std::vector<std::string>;
  ecs::ListTaskDefinitionFamiliesRequest request;
  CHECK(call(request).families == Names{"api", "web", "web-2"});
  request.family_prefix = "web";
  CHECK(call(request).families == Names{"web", "web-2"});
  request.status = "ACTIVE";
  CHECK(call(request).families == Names{"web-2"});
  request.status = "INACTIVE";
  CHECK(call(request).families == Names{"web"});
}
