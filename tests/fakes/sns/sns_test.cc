#include "fakes/sns/sns.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

TEST_CASE_METHOD(SnsFixture, "Sns: another service publishes by ARN", "[sns]") {
  const std::string arn = topic();
  subscribe(arn);
  CHECK(environment.topics->publish(arn, "Alarm", "text"));
  REQUIRE(queues.deliveries.size() == 1);
  const auto envelope = nlohmann::json::parse(queues.deliveries[0].body);
  CHECK(envelope["Subject"] == "Alarm");
  CHECK(envelope["Message"] == "text");
  CHECK(environment.topics->exists(arn));
  CHECK_FALSE(environment.topics->publish(tests::kNoTopic, "", "text"));
  CHECK_FALSE(environment.topics->exists(tests::kNoTopic));
}

TEST_CASE_METHOD(SnsFixture, "Sns: state is in the store", "[sns]") {
  const std::string arn = topic();
  subscribe(arn);
  sns::Sns again{environment};
  REQUIRE(again.topics().find(arn));
  CHECK(again.subscriptions().of_topic(arn).size() == 1);
}
