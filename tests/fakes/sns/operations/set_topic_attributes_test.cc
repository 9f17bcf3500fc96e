#include "fakes/sns/operations/set_topic_attributes.h"

#include "fakes/sns/operations/get_topic_attributes.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "SetTopicAttributes: what is set is returned",
                 "[sns][SetTopicAttributes]") {
  sns::SetTopicAttributesRequest request;
  request.topic_arn = topic();
  request.attribute_name = "DisplayName";
  request.attribute_value = "News";
  call(request);
  sns::GetTopicAttributesRequest get;
  get.topic_arn = request.topic_arn;
  CHECK(call(get).attributes["DisplayName"] == "News");
  std::string umlauts;
  for (int i = 0; i < 100; ++i) umlauts += "\xc3\xbc";
  request.attribute_value = umlauts;
  call(request);
  CHECK(call(get).attributes["DisplayName"] == umlauts);
  request.attribute_value = umlauts + "a";
  CHECK(error_message([&] { call(request); }) == "Invalid parameter: DisplayName");
}

TEST_CASE_METHOD(SnsFixture, "SetTopicAttributes: unknown names and values are InvalidParameter",
                 "[sns][SetTopicAttributes]") {
  sns::SetTopicAttributesRequest request;
  request.topic_arn = topic();
  request.attribute_name = "Colour";
  CHECK(error_message([&] { call(request); }) == "Invalid parameter: AttributeName");
  request.attribute_name = "SignatureVersion";
  request.attribute_value = "3";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  request.attribute_name = "DeliveryPolicy";
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
}

TEST_CASE_METHOD(SnsFixture, "SetTopicAttributes: an unknown topic is NotFound",
                 "[sns][SetTopicAttributes]") {
  sns::SetTopicAttributesRequest request;
  request.topic_arn = tests::kNoTopic;
  request.attribute_name = "DisplayName";
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
}

TEST_CASE_METHOD(SnsFixture, "SetTopicAttributes: FifoTopic cannot be set, even to what it is",
                 "[sns][SetTopicAttributes]") {
  sns::SetTopicAttributesRequest request;
  request.topic_arn = topic();
  request.attribute_name = "FifoTopic";
  request.attribute_value = "false";
  CHECK(error_message([&] { call(request); }) == "Invalid parameter: AttributeName");
}
