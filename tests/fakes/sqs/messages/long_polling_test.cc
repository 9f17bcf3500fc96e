#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: a long poll is woken by a send",
                 "[sqs][ReceiveMessage][long-poll]") {
  const std::string url = make_queue("orders", {{"ReceiveMessageWaitTimeSeconds", "20"}});
  const auto body = R"({"QueueUrl":")" + url + "\"}";
  const auto first = send_json("AmazonSQS.ReceiveMessage", body);
  const auto second = send_json("AmazonSQS.ReceiveMessage", body);
  CHECK_FALSE(first->response());
  REQUIRE(waits.list().size() == 2);
  CHECK(waits.list().front().what == "a message on orders");
  pass(7s);
  send(url, "a");
  pass(0s);
  REQUIRE(first->response());
  CHECK_THAT(first->response()->body, Contains(R"("Body":"a")"));
  CHECK_FALSE(second->response());
  pass(12999ms);
  CHECK_FALSE(second->response());
  pass(1ms);
  REQUIRE(second->response());
  CHECK(second->response()->body == "{}");
  CHECK(waits.empty());
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: a long poll is woken by delay and visibility",
                 "[sqs][ReceiveMessage][long-poll]") {
  const std::string url = make_queue("orders", {{"DelaySeconds", "5"}, {"VisibilityTimeout", "4"}});
  send(url, "a");
  const auto body = R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})";
  const auto first = send_json("AmazonSQS.ReceiveMessage", body);
  const auto second = send_json("AmazonSQS.ReceiveMessage", body);
  pass(5s);
  CHECK(first->response());
  CHECK_FALSE(second->response());
  pass(4s);
  CHECK(second->response());
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: who hangs up gets no message",
                 "[sqs][ReceiveMessage][long-poll]") {
  const std::string url = make_queue("orders");
  const auto gone = send_json("AmazonSQS.ReceiveMessage",
                              R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})");
  gone->hang_up();
  CHECK(waits.empty());
  send(url, "a");
  pass(0s);
  CHECK(counts(url) == "1/0/0");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: woken receives are caused by their own call",
                 "[sqs][ReceiveMessage][long-poll]") {
  const std::string url = make_queue("orders");
  send_json("AmazonSQS.ReceiveMessage", R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})");
  const auto call_event = journal.events().back().sequence;
  send(url, "a");
  pass(0s);
  const auto& received = *(journal.events().rbegin() + 1);
  CHECK(received.kind == "sqs.received");
  CHECK(received.cause == call_event);
  CHECK(received.data == R"({"queue":"orders","receives":1,"receiver":"client","hidden_s":30})");
}
