#include "fakes/sns/operations/get_subscription_attributes.h"

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "GetSubscriptionAttributes: what was given and the defaults",
                 "[sns][GetSubscriptionAttributes]") {
  sns::GetSubscriptionAttributesRequest request;
  request.subscription_arn = subscribe(topic(), {{"FilterPolicy", R"({"colour":["red"]})"}});
  auto attributes = call(request).attributes;
  CHECK(attributes["Endpoint"] == tests::kQueueArn);
  CHECK(attributes["RawMessageDelivery"] == "false");
  CHECK(attributes["PendingConfirmation"] == "false");
  CHECK(attributes["FilterPolicy"] == R"({"colour":["red"]})");
  CHECK(attributes["FilterPolicyScope"] == "MessageAttributes");
}

TEST_CASE_METHOD(SnsFixture, "GetSubscriptionAttributes: an unknown subscription is NotFound",
                 "[sns][GetSubscriptionAttributes]") {
  sns::GetSubscriptionAttributesRequest request;
  request.subscription_arn = topic() + ":00000000-0000-0000-0000-000000000000";
  CHECK(tests::error_message([&] { call(request); }) == "Subscription does not exist");
}

TEST_CASE_METHOD(SnsFixture, "GetSubscriptionAttributes: no policy, and no scope of one",
                 "[sns][GetSubscriptionAttributes]") {
  sns::GetSubscriptionAttributesRequest request;
  request.subscription_arn =
      subscribe(topic(), {{"FilterPolicy", ""}, {"FilterPolicyScope", "MessageAttributes"}});
  const auto attributes = call(request).attributes;
  CHECK_FALSE(attributes.contains("FilterPolicy"));
  CHECK_FALSE(attributes.contains("FilterPolicyScope"));
}
