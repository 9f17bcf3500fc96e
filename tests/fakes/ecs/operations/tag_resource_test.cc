#include "fakes/ecs/operations/tag_resource.h"

#include "fakes/ecs/operations/list_tags_for_resource.h"
#include "tests/fakes/ecs/service_fixture.h"

using Catch::Matchers::Contains;
using tests::ServiceFixture;

TEST_CASE_METHOD(ServiceFixture, "TagResource: clusters, services, tasks and task definitions",
                 "[ecs][TagResource]") {
  const std::string prefix = tests::kArn;
  for (const std::string& arn :
       {prefix + "cluster/main", create(0).service_arn, run(), prefix + "task-definition/web:1"}) {
    ecs::TagResourceRequest request;
    request.resource_arn = arn;
    request.tags = {{"a", "1"}, {"b", "2"}};
    call(request);
    request.tags = {{"b", "3"}};
    call(request);
    ecs::ListTagsForResourceRequest list;
    list.resource_arn = arn;
    CHECK(call(list).tags == std::vector<ecs::Tag>{{"a", "1"}, {"b", "3"}});
  }
}

TEST_CASE_METHOD(ServiceFixture, "TagResource: what it does not take", "[ecs][TagResource]") {
  ecs::TagResourceRequest request;
  request.resource_arn = std::string(tests::kArn) + "cluster/main";
  request.tags = {{"a!", "1"}};
  CHECK(failure(request) ==
        "InvalidParameterException: Some tag keys and/or values contain invalid characters. Valid "
        "characters are UTF-8 letters, spaces, numbers and _ . / = + - : @.");
  request.tags.clear();
  for (int i = 0; i < 51; ++i) request.tags.push_back({"k" + std::to_string(i), ""});
  CHECK_THAT(failure(request), Contains("50 tags"));
  request.tags = {{"a", "1"}};
  request.resource_arn = std::string(tests::kArn) + "task/main/0123";
  CHECK(failure(request) == "InvalidParameterException: The referenced task was not found.");
  request.resource_arn = std::string(tests::kArn) + "cluster/ghost";
  CHECK(failure(request) == "ClusterNotFoundException: Cluster not found.");
  request.resource_arn = "main";
  CHECK_THAT(failure(request), Contains("InvalidParameterException: Invalid identifier"));
}
