#include "fakes/sqs/operations/delete_queue.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

sqs::DeleteQueueRequest deleting(const std::string& url) {
  sqs::DeleteQueueRequest request;
  request.queue_url = url;
  return request;
}

}  // namespace

TEST_CASE_METHOD(tests::SqsStage, "DeleteQueue: the queue and its messages are gone",
                 "[sqs][DeleteQueue]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  const auto handle = receive_one(url).receipt_handle;
  CHECK(json("AmazonSQS.DeleteQueue", R"({"QueueUrl":")" + url + "\"}").status == 200);
  CHECK(tests::error_code([&] { send(url, "b"); }) == "QueueDoesNotExist");
  CHECK(tests::error_code([&] { call(deleting(url)); }) == "QueueDoesNotExist");
  CHECK(sqs.list_queues().empty());
  CHECK(scheduler.empty());
  pass(60s);
  // A new queue of the same name is another one.
  CHECK(make_queue("orders") == url);
  CHECK(counts(url) == "0/0/0");
  CHECK(tests::error_code([&] { remove(url, handle); }) == "ReceiptHandleIsInvalid");
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteQueue: in the Query protocol the answer is empty",
                 "[sqs][DeleteQueue]") {
  const auto answer =
      query("sqs", "Action=DeleteQueue&Version=2012-11-05&QueueUrl=" + make_queue("orders"));
  CHECK(answer.status == 200);
  CHECK_THAT(answer.body, Contains("<DeleteQueueResponse xmlns=\"http://queue.amazonaws.com/doc/"
                                   "2012-11-05/\"><ResponseMetadata><RequestId>"));
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteQueue: only the owner may", "[sqs][DeleteQueue]") {
  const std::string url = make_queue("orders");
  aws::Caller stranger = caller();
  stranger.account = "123456789012";
  aws::Client strangers_client{dispatcher, scheduler, stranger};
  const auto request = deleting(url);
  CHECK(tests::error_code([&] { strangers_client.now(request); }) == "AccessDeniedException");
  CHECK(sqs.list_queues().size() == 1);
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteQueue: who waits for a message is told",
                 "[sqs][DeleteQueue]") {
  const std::string url = make_queue("orders");
  const auto waiting = send_json("AmazonSQS.ReceiveMessage",
                                 R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})");
  CHECK_FALSE(waiting->response());
  call(deleting(url));
  REQUIRE(waiting->response());
  CHECK_THAT(waiting->response()->body, Contains("QueueDoesNotExist"));
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteQueue: names are remembered only as long as they rest",
                 "[sqs][DeleteQueue]") {
  sim::Statement& held = environment.store.prepare("SELECT COUNT(*) FROM sqs_deleted_queue");
  std::int64_t most = 0;
  for (int i = 0; i < 100; ++i) {
    call(deleting(make_queue("q" + std::to_string(i))));
    held.bind();
    REQUIRE(held.step());
    most = std::max(most, held.integer(0));
    held.reset();
    pass(10s);
  }
  CHECK(most == 6);
}
