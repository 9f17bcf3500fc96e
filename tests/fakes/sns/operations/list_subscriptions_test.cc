#include "fakes/sns/operations/list_subscriptions.h"

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "ListSubscriptions: in order, in pages of 100",
                 "[sns][ListSubscriptions]") {
  const std::string arn = topic();
  for (int i = 0; i < 101; ++i) subscribe(arn, {}, tests::kQueueArn + std::to_string(i));
  sns::ListSubscriptionsRequest request;
  const auto first = call(request);
  REQUIRE(first.subscriptions.size() == 100);
  CHECK(first.subscriptions[7].endpoint == tests::kQueueArn + "7");
  CHECK(first.subscriptions[7].protocol == "sqs");
  CHECK(first.subscriptions[7].owner == "000000000000");
  request.next_token = first.next_token;
  const auto second = call(request);
  REQUIRE(second.subscriptions.size() == 1);
  CHECK(second.subscriptions[0].endpoint == tests::kQueueArn + "100");
  CHECK_FALSE(second.next_token);
}
