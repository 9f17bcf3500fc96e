#include "fakes/sqs/operations/change_message_visibility_batch.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::error_code;

TEST_CASE_METHOD(tests::SqsStage, "ChangeMessageVisibilityBatch: each entry alone",
                 "[sqs][ChangeMessageVisibilityBatch]") {
  const std::string url = make_queue("orders");
  for (const char* body : {"a", "b"}) send(url, body);
  const auto messages = receive(url, 10);
  sqs::ChangeMessageVisibilityBatchRequest request;
  request.queue_url = url;
  request.entries = {{"one", messages.at(0).receipt_handle, 0},
                     {"two", messages.at(1).receipt_handle, 43201},
                     {"three", messages.at(1).receipt_handle, {}},
                     {"four", "dummy", 0}};
  const auto answer = call(request);
  REQUIRE(answer.successful.size() == 1);
  CHECK(answer.successful[0].id == "one");
  REQUIRE(answer.failed.size() == 3);
  CHECK(answer.failed[0].code == "InvalidParameterValue");
  CHECK(answer.failed[1].code == "MissingParameter");
  CHECK(answer.failed[2].code == "ReceiptHandleIsInvalid");
  CHECK(counts(url) == "1/1/0");
}

TEST_CASE_METHOD(tests::SqsStage, "ChangeMessageVisibilityBatch: over the wire and as a whole",
                 "[sqs][ChangeMessageVisibilityBatch]") {
  const std::string url = make_queue("orders");
  CHECK_THAT(query("sqs",
                   "Action=ChangeMessageVisibilityBatch&Version=2012-11-05"
                   "&ChangeMessageVisibilityBatchRequestEntry.1.Id=a"
                   "&ChangeMessageVisibilityBatchRequestEntry.1.ReceiptHandle=x"
                   "&ChangeMessageVisibilityBatchRequestEntry.1.VisibilityTimeout=1&QueueUrl=" +
                       url)
                 .body,
             Contains("<ChangeMessageVisibilityBatchResult><BatchResultErrorEntry><Id>a</Id>"));
  const auto empty = json("AmazonSQS.ChangeMessageVisibilityBatch",
                          R"({"QueueUrl":")" + url + R"(","Entries":[]})");
  CHECK_THAT(empty.body, Contains("com.amazonaws.sqs#EmptyBatchRequest"));
  sqs::ChangeMessageVisibilityBatchRequest many;
  many.queue_url = url;
  many.entries.resize(11);
  CHECK(error_code([&] { call(many); }) == "TooManyEntriesInBatchRequest");
}
