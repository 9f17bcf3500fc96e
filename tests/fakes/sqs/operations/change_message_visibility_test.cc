#include "fakes/sqs/operations/change_message_visibility.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::error_message;

namespace {

struct ChangeMessageVisibilityFixture : tests::SqsStage {
  void change(const std::string& url, const std::string& handle, int seconds) {
    sqs::ChangeMessageVisibilityRequest request;
    request.queue_url = url;
    request.receipt_handle = handle;
    request.visibility_timeout = seconds;
    call(request);
  }
};

}  // namespace

TEST_CASE_METHOD(ChangeMessageVisibilityFixture,
                 "ChangeMessageVisibility: longer, shorter, and none",
                 "[sqs][ChangeMessageVisibility]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  auto handle = receive_one(url).receipt_handle;
  pass(20s);
  change(url, handle, 60);
  pass(59999ms);
  CHECK(receive(url).empty());
  pass(1ms);
  handle = receive_one(url).receipt_handle;
  change(url, handle, 5);
  pass(5s);
  handle = receive_one(url).receipt_handle;
  const auto waiting = send_json("AmazonSQS.ReceiveMessage",
                                 R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})");
  change(url, handle, 0);
  pass(0s);
  CHECK(waiting->response());
  CHECK(events("sqs.hidden").at(0) ==
        R"({"queue":"orders","receives":1,"seconds":60,"by":"test"})");
  CHECK(events("sqs.shown").back() ==
        R"({"queue":"orders","receives":3,"reason":"visibility set to 0"})");
}

TEST_CASE_METHOD(ChangeMessageVisibilityFixture, "ChangeMessageVisibility: over the wire",
                 "[sqs][ChangeMessageVisibility]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  const auto handle = receive_one(url).receipt_handle;
  const std::string prefix = R"({"QueueUrl":")" + url + R"(","ReceiptHandle":")" + handle + "\"";
  CHECK(json("AmazonSQS.ChangeMessageVisibility", prefix + R"(,"VisibilityTimeout":0})").status ==
        200);
  CHECK(counts(url) == "1/0/0");
  CHECK_THAT(json("AmazonSQS.ChangeMessageVisibility", prefix + "}").body,
             Contains("The request must contain the parameter VisibilityTimeout."));
  CHECK_THAT(query("sqs",
                   "Action=ChangeMessageVisibility&Version=2012-11-05&VisibilityTimeout=1"
                   "&ReceiptHandle=x&QueueUrl=" +
                       url)
                 .body,
             Contains("<Code>ReceiptHandleIsInvalid</Code>"));
}

TEST_CASE_METHOD(ChangeMessageVisibilityFixture,
                 "ChangeMessageVisibility: twelve hours from the receive, no more",
                 "[sqs][ChangeMessageVisibility]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  const auto handle = receive_one(url).receipt_handle;
  change(url, handle, 43200);
  pass(1s);
  CHECK(error_message([&] { change(url, handle, 43200); }) ==
        "Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout "
        "for the message is beyond the limit [43200 seconds]");
  change(url, handle, 43199);
  for (const int bad : {-1, 43201}) {
    CHECK_THAT(error_message([&] { change(url, handle, bad); }),
               Contains("for parameter VisibilityTimeout is invalid"));
  }
}

TEST_CASE_METHOD(ChangeMessageVisibilityFixture,
                 "ChangeMessageVisibility: any handle of a message that is still there",
                 "[sqs][ChangeMessageVisibility]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  const auto first = receive_one(url).receipt_handle;
  pass(30s);
  // Visible again, and hidden by its latest handle.
  change(url, first, 10);
  CHECK(counts(url) == "0/1/0");
  pass(10s);
  const auto second = receive_one(url).receipt_handle;
  change(url, first, 0);
  CHECK(counts(url) == "1/0/0");
  change(url, first, 20);
  CHECK(counts(url) == "0/1/0");
  remove(url, second);
  for (const std::string& handle : {first, second}) {
    CHECK(error_message([&] { change(url, handle, 0); }) ==
          "Value " + handle +
              " for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not "
              "available for visibility timeout change.");
  }
}

TEST_CASE_METHOD(ChangeMessageVisibilityFixture,
                 "ChangeMessageVisibility: a FIFO queue's handle expires",
                 "[sqs][ChangeMessageVisibility][fifo]") {
  const std::string url = make_fifo("orders");
  send_fifo(url, "a", "g");
  const auto handle = receive_one(url).receipt_handle;
  change(url, handle, 60);
  pass(60s);
  CHECK_THAT(error_message([&] { change(url, handle, 60); }),
             Contains("Reason: The receipt handle has expired."));
}
