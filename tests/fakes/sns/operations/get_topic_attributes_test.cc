#include "fakes/sns/operations/get_topic_attributes.h"

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "GetTopicAttributes: defaults and counts",
                 "[sns][GetTopicAttributes]") {
  sns::GetTopicAttributesRequest request;
  request.topic_arn = topic();
  subscribe(request.topic_arn);
  auto attributes = call(request).attributes;
  CHECK(attributes["TopicArn"] == request.topic_arn);
  CHECK(attributes["Owner"] == "000000000000");
  CHECK(attributes["SubscriptionsConfirmed"] == "1");
  CHECK(attributes["SubscriptionsPending"] == "0");
  CHECK(attributes["DisplayName"].empty());
  CHECK(attributes["Policy"].find("\"Resource\":\"" + request.topic_arn) != std::string::npos);
  CHECK(attributes["EffectiveDeliveryPolicy"].starts_with("{\"http\""));
}

TEST_CASE_METHOD(SnsFixture, "GetTopicAttributes: an unknown topic is NotFound, 404",
                 "[sns][GetTopicAttributes]") {
  sns::GetTopicAttributesRequest request;
  request.topic_arn = tests::kNoTopic;
  CHECK(tests::error_code([&] { call(request); }) == "NotFoundException");
  const auto response = query("sns",
                              "Action=GetTopicAttributes&Version=2010-03-31"
                              "&TopicArn=arn%3Aaws%3Asns%3Aus-west-2%3A000000000000%3Anone");
  CHECK(response.status == 404);
  CHECK(response.body.find("<Code>NotFound</Code><Message>Topic does not exist</Message>") !=
        std::string::npos);
}

TEST_CASE_METHOD(SnsFixture, "GetTopicAttributes: a topic of another region is InvalidParameter",
                 "[sns][GetTopicAttributes]") {
  sns::GetTopicAttributesRequest request;
  request.topic_arn = "arn:aws:sns:eu-west-1:000000000000:news";
  CHECK(tests::error_message([&] { call(request); }) == "Invalid parameter: TopicArn");
}
