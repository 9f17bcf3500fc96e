#include "fakes/sns/operations/delete_topic.h"

#include "fakes/sns/operations/list_subscriptions.h"
#include "fakes/sns/operations/list_topics.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "DeleteTopic: takes its subscriptions along, and can be repeated",
                 "[sns][DeleteTopic]") {
  const std::string arn = topic();
  const std::string other = topic("other");
  subscribe(arn);
  subscribe(other);
  sns::DeleteTopicRequest request;
  request.topic_arn = arn;
  call(request);
  call(request);
  const sns::ListTopicsRequest topics;
  REQUIRE(call(topics).topics.size() == 1);
  CHECK(call(topics).topics[0].topic_arn == other);
  const sns::ListSubscriptionsRequest subscriptions;
  REQUIRE(call(subscriptions).subscriptions.size() == 1);
  CHECK(call(subscriptions).subscriptions[0].topic_arn == other);
}

TEST_CASE_METHOD(SnsFixture, "DeleteTopic: what is no ARN is InvalidParameter",
                 "[sns][DeleteTopic]") {
  sns::DeleteTopicRequest request;
  request.topic_arn = "news";
  CHECK(tests::error_message([&] { call(request); }) ==
        "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1");
}

TEST_CASE_METHOD(SnsFixture, "DeleteTopic: over the wire there is no result element",
                 "[sns][DeleteTopic]") {
  topic();
  const auto response = query("sns",
                              "Action=DeleteTopic&Version=2010-03-31"
                              "&TopicArn=arn%3Aaws%3Asns%3Aus-west-2%3A000000000000%3Anews");
  CHECK(response.status == 200);
  CHECK(response.body.find("DeleteTopicResult") == std::string::npos);
}
