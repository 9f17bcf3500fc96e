#include "fakes/sqs/operations/delete_message.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::error_code;
using tests::error_message;

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessage: the message is gone, and again is no error",
                 "[sqs][DeleteMessage]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  const auto handle = receive_one(url).receipt_handle;
  const auto answer = json("AmazonSQS.DeleteMessage",
                           R"({"QueueUrl":")" + url + R"(","ReceiptHandle":")" + handle + "\"}");
  CHECK(answer.status == 200);
  CHECK(counts(url) == "0/0/0");
  CHECK(scheduler.empty());
  CHECK(error_code([&] { remove(url, handle); }).empty());
  pass(30s);
  CHECK(receive(url).empty());
  CHECK(events("sqs.deleted").at(0) == R"({"queue":"orders","receives":1,"by":"client"})");
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessage: in the Query protocol", "[sqs][DeleteMessage]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  std::string handle;
  for (const char c : receive_one(url).receipt_handle) {
    handle += c == '+' ? std::string("%2B") : c == '=' ? std::string("%3D") : std::string(1, c);
  }
  const auto answer = query("sqs", "Action=DeleteMessage&Version=2012-11-05&QueueUrl=" + url +
                                       "&ReceiptHandle=" + handle);
  CHECK(answer.status == 200);
  CHECK_THAT(answer.body, Contains("<DeleteMessageResponse"));
  CHECK(counts(url) == "0/0/0");
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessage: handles that are none", "[sqs][DeleteMessage]") {
  const std::string url = make_queue("orders");
  const std::string other = make_queue("other");
  send(url, "a");
  const auto handle = receive_one(url).receipt_handle;
  std::string forged = handle;
  forged[20] = forged[20] == 'A' ? 'B' : 'A';
  for (const std::string& wrong : {std::string("dummy"), forged, handle + "AAAA"}) {
    CHECK(error_message([&] { remove(url, wrong); }) ==
          "The input receipt handle \"" + wrong + "\" is not a valid receipt handle.");
  }
  CHECK(error_code([&] { remove(other, handle); }) == "ReceiptHandleIsInvalid");
  CHECK(error_message([&] { remove(other, handle); }) ==
        "The receipt handle \"" + handle + "\" is not valid for this queue.");
  const auto answer =
      json("AmazonSQS.DeleteMessage", R"({"QueueUrl":")" + url + R"(","ReceiptHandle":"dummy"})");
  CHECK(answer.status == 404);
  CHECK_THAT(answer.body, Contains("com.amazonaws.sqs#ReceiptHandleIsInvalid"));
  CHECK_THAT(json("AmazonSQS.DeleteMessage", R"({"QueueUrl":")" + url + "\"}").body,
             Contains("The request must contain the parameter ReceiptHandle."));
  CHECK(counts(url) == "0/1/0");
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessage: only the latest handle deletes",
                 "[sqs][DeleteMessage]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  const auto first = receive_one(url).receipt_handle;
  pass(30s);
  const auto second = receive_one(url).receipt_handle;
  CHECK(error_code([&] { remove(url, first); }).empty());
  CHECK(counts(url) == "0/1/0");
  pass(30s);
  // Visible again, and still its latest handle.
  remove(url, second);
  CHECK(counts(url) == "0/0/0");
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessage: a FIFO queue's handle expires",
                 "[sqs][DeleteMessage][fifo]") {
  const std::string url = make_fifo("orders");
  send_fifo(url, "a", "g");
  const auto handle = receive_one(url).receipt_handle;
  pass(30s);
  CHECK(error_message([&] { remove(url, handle); }) ==
        "Value " + handle +
            " for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.");
  const auto latest = receive_one(url).receipt_handle;
  CHECK(error_code([&] { remove(url, handle); }) == "InvalidParameterValueException");
  remove(url, latest);
  CHECK(error_code([&] { remove(url, latest); }).empty());
}
