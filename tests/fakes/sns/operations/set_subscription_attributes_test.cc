#include "fakes/sns/operations/set_subscription_attributes.h"

#include "fakes/sns/operations/get_subscription_attributes.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "SetSubscriptionAttributes: sets, and takes a filter policy away",
                 "[sns][SetSubscriptionAttributes]") {
  sns::SetSubscriptionAttributesRequest request;
  request.subscription_arn = subscribe(topic());
  sns::GetSubscriptionAttributesRequest get;
  get.subscription_arn = request.subscription_arn;
  request.attribute_name = "RawMessageDelivery";
  request.attribute_value = "true";
  call(request);
  CHECK(call(get).attributes["RawMessageDelivery"] == "true");
  request.attribute_name = "FilterPolicy";
  request.attribute_value = R"({"a":["b"]})";
  call(request);
  CHECK(call(get).attributes.contains("FilterPolicy"));
  request.attribute_value = "{}";
  call(request);
  CHECK_FALSE(call(get).attributes.contains("FilterPolicy"));
}

TEST_CASE_METHOD(SnsFixture, "SetSubscriptionAttributes: unknown names are InvalidParameter",
                 "[sns][SetSubscriptionAttributes]") {
  sns::SetSubscriptionAttributesRequest request;
  request.subscription_arn = subscribe(topic());
  request.attribute_name = "Colour";
  CHECK(tests::error_message([&] { call(request); }) == "Invalid parameter: AttributeName");
}

TEST_CASE_METHOD(SnsFixture, "SetSubscriptionAttributes: what is wrong is said without a reason",
                 "[sns][SetSubscriptionAttributes]") {
  sns::SetSubscriptionAttributesRequest request;
  request.subscription_arn = subscribe(topic());
  const auto message = [&](const std::string& name, const std::string& value) {
    request.attribute_name = name;
    request.attribute_value = value;
    return tests::error_message([&] { call(request); });
  };
  CHECK(message("RawMessageDelivery", "") ==
        "Invalid parameter: RawMessageDelivery: Invalid value []. Must be true or false.");
  CHECK(message("FilterPolicyScope", "Subject") ==
        "Invalid parameter: FilterPolicyScope: Invalid value [Subject]. Please use either "
        "MessageBody or MessageAttributes");
  CHECK(message("FilterPolicy", R"({"a":"b"})") ==
        "Invalid parameter: FilterPolicy: \"a\" must be an object or an array");
  CHECK(message("RedrivePolicy", "{") == "Invalid parameter: RedrivePolicy: failed to parse JSON.");
  CHECK(message("RedrivePolicy", R"({"deadLetterTargetArn":"dead"})") ==
        "Invalid parameter: RedrivePolicy: deadLetterTargetArn is an invalid arn");
}

TEST_CASE_METHOD(SnsFixture, "SetSubscriptionAttributes: a redrive policy, and none any more",
                 "[sns][SetSubscriptionAttributes]") {
  const std::string policy = R"({"deadLetterTargetArn":"arn:aws:sqs:us-west-2:000000000000:dead"})";
  sns::SetSubscriptionAttributesRequest request;
  request.subscription_arn = subscribe(topic());
  request.attribute_name = "RedrivePolicy";
  request.attribute_value = policy;
  call(request);
  sns::GetSubscriptionAttributesRequest get;
  get.subscription_arn = request.subscription_arn;
  CHECK(call(get).attributes["RedrivePolicy"] == policy);
  request.attribute_value = "";
  call(request);
  CHECK_FALSE(call(get).attributes.contains("RedrivePolicy"));
}

TEST_CASE_METHOD(SnsFixture, "SetSubscriptionAttributes: true in any case, kept in small letters",
                 "[sns][SetSubscriptionAttributes]") {
  sns::SetSubscriptionAttributesRequest request;
  request.subscription_arn = subscribe(topic());
  request.attribute_name = "RawMessageDelivery";
  request.attribute_value = "TrUe";
  call(request);
  sns::GetSubscriptionAttributesRequest get;
  get.subscription_arn = request.subscription_arn;
  CHECK(call(get).attributes["RawMessageDelivery"] == "true");
}

TEST_CASE_METHOD(SnsFixture, "SetSubscriptionAttributes: a filter policy and its scope must fit",
                 "[sns][SetSubscriptionAttributes]") {
  sns::SetSubscriptionAttributesRequest request;
  request.subscription_arn = subscribe(topic(), {{"FilterPolicyScope", "MessageBody"}});
  request.attribute_name = "FilterPolicy";
  request.attribute_value = R"({"a":{"b":["x"]}})";
  call(request);
  sns::GetSubscriptionAttributesRequest get;
  get.subscription_arn = request.subscription_arn;
  CHECK(call(get).attributes["FilterPolicyScope"] == "MessageBody");
  request.attribute_name = "FilterPolicyScope";
  request.attribute_value = "MessageAttributes";
  CHECK(tests::error_message([&] { call(request); }) ==
        "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter "
        "policy");
  CHECK(call(get).attributes["FilterPolicyScope"] == "MessageBody");
}
