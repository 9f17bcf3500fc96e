#include "fakes/sns/operations/untag_resource.h"

#include "fakes/sns/operations/create_topic.h"
#include "fakes/sns/operations/list_tags_for_resource.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "UntagResource: takes the tags of these keys away, if they are there",
                 "[sns][UntagResource]") {
  sns::CreateTopicRequest create;
  create.name = "news";
  create.tags = {{"team", "a"}, {"stage", "b"}};
  sns::UntagResourceRequest request;
  request.resource_arn = call(create).topic_arn;
  request.tag_keys = {"team", "none"};
  call(request);
  sns::ListTagsForResourceRequest list;
  list.resource_arn = request.resource_arn;
  const auto tags = call(list).tags;
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].key == "stage");
}

TEST_CASE_METHOD(SnsFixture, "UntagResource: an unknown topic is ResourceNotFound",
                 "[sns][UntagResource]") {
  sns::UntagResourceRequest request;
  request.resource_arn = tests::kNoTopic;
  request.tag_keys = {"team"};
  CHECK(tests::error_code([&] { call(request); }) == "ResourceNotFoundException");
}
