#include "fakes/sqs/operations/delete_message_batch.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using tests::error_code;

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessageBatch: each entry succeeds or fails alone",
                 "[sqs][DeleteMessageBatch]") {
  const std::string url = make_queue("orders");
  for (const char* body : {"a", "b", "c"}) send(url, body);
  const auto messages = receive(url, 10);
  sqs::DeleteMessageBatchRequest request;
  request.queue_url = url;
  request.entries = {{"id-1", messages.at(0).receipt_handle},
                     {"id-2", "dummy"},
                     {"id-3", messages.at(2).receipt_handle},
                     {"id-4", " "}};
  const auto answer = call(request);
  REQUIRE(answer.successful.size() == 2);
  CHECK(answer.successful[1].id == "id-3");
  REQUIRE(answer.failed.size() == 2);
  CHECK(answer.failed[0].id == "id-2");
  CHECK(answer.failed[0].code == "ReceiptHandleIsInvalid");
  CHECK(answer.failed[0].sender_fault);
  CHECK(answer.failed[1].code == "MissingParameter");
  CHECK(counts(url) == "0/1/0");
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessageBatch: over the wire",
                 "[sqs][DeleteMessageBatch]") {
  const std::string url = make_queue("orders");
  CHECK(json("AmazonSQS.DeleteMessageBatch",
             R"({"QueueUrl":")" + url + R"(","Entries":[{"Id":"a","ReceiptHandle":"x"}]})")
            .body ==
        R"({"Failed":[{"Id":"a","SenderFault":true,"Code":"ReceiptHandleIsInvalid","Message":)"
        R"("The input receipt handle \"x\" is not a valid receipt handle."}]})");
  CHECK_THAT(query("sqs",
                   "Action=DeleteMessageBatch&Version=2012-11-05"
                   "&DeleteMessageBatchRequestEntry.1.Id=a"
                   "&DeleteMessageBatchRequestEntry.1.ReceiptHandle=x&QueueUrl=" +
                       url)
                 .body,
             Contains("<DeleteMessageBatchResult><BatchResultErrorEntry><Id>a</Id>"));
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessageBatch: a handle of another queue fails alone",
                 "[sqs][DeleteMessageBatch]") {
  const std::string url = make_queue("orders");
  const std::string other = make_queue("other");
  send(url, "a");
  send(other, "b");
  const auto own = receive_one(url).receipt_handle;
  const auto foreign = receive_one(other).receipt_handle;
  sqs::DeleteMessageBatchRequest request;
  request.queue_url = url;
  request.entries = {{"own", own}, {"foreign", foreign}};
  const auto response = call(request);
  REQUIRE(response.successful.size() == 1);
  REQUIRE(response.failed.size() == 1);
  CHECK(response.failed[0].id == "foreign");
  CHECK(response.failed[0].code == "ReceiptHandleIsInvalid");
  CHECK(response.failed[0].message ==
        "The receipt handle \"" + foreign + "\" is not valid for this queue.");
  CHECK(counts(other) == "0/1/0");
}

TEST_CASE_METHOD(tests::SqsStage, "DeleteMessageBatch: rules for the whole batch",
                 "[sqs][DeleteMessageBatch]") {
  sqs::DeleteMessageBatchRequest request;
  request.queue_url = make_queue("orders");
  CHECK(tests::error_message([&] { call(request); }) ==
        "There should be at least one DeleteMessageBatchRequestEntry in the request.");
  request.entries.resize(11);
  CHECK(error_code([&] { call(request); }) == "TooManyEntriesInBatchRequest");
  request.entries = {{"a", "x"}, {"a", "y"}};
  CHECK(error_code([&] { call(request); }) == "BatchEntryIdsNotDistinct");
  request.entries = {{"a:b", "x"}};
  CHECK(error_code([&] { call(request); }) == "InvalidBatchEntryId");
}
