#include "fakes/cloudwatch/operations/list_tags_for_resource.h"

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using tests::CloudWatchFixture;

TEST_CASE_METHOD(CloudWatchFixture, "ListTagsForResource: the tags the alarm was made with",
                 "[cloudwatch][ListTagsForResource]") {
  auto put = dlq_alarm();
  put.tags = {{"team", "a"}};
  call(put);
  cloudwatch::ListTagsForResourceRequest request;
  request.resource_arn = alarm().alarm_arn;
  const auto tags = call(request).tags;
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].value == "a");
  request.resource_arn += "x";
  CHECK(tests::error_code([&] { call(request); }) == "ResourceNotFoundException");
}
