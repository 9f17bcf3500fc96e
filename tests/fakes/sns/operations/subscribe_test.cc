#include "fakes/sns/operations/subscribe.h"

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SnsFixture;

namespace {

struct SubscribeFixture : SnsFixture {
  sns::SubscribeRequest request;
  SubscribeFixture() {
    request.topic_arn = topic();
    request.protocol = "sqs";
    request.endpoint = tests::kQueueArn;
  }
};

}  // namespace

TEST_CASE_METHOD(SubscribeFixture,
                 "Subscribe: the ARN extends the topic's, and asking again returns it",
                 "[sns][Subscribe]") {
  const std::string arn = call(request).subscription_arn;
  CHECK(arn.starts_with(request.topic_arn + ":"));
  CHECK(arn.size() == request.topic_arn.size() + 37);
  CHECK(call(request).subscription_arn == arn);
  request.attributes = {{"RawMessageDelivery", "true"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Attributes Reason: Subscription already exists with different "
        "attributes");
}

TEST_CASE_METHOD(SubscribeFixture, "Subscribe: an unknown topic is NotFound, 404",
                 "[sns][Subscribe]") {
  request.topic_arn = tests::kNoTopic;
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
}

TEST_CASE_METHOD(SubscribeFixture, "Subscribe: protocols other than sqs are refused by name",
                 "[sns][Subscribe]") {
  request.protocol = "email";
  request.endpoint = "jo@acme.test";
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
  CHECK(error_message([&] { call(request); }).find("'email'") != std::string::npos);
  request.protocol = "pigeon";
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Amazon SNS does not support this protocol string: pigeon");
}

TEST_CASE_METHOD(SubscribeFixture,
                 "Subscribe: an endpoint that is no standard queue is InvalidParameter",
                 "[sns][Subscribe]") {
  request.endpoint = "inbox";
  CHECK(error_message([&] { call(request); }) == "Invalid parameter: SQS endpoint ARN");
  request.endpoint = tests::kQueueArn + ".fifo";
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be "
        "subscribed to standard SNS topics");
  request.endpoint.reset();
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
}

TEST_CASE_METHOD(SubscribeFixture, "Subscribe: attributes are checked", "[sns][Subscribe]") {
  request.attributes = {{"RawMessageDelivery", "yes"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [yes]. Must be "
        "true or false.");
  request.attributes = {{"FilterPolicy", "{"}};
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  request.attributes = {{"Colour", "red"}};
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Attributes Reason: Unknown attribute: Colour");
  request.attributes = {{"DeliveryPolicy", "{}"}};
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
  const std::string nested = R"({"a":{"b":["x"]}})";
  request.attributes = {{"FilterPolicy", nested}};
  CHECK(error_message([&] { call(request); }).ends_with("does not support nested filter policy"));
  request.attributes = {{"FilterPolicy", nested}, {"FilterPolicyScope", "MessageBody"}};
  CHECK(call(request).subscription_arn.starts_with(request.topic_arn));
}

TEST_CASE_METHOD(SubscribeFixture, "Subscribe: again with some of the attributes, or with defaults",
                 "[sns][Subscribe]") {
  request.attributes = {{"RawMessageDelivery", "True"}, {"FilterPolicy", R"({"a":["b"]})"}};
  const std::string arn = call(request).subscription_arn;
  request.attributes = {{"RawMessageDelivery", "true"}};
  CHECK(call(request).subscription_arn == arn);
  request.attributes = {{"FilterPolicyScope", "MessageAttributes"}};
  CHECK(call(request).subscription_arn == arn);
  request.attributes = {};
  CHECK(call(request).subscription_arn == arn);
  request.attributes = {{"RawMessageDelivery", "false"}};
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
}
