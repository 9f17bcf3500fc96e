#include "fakes/sqs/operations/start_message_move_task.h"

#include "fakes/sqs/operations/delete_queue.h"
#include "fakes/sqs/operations/list_message_move_tasks.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::error_message;

namespace {

struct StartMessageMoveTaskFixture : tests::SqsStage {
  Pair queues = make_pair("orders", 1);

  // Sends a message and lets it end in the dead-letter queue.
  void poison(const std::string& body) {
    send(queues.url, body);
    receive(queues.url);
    pass(30s);
    receive(queues.url);
  }
  std::string start(const std::string& destination = {}, int per_second = 0) {
    sqs::StartMessageMoveTaskRequest request;
    request.source_arn = arn("orders-dlq");
    request.destination_arn = destination;
    if (per_second != 0) request.max_number_of_messages_per_second = per_second;
    return call(request).task_handle;
  }
  sqs::ListMessageMoveTasksResultEntry task() {
    sqs::ListMessageMoveTasksRequest request;
    request.source_arn = arn("orders-dlq");
    return call(request).results.at(0);
  }
};

}  // namespace

TEST_CASE_METHOD(StartMessageMoveTaskFixture,
                 "StartMessageMoveTask: each message goes back where it came from",
                 "[sqs][StartMessageMoveTask]") {
  poison("a");
  poison("b");
  CHECK(counts(queues.dlq) == "2/0/0");
  const std::string old_id = sqs.peek(arn("orders-dlq"), 1).at(0).id;
  const auto waiting = send_json("AmazonSQS.ReceiveMessage",
                                 R"({"QueueUrl":")" + queues.url + R"(","WaitTimeSeconds":20})");
  CHECK_FALSE(start().empty());
  CHECK(counts(queues.dlq) == "2/0/0");
  CHECK(task().status == "RUNNING");
  pass(1s);
  REQUIRE(waiting->response());
  CHECK(counts(queues.dlq) == "0/0/0");
  CHECK(task().status == "COMPLETED");
  CHECK(task().approximate_number_of_messages_moved == 2);
  // They are new messages.
  const auto back = receive_one(queues.url);
  CHECK(back.body == "b");
  CHECK(back.attributes.at("ApproximateReceiveCount") == "1");
  CHECK_FALSE(back.attributes.contains("DeadLetterQueueSourceArn"));
  CHECK(back.attributes.at("SentTimestamp") > "1767603660000");
  const std::string moved = events("sqs.moved").at(2);
  CHECK_THAT(moved, Contains(R"("queue":"orders-dlq","to":"orders","reason":"move task")"));
  CHECK_THAT(moved, !Contains(old_id));
  CHECK(events("sqs.move_task").size() == 1);
}

TEST_CASE_METHOD(StartMessageMoveTaskFixture,
                 "StartMessageMoveTask: to another queue, so many a second",
                 "[sqs][StartMessageMoveTask]") {
  const std::string other = make_queue("other");
  for (const char* body : {"a", "b", "c"}) send(queues.dlq, body);
  start(arn("other"), 2);
  pass(499ms);
  CHECK(counts(other) == "0/0/0");
  pass(1ms);
  CHECK(counts(other) == "1/0/0");
  pass(500ms);
  CHECK(counts(other) == "2/0/0");
  // What comes later is not its matter.
  send(queues.dlq, "late");
  pass(2s);
  CHECK(receive_bodies(other) == "a b c");
  CHECK(counts(queues.dlq) == "1/0/0");
  CHECK(task().status == "COMPLETED");
}

TEST_CASE_METHOD(StartMessageMoveTaskFixture,
                 "StartMessageMoveTask: the oldest first, whenever it became visible",
                 "[sqs][StartMessageMoveTask]") {
  const std::string other = make_queue("other");
  for (const char* body : {"a", "b", "c", "d"}) send(queues.dlq, body);
  receive_one(queues.dlq);
  pass(30s);
  CHECK(sqs.find_queue(arn("orders-dlq"))->visible == 4);
  receive_one(queues.dlq);  // "b", which comes back after the others were moved
  start(arn("other"), 1);
  pass(29s);
  CHECK(receive_bodies(other) == "a c d");
  CHECK(task().status == "COMPLETED");
  CHECK(counts(queues.dlq) == "0/1/0");
}

TEST_CASE_METHOD(StartMessageMoveTaskFixture,
                 "StartMessageMoveTask: what comes back while others are moved is moved, too",
                 "[sqs][StartMessageMoveTask]") {
  const std::string other = make_queue("other");
  for (const char* body : {"a", "b", "c"}) send(queues.dlq, body);
  receive_one(queues.dlq);
  pass(27s);
  start(arn("other"), 1);
  pass(10s);
  CHECK(receive_bodies(other) == "b c a");
  CHECK(task().status == "COMPLETED");
}

TEST_CASE_METHOD(StartMessageMoveTaskFixture, "StartMessageMoveTask: what cannot be started",
                 "[sqs][StartMessageMoveTask]") {
  const auto starting = [&](const std::string& source, const std::string& destination) {
    return json(
        "AmazonSQS.StartMessageMoveTask",
        R"({"SourceArn":")" + source + "\"" +
            (destination.empty() ? std::string() : R"(,"DestinationArn":")" + destination + "\"") +
            "}");
  };
  CHECK_THAT(starting(arn("orders"), "").body,
             Contains("Source queue must be configured as a Dead Letter Queue."));
  const auto nowhere = starting(arn("nowhere"), "");
  CHECK(nowhere.status == 404);
  CHECK_THAT(nowhere.body, Contains("com.amazonaws.sqs#ResourceNotFoundException") &&
                               Contains("The resource that you specified for the SourceArn "
                                        "parameter doesn't exist."));
  CHECK_THAT(starting(arn("orders-dlq"), arn("nowhere")).body,
             Contains("The resource that you specified for the DestinationArn parameter doesn't "
                      "exist."));
  CHECK_THAT(starting("x", "").body, Contains("You must use this format to specify the SourceArn"));
  CHECK_THAT(starting(arn("orders-dlq"), arn("orders-dlq")).body, Contains("cannot be same"));
  start();
  CHECK(error_message([&] { start(); }) ==
        "There is already a task running. Only one active task is allowed for a source queue arn "
        "at a given time.");
  pass(1s);
  CHECK(error_message([&] { start(); }).empty());
  pass(1s);
  CHECK_THAT(error_message([&] { start({}, 501); }), Contains("MaxNumberOfMessagesPerSecond"));
}

TEST_CASE_METHOD(StartMessageMoveTaskFixture, "StartMessageMoveTask: a task may fail",
                 "[sqs][StartMessageMoveTask]") {
  send(queues.dlq, "sent here directly");
  start();
  pass(1s);
  CHECK(task().status == "FAILED");
  CHECK(task().failure_reason == "CouldNotDetermineMessageSource");
  make_queue("other");
  start(arn("other"), 1);
  sqs::DeleteQueueRequest request;
  request.queue_url = "/000000000000/other";
  call(request);
  pass(1s);
  CHECK(task().status == "FAILED");
  CHECK(task().failure_reason == "AWS.SimpleQueueService.NonExistentQueue");
  CHECK(counts(queues.dlq) == "1/0/0");
}
