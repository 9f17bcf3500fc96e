#include "fakes/ecs/operations/untag_resource.h"

#include "fakes/ecs/operations/list_tags_for_resource.h"
#include "fakes/ecs/operations/tag_resource.h"
#include "tests/fakes/ecs/fixture.h"

using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "UntagResource: removes by key, passes over what is not there",
                 "[ecs][UntagResource]") {
  ecs::TagResourceRequest tag;
  tag.resource_arn = std::string(tests::kArn) + "cluster/main";
  tag.tags = {{"a", "1"}, {"b", "2"}};
  call(tag);
  ecs::UntagResourceRequest request;
  request.resource_arn = tag.resource_arn;
  request.tag_keys = {"a", "c"};
  call(request);
  ecs::ListTagsForResourceRequest list;
  list.resource_arn = tag.resource_arn;
  CHECK(call(list).tags == std::vector<ecs::Tag>{{"b", "2"}});
  request.resource_arn = std::string(tests::kArn) + "task-definition/ghost:1";
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
}
