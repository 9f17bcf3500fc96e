#include "fakes/sns/set_subscription_attributes.h"

#include "fakes/sns/get_subscription_attributes.h"
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
