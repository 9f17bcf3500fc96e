#include "fakes/sqs/operations/cancel_message_move_task.h"

#include "fakes/aws/base64.h"
#include "fakes/sqs/operations/list_message_move_tasks.h"
#include "fakes/sqs/operations/start_message_move_task.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::error_message;

TEST_CASE_METHOD(tests::SqsStage, "CancelMessageMoveTask: stops before the next message",
                 "[sqs][CancelMessageMoveTask]") {
  const Pair queues = make_pair("orders", 1);
  for (const char* body : {"a", "b", "c"}) send(queues.dlq, body);
  sqs::StartMessageMoveTaskRequest start;
  start.source_arn = arn("orders-dlq");
  start.destination_arn = arn("orders");
  start.max_number_of_messages_per_second = 1;
  const std::string handle = call(start).task_handle;
  pass(1500ms);
  const std::string body = R"({"TaskHandle":")" + handle + "\"}";
  CHECK(json("AmazonSQS.CancelMessageMoveTask", body).body ==
        R"({"ApproximateNumberOfMessagesMoved":1})");
  sqs::ListMessageMoveTasksRequest list;
  list.source_arn = start.source_arn;
  CHECK(call(list).results.at(0).status == "CANCELLING");
  pass(5s);
  CHECK(call(list).results.at(0).status == "CANCELLED");
  CHECK(call(list).results.at(0).approximate_number_of_messages_moved == 1);
  CHECK(counts(queues.dlq) == "2/0/0");
  CHECK(json("AmazonSQS.CancelMessageMoveTask", body).status == 404);
}

TEST_CASE_METHOD(tests::SqsStage, "CancelMessageMoveTask: handles that are none",
                 "[sqs][CancelMessageMoveTask]") {
  make_queue("orders");
  const auto cancelling = [&](std::string handle) {
    sqs::CancelMessageMoveTaskRequest request;
    request.task_handle = std::move(handle);
    return error_message([&] { call(request); });
  };
  const auto handle = [](const std::string& source) {
    return aws::base64_encode(R"({"taskId":"x","sourceArn":")" + source + "\"}");
  };
  for (const char* text : {"*", "", "aGVsbG8="}) {
    CHECK(cancelling(text) == "Value for parameter TaskHandle is invalid.");
  }
  CHECK(cancelling(handle(arn("nowhere"))) ==
        "The resource that you specified for the SourceArn parameter doesn't exist.");
  CHECK(cancelling(handle(arn("orders"))) == "Task does not exist.");
}
