#include "fakes/sns/operations/unsubscribe.h"

#include "fakes/sns/operations/list_subscriptions.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "Unsubscribe: ends the subscription, and can be repeated",
                 "[sns][Unsubscribe]") {
  sns::UnsubscribeRequest request;
  request.subscription_arn = subscribe(topic());
  call(request);
  call(request);
  const sns::ListSubscriptionsRequest list;
  CHECK(call(list).subscriptions.empty());
}

TEST_CASE_METHOD(SnsFixture, "Unsubscribe: what is no subscription ARN is InvalidParameter",
                 "[sns][Unsubscribe]") {
  sns::UnsubscribeRequest request;
  request.subscription_arn = topic();
  CHECK(tests::error_message([&] { call(request); }) == "Invalid parameter: SubscriptionId");
  request.subscription_arn = "arn:aws:sns:us-west-2:random";
  CHECK(tests::error_message([&] { call(request); }) ==
        "Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 5");
  const auto none = query("sns", "Action=Unsubscribe&Version=2010-03-31");
  CHECK(none.body.find("<Code>InvalidParameter</Code><Message>Invalid parameter: SubscriptionArn "
                       "Reason: no value for required parameter</Message>") != std::string::npos);
}
