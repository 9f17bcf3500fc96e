#include "fakes/sqs/operations/change_message_visibility.h"
#include "fakes/sqs/operations/purge_queue.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::error_message;

namespace {

const std::string kNotRetryable =
    "Value try for parameter ReceiveRequestAttemptId is invalid. Reason: The "
    "receiveRequestAttemptId is not valid anymore since the receive call is not retryable.";

struct ReceiveAttemptsStage : tests::SqsStage {
  std::string url = make_fifo("orders");

  // Receives up to ten messages with a visibility timeout.
  std::vector<sqs::ReceivedMessage> attempt(const std::string& id = "try", int seconds = 30) {
    sqs::ReceiveMessageRequest request;
    request.queue_url = url;
    request.max_number_of_messages = 10;
    request.visibility_timeout = seconds;
    request.receive_request_attempt_id = id;
    return call(request).messages;
  }
  void hide(const std::string& handle, int seconds) {
    sqs::ChangeMessageVisibilityRequest request;
    request.queue_url = url;
    request.receipt_handle = handle;
    request.visibility_timeout = seconds;
    call(request);
  }
};

}  // namespace

TEST_CASE_METHOD(ReceiveAttemptsStage,
                 "ReceiveMessage: a receive that is repeated gives the same messages and handles",
                 "[sqs][ReceiveMessage][attempt]") {
  send_fifo(url, "a", "g");
  send_fifo(url, "b", "h");
  const auto first = attempt();
  REQUIRE(first.size() == 2);
  send_fifo(url, "c", "i");
  const auto again = attempt();
  REQUIRE(again.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(again[i].body == first[i].body);
    CHECK(again[i].receipt_handle == first[i].receipt_handle);
    CHECK(again[i].md5_of_body == first[i].md5_of_body);
  }
  const auto other = attempt("other");
  REQUIRE(other.size() == 1);
  CHECK(other[0].body == "c");
}

TEST_CASE_METHOD(ReceiveAttemptsStage,
                 "ReceiveMessage: a receive that is repeated begins the visibility timeout anew",
                 "[sqs][ReceiveMessage][attempt]") {
  send_fifo(url, "a", "g");
  attempt("try", 30);
  pass(20s);
  const auto again = attempt("try", 30);
  REQUIRE(again.size() == 1);
  pass(29s);
  CHECK(receive(url).empty());
  remove(url, again[0].receipt_handle);
  CHECK(counts(url) == "0/0/0");
}

TEST_CASE_METHOD(ReceiveAttemptsStage,
                 "ReceiveMessage: once the visibility timeout is over, the id is a new receive's",
                 "[sqs][ReceiveMessage][attempt]") {
  send_fifo(url, "a", "g");
  const auto first = attempt("try", 10);
  pass(10s);
  const auto anew = attempt("try", 10);
  REQUIRE(anew.size() == 1);
  CHECK(anew[0].receipt_handle != first[0].receipt_handle);
  CHECK(attempt("try", 10)[0].receipt_handle == anew[0].receipt_handle);
}

TEST_CASE_METHOD(ReceiveAttemptsStage, "ReceiveMessage: an id is good for five minutes",
                 "[sqs][ReceiveMessage][attempt]") {
  send_fifo(url, "a", "g");
  attempt("try", 1000);
  pass(299s);
  CHECK(attempt("try", 1000).size() == 1);
  pass(1s);
  CHECK(attempt("try", 1000).empty());
}

TEST_CASE_METHOD(ReceiveAttemptsStage,
                 "ReceiveMessage: a receive whose messages were changed cannot be repeated",
                 "[sqs][ReceiveMessage][attempt]") {
  send_fifo(url, "a", "g");
  send_fifo(url, "b", "h");
  const auto messages = attempt();
  SECTION("deleted") { remove(url, messages[1].receipt_handle); }
  SECTION("kept for longer") { hide(messages[0].receipt_handle, 100); }
  SECTION("given back") { hide(messages[0].receipt_handle, 0); }
  SECTION("purged") {
    sqs::PurgeQueueRequest request;
    request.queue_url = url;
    call(request);
  }
  CHECK(error_message([&] { attempt(); }) == kNotRetryable);
  CHECK_NOTHROW(attempt("other"));
}

TEST_CASE_METHOD(ReceiveAttemptsStage, "ReceiveMessage: an empty receive is not kept",
                 "[sqs][ReceiveMessage][attempt]") {
  CHECK(attempt().empty());
  send_fifo(url, "a", "g");
  CHECK(attempt().size() == 1);
}

TEST_CASE_METHOD(ReceiveAttemptsStage,
                 "ReceiveMessage: two long polls with one id get the same messages",
                 "[sqs][ReceiveMessage][attempt]") {
  const std::string body =
      R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20,"ReceiveRequestAttemptId":"try"})";
  const auto waiting = send_json("AmazonSQS.ReceiveMessage", body);
  const auto too = send_json("AmazonSQS.ReceiveMessage", body);
  send_fifo(url, "a", "g");
  pass(0s);
  REQUIRE(waiting->response());
  REQUIRE(too->response());
  CHECK(too->response()->body == waiting->response()->body);
}

TEST_CASE_METHOD(ReceiveAttemptsStage, "ReceiveMessage: what an id may be made of",
                 "[sqs][ReceiveMessage][attempt]") {
  CHECK(error_message([&] { attempt("a b"); }) ==
        "Value a b for parameter ReceiveRequestAttemptId is invalid. Reason: "
        "ReceiveRequestAttemptId can only include alphanumeric and punctuation characters. 1 to "
        "128 in length.");
}

TEST_CASE_METHOD(ReceiveAttemptsStage, "ReceiveMessage: a standard queue ignores the id",
                 "[sqs][ReceiveMessage][attempt]") {
  url = make_queue("standard");
  send(url, "a");
  send(url, "b");
  CHECK(attempt("a b").size() == 2);
  CHECK(attempt("a b").empty());
}

TEST_CASE_METHOD(ReceiveAttemptsStage, "ReceiveMessage: attempts are found again in the store",
                 "[sqs][ReceiveMessage][attempt]") {
  send_fifo(url, "a", "g");
  const auto first = attempt();
  sqs::Sqs again{environment};
  sqs::Queue& queue = *again.queues().find_arn(arn("orders.fifo"));
  const auto found = again.receive_attempts().find(queue, "try", environment.now());
  REQUIRE(found);
  CHECK(found->given.size() == first.size());
}
