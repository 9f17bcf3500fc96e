#include "fakes/sns/operations/list_tags_for_resource.h"

#include "fakes/sns/operations/create_topic.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "ListTagsForResource: the tags the topic was made with",
                 "[sns][ListTagsForResource]") {
  sns::CreateTopicRequest create;
  create.name = "news";
  create.tags = {{"team", "a"}};
  sns::ListTagsForResourceRequest request;
  request.resource_arn = call(create).topic_arn;
  const auto tags = call(request).tags;
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].key == "team");
  CHECK(tags[0].value == "a");
}

TEST_CASE_METHOD(SnsFixture, "ListTagsForResource: an unknown topic is ResourceNotFound",
                 "[sns][ListTagsForResource]") {
  sns::ListTagsForResourceRequest request;
  request.resource_arn = tests::kNoTopic;
  CHECK(tests::error_code([&] { call(request); }) == "ResourceNotFoundException");
}
