#include "fakes/sqs/operations/delete_queue.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: too many receives lead to the dead letters",
                 "[sqs][ReceiveMessage][dlq]") {
  const Pair queues = make_pair("orders", 3);
  const auto sent = send(queues.url, "poison");
  for (int i = 1; i <= 3; ++i) {
    CHECK(receive_one(queues.url).attributes.at("ApproximateReceiveCount") == std::to_string(i));
    pass(30s);
  }
  const auto waiting = send_json("AmazonSQS.ReceiveMessage",
                                 R"({"QueueUrl":")" + queues.dlq + R"(","WaitTimeSeconds":20})");
  CHECK(counts(queues.dlq) == "0/0/0");
  CHECK(receive(queues.url).empty());
  CHECK(counts(queues.url) == "0/0/0");
  pass(0s);
  REQUIRE(waiting->response());
  CHECK_THAT(waiting->response()->body, Contains(sent.message_id));
  pass(30s);
  const auto dead = receive_one(queues.dlq);
  CHECK(dead.message_id == sent.message_id);
  CHECK(dead.attributes.at("SentTimestamp") == "1767603600000");
  CHECK(dead.attributes.at("ApproximateReceiveCount") == "5");
  CHECK(dead.attributes.at("DeadLetterQueueSourceArn") == arn("orders"));
  CHECK(events("sqs.moved").at(0) ==
        R"({"queue":"orders","to":"orders-dlq","reason":"maxReceiveCount","receives":3})");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: dead letters do not count as received",
                 "[sqs][ReceiveMessage][dlq]") {
  const Pair queues = make_pair("orders", 1);
  send(queues.url, "poison");
  receive(queues.url);
  pass(30s);
  send(queues.url, "good");
  CHECK(receive_bodies(queues.url, 1) == "good");
  CHECK(counts(queues.dlq) == "1/0/0");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: a standard dead letter ages from its first send",
                 "[sqs][ReceiveMessage][dlq]") {
  const Pair queues = make_pair("orders", 1);
  send(queues.url, "poison");
  receive(queues.url, 1, 43200);
  pass(48h);
  receive(queues.url);
  CHECK(counts(queues.dlq) == "1/0/0");
  pass(48h - 1ms);
  CHECK(counts(queues.dlq) == "1/0/0");
  pass(1ms);
  CHECK(counts(queues.dlq) == "0/0/0");
  CHECK(events("sqs.expired").size() == 1);
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: a FIFO dead letter keeps its group, not its age",
                 "[sqs][ReceiveMessage][dlq][fifo]") {
  const std::string dlq = make_fifo("dead");
  const std::string url = make_queue(
      "orders.fifo", {{"FifoQueue", "true"},
                      {"ContentBasedDeduplication", "true"},
                      {"RedrivePolicy", R"({"deadLetterTargetArn":")" + arn("dead.fifo") +
                                            R"(","maxReceiveCount":"1"})"}});
  send_fifo(url, "a1", "a");
  send_fifo(url, "a2", "a");
  receive(url);
  pass(30s);
  // The next of the group follows in the same receive.
  CHECK(receive_bodies(url, 1) == "a2");
  const auto dead = receive_one(dlq);
  CHECK(dead.body == "a1");
  CHECK(dead.attributes.at("MessageGroupId") == "a");
  CHECK(dead.attributes.at("SentTimestamp") == "1767603630000");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: without its dead-letter queue it just delivers",
                 "[sqs][ReceiveMessage][dlq]") {
  const Pair queues = make_pair("orders", 1);
  sqs::DeleteQueueRequest request;
  request.queue_url = queues.dlq;
  call(request);
  send(queues.url, "a");
  receive(queues.url);
  pass(30s);
  CHECK(receive_bodies(queues.url) == "a");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: a queue may be its own dead-letter queue",
                 "[sqs][ReceiveMessage][dlq]") {
  for (const char* name : {"loop", "loop.fifo"}) {
    Attributes attributes = {
        {"RedrivePolicy", R"({"deadLetterTargetArn":")" + arn(name) + R"(","maxReceiveCount":1})"}};
    if (std::string_view{name}.ends_with(".fifo")) {
      attributes["FifoQueue"] = attributes["ContentBasedDeduplication"] = "true";
    }
    const std::string url = make_queue(name, attributes);
    send_fifo(url, "a", "g");
    CHECK(receive_bodies(url) == "a");
    pass(30s);
    CHECK(receive_bodies(url).empty());
    CHECK(counts(url) == "1/0/0");
  }
}
