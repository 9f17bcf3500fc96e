#include "fakes/sns/faults.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/call_faults.h"
#include "fakes/sns/operations/publish.h"
#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace {

const std::string kDeadLetters = "arn:aws:sqs:us-west-2:000000000000:dead";
const std::string kRedrive = R"({"deadLetterTargetArn":")" + kDeadLetters + R"("})";

struct SnsFaults : tests::SnsFixture {
  std::string news = topic();

  void add(const aws::FaultKind& kind, aws::FaultRule rule = {}) {
    rule.kind = &kind;
    environment.faults.add(std::move(rule), scheduler.now());
  }
  void publish(const std::string& message) {
    sns::PublishRequest request;
    request.topic_arn = news;
    request.message = message;
    call(request);
  }
  // The texts that came to the queue so far, in their order.
  std::string delivered(const std::string& queue = tests::kQueueArn) const {
    std::string texts;
    for (const auto& delivery : queues.deliveries) {
      if (delivery.queue != queue) continue;
      const auto message = nlohmann::json::parse(delivery.body);
      texts += (texts.empty() ? "" : " ") + message.at("Message").get<std::string>();
    }
    return texts;
  }
  nlohmann::json last(const std::string& kind) const {
    nlohmann::json found;
    for (const sim::Event& event : journal.events()) {
      if (event.kind == kind) found = nlohmann::json::parse(event.data);
    }
    return found;
  }
};

}  // namespace

TEST_CASE_METHOD(SnsFaults, "sns.duplicate: the same notification comes twice", "[sns][faults]") {
  subscribe(news);
  add(sns::kDuplicate, {.of = "news inbox", .number = 2});
  publish("a");
  publish("b");
  CHECK(delivered() == "a b");
  pass(0s);
  CHECK(delivered() == "a b b");
  CHECK(queues.deliveries[1].body == queues.deliveries[2].body);
}

TEST_CASE_METHOD(SnsFaults, "sns.duplicate: the second may come later", "[sns][faults]") {
  subscribe(news);
  add(sns::kDuplicate, {.number = 1, .parameters = {{"by", sim::Duration{20s}.count()}}});
  publish("a");
  pass(19s);
  CHECK(delivered() == "a");
  pass(1s);
  CHECK(delivered() == "a a");
}

TEST_CASE_METHOD(SnsFaults, "sns.late: it comes after what was published later", "[sns][faults]") {
  subscribe(news);
  add(sns::kLate, {.number = 1});
  publish("a");
  publish("b");
  CHECK(delivered() == "b");
  pass(9999ms);
  CHECK(delivered() == "b");
  pass(1ms);
  CHECK(delivered() == "b a");
  // The envelope says when it was published.
  CHECK(nlohmann::json::parse(queues.deliveries[1].body).at("Timestamp") ==
        sim::to_iso8601(scheduler.now() - 10s));
}

TEST_CASE_METHOD(SnsFaults, "sns.late: one subscriber's is late, not the others'",
                 "[sns][faults]") {
  const std::string other = "arn:aws:sqs:us-west-2:000000000000:other";
  subscribe(news);
  subscribe(news, {}, other);
  add(sns::kLate, {.of = "news other"});
  publish("a");
  CHECK(delivered() == "a");
  CHECK(delivered(other).empty());
  pass(10s);
  CHECK(delivered(other) == "a");
}

TEST_CASE_METHOD(SnsFaults, "sns.undelivered: the dead-letter queue gets it", "[sns][faults]") {
  subscribe(news, {{"RedrivePolicy", kRedrive}});
  add(sns::kUndelivered, {.of = "news"});
  publish("a");
  pass(0s);
  CHECK(delivered().empty());
  CHECK(delivered(kDeadLetters) == "a");
  const auto& attributes = queues.deliveries.at(0).attributes;
  CHECK(attributes.at("ErrorCode").string_value == "AccessDenied");
  CHECK(attributes.at("ErrorMessage").data_type == "String");
  CHECK(attributes.contains("RequestID"));
  CHECK(last("sns.undelivered").at("dead_letters") == kDeadLetters);
}

TEST_CASE_METHOD(SnsFaults, "sns.undelivered: a failing service is tried for days",
                 "[sns][faults]") {
  subscribe(news, {{"RedrivePolicy", kRedrive}});
  add(sns::kUndelivered, {.parameters = {{"after", sim::Duration{23 * 24h}.count()}}});
  publish("a");
  pass(23 * 24h - 1s);
  CHECK(queues.deliveries.empty());
  pass(1s);
  CHECK(delivered(kDeadLetters) == "a");
  CHECK(queues.deliveries.at(0).attributes.at("ErrorCode").string_value == "InternalError");
}

TEST_CASE_METHOD(SnsFaults, "sns.undelivered: without a redrive policy it is lost",
                 "[sns][faults]") {
  subscribe(news);
  add(sns::kUndelivered);
  publish("a");
  pass(24h);
  CHECK(queues.deliveries.empty());
  CHECK_FALSE(last("sns.undelivered").contains("dead_letters"));
}

TEST_CASE_METHOD(SnsFaults, "Faults of SNS: what follows is caused by the strike",
                 "[sns][faults]") {
  subscribe(news);
  add(sns::kUndelivered);
  publish("a");
  pass(0s);
  for (const sim::Event& event : journal.events()) {
    if (event.kind != "sns.undelivered") continue;
    CHECK(journal.events().at(event.cause - 1).kind == "fault.struck");
  }
}

TEST_CASE_METHOD(SnsFaults, "aws.throttled: SNS says Throttled, 429", "[sns][faults]") {
  add(aws::kThrottled, {.of = "sns.Publish news"});
  const auto answer = query("sns", "Action=Publish&Version=2010-03-31&Message=a&TopicArn=" + news);
  CHECK(answer.status == 429);
  CHECK_THAT(answer.body, Catch::Matchers::Contains("<Code>Throttled</Code>"));
  CHECK_THAT(answer.body, Catch::Matchers::Contains("<Message>Rate exceeded</Message>"));
}
