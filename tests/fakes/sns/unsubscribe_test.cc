#include "fakes/sns/unsubscribe.h"

#include "fakes/sns/list_subscriptions.h"
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
  CHECK(tests::error_code([&] { call(request); }) == "InvalidParameterException");
}
