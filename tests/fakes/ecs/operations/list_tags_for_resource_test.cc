#include "fakes/ecs/operations/list_tags_for_resource.h"

#include "tests/fakes/ecs/fixture.h"

using tests::EcsFixture;

TEST_CASE_METHOD(EcsFixture, "ListTagsForResource: the tags that a task was started with",
                 "[ecs][ListTagsForResource]") {
  register_definition();
  ecs::RunTaskRequest start = run_request();
  start.tags = {{"owner", "jo"}};
  start.enable_ecs_managed_tags = true;
  ecs::ListTagsForResourceRequest request;
  request.resource_arn = call(start).tasks.at(0).task_arn;
  CHECK(call(request).tags ==
        std::vector<ecs::Tag>{{"owner", "jo"}, {"aws:ecs:clusterName", "main"}});
}

TEST_CASE_METHOD(EcsFixture, "ListTagsForResource: none is an empty list",
                 "[ecs][ListTagsForResource]") {
  CHECK(json("AmazonEC2ContainerServiceV20141113.ListTagsForResource",
             R"({"resourceArn":"arn:aws:ecs:us-west-2:000000000000:cluster/main"})")
            .body == R"({"tags":[]})");
}
