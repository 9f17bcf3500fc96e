#include "fakes/sns/publishing/delivery.h"

#include "fakes/sns/operations/publish.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::SnsFixture;

namespace {

const std::string kDeadLetters = "arn:aws:sqs:us-west-2:000000000000:dead";

struct Undelivered : SnsFixture {
  void publish(std::map<std::string, std::string> attributes) {
    attributes["RedrivePolicy"] = R"({"deadLetterTargetArn":")" + kDeadLetters + R"("})";
    sns::PublishRequest request;
    request.topic_arn = topic();
    subscribe(*request.topic_arn, attributes);
    request.message = "a";
    call(request);
  }
};

}  // namespace

TEST_CASE_METHOD(Undelivered, "Delivery: a queue that is gone leaves a dead letter", "[sns]") {
  queues.refusals[tests::kQueueArn] = "the queue does not exist";
  publish({});
  REQUIRE(queues.deliveries.size() == 1);
  const auto& letter = queues.deliveries[0];
  CHECK(letter.queue == kDeadLetters);
  CHECK_THAT(letter.body, Catch::Matchers::Contains(R"("Message" : "a")"));
  CHECK(letter.attributes.at("ErrorCode").string_value ==
        "AWS.SimpleQueueService.NonExistentQueue");
  CHECK(letter.attributes.at("ErrorMessage").string_value ==
        "The specified queue does not exist or you do not have access to it.");
}

TEST_CASE_METHOD(Undelivered, "Delivery: a raw dead letter says what the queue said", "[sns]") {
  queues.refusals[tests::kQueueArn] = "the queue refused it: InvalidMessageContents: Not so.";
  publish({{"RawMessageDelivery", "true"}});
  REQUIRE(queues.deliveries.size() == 1);
  CHECK(queues.deliveries[0].body == "a");
  CHECK(queues.deliveries[0].attributes.at("ErrorCode").string_value == "InvalidMessageContents");
  CHECK(queues.deliveries[0].attributes.at("ErrorMessage").string_value == "Not so.");
}

TEST_CASE_METHOD(Undelivered, "Delivery: without either queue it is lost", "[sns]") {
  queues.refusals = {{tests::kQueueArn, "the queue does not exist"},
                     {kDeadLetters, "the queue does not exist"}};
  publish({});
  CHECK(queues.deliveries.empty());
  const sim::Event& last = *(journal.events().end() - 2);
  CHECK(last.kind == "sns.undelivered");
  CHECK_THAT(last.data, Catch::Matchers::Contains("and the dead-letter queue: "));
}
