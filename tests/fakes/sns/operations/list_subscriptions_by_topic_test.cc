#include "fakes/sns/operations/list_subscriptions_by_topic.h"

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "ListSubscriptionsByTopic: those of the topic only",
                 "[sns][ListSubscriptionsByTopic]") {
  sns::ListSubscriptionsByTopicRequest request;
  request.topic_arn = topic();
  const std::string mine = subscribe(request.topic_arn);
  subscribe(topic("other"));
  const auto found = call(request).subscriptions;
  REQUIRE(found.size() == 1);
  CHECK(found[0].subscription_arn == mine);
}

TEST_CASE_METHOD(SnsFixture, "ListSubscriptionsByTopic: an unknown topic is NotFound",
                 "[sns][ListSubscriptionsByTopic]") {
  sns::ListSubscriptionsByTopicRequest request;
  request.topic_arn = tests::kNoTopic;
  CHECK(tests::error_code([&] { call(request); }) == "NotFoundException");
  request.topic_arn = topic();
  request.next_token = "what";
  CHECK(tests::error_message([&] { call(request); }) == "Invalid parameter: NextToken");
}
