#include "fakes/sqs/operations/send_message_batch.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::error_code;
using tests::error_message;

namespace {

sqs::SendMessageBatchRequest batch(const std::string& url,
                                   std::initializer_list<std::pair<const char*, const char*>> all) {
  sqs::SendMessageBatchRequest request;
  request.queue_url = url;
  for (const auto& [id, body] : all) {
    request.entries.emplace_back();
    request.entries.back().id = id;
    request.entries.back().message_body = body;
  }
  return request;
}

}  // namespace

TEST_CASE_METHOD(tests::SqsStage, "SendMessageBatch: some succeed, some fail, over JSON",
                 "[sqs][SendMessageBatch]") {
  const std::string url = make_queue("orders");
  const auto answer = json("AmazonSQS.SendMessageBatch",
                           R"({"QueueUrl":")" + url +
                               R"(","Entries":[{"Id":"1","MessageBody":"msg"},{"Id":"2"},)"
                               R"({"Id":"3","MessageBody":"x","DelaySeconds":901},)"
                               R"({"Id":"4","MessageBody":"\u0001"}]})");
  CHECK(answer.status == 200);
  CHECK_THAT(answer.body,
             Contains(R"("MD5OfMessageBody":"6e2baaf3b97dbeef01c0043275f9a0e7"}],"Failed":[)"
                      R"({"Id":"2","SenderFault":true,"Code":"MissingParameter","Message":)"
                      R"("The request must contain the parameter )"
                      R"(SendMessageBatchRequestEntry.2.MessageBody."})") &&
                 Contains(R"("Id":"3","SenderFault":true,"Code":"InvalidParameterValue")") &&
                 Contains(R"("Id":"4","SenderFault":true,"Code":"InvalidMessageContents")"));
  CHECK(counts(url) == "1/0/0");
  CHECK_THAT(json("AmazonSQS.SendMessageBatch",
                  R"({"QueueUrl":")" + url + R"(","Entries":[{"Id":"1","MessageBody":"a"}]})")
                 .body,
             !Contains("Failed"));
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessageBatch: in the Query protocol",
                 "[sqs][SendMessageBatch]") {
  const std::string url = make_queue("orders");
  const auto answer =
      query("sqs", "Action=SendMessageBatch&Version=2012-11-05&QueueUrl=" + url +
                       "&SendMessageBatchRequestEntry.1.Id=one"
                       "&SendMessageBatchRequestEntry.1.MessageBody=first"
                       "&SendMessageBatchRequestEntry.1.DelaySeconds=5"
                       "&SendMessageBatchRequestEntry.2.Id=two"
                       "&SendMessageBatchRequestEntry.2.MessageBody=msg"
                       "&SendMessageBatchRequestEntry.2.MessageAttribute.1.Name=Hello"
                       "&SendMessageBatchRequestEntry.2.MessageAttribute.1.Value.DataType=String"
                       "&SendMessageBatchRequestEntry.2.MessageAttribute.1.Value.StringValue=There"
                       "&SendMessageBatchRequestEntry.3.Id=three"
                       "&SendMessageBatchRequestEntry.3.MessageBody=");
  CHECK_THAT(answer.body,
             Contains("<SendMessageBatchResult><SendMessageBatchResultEntry><Id>one</Id>") &&
                 Contains("<MD5OfMessageAttributes>a311262e065454b75da111d535b8dacd"
                          "</MD5OfMessageAttributes></SendMessageBatchResultEntry>") &&
                 Contains("<BatchResultErrorEntry><Id>three</Id><SenderFault>true</SenderFault>"
                          "<Code>MissingParameter</Code>"));
  CHECK(counts(url) == "1/0/1");
  // botocore writes an empty list under the member's own name.
  for (const char* empty : {"SendMessageBatchRequestEntry=", "Entries="}) {
    CHECK_THAT(query("sqs", "Action=SendMessageBatch&Version=2012-11-05&QueueUrl=" + url + "&" +
                                std::string(empty))
                   .body,
               Contains("<Code>AWS.SimpleQueueService.EmptyBatchRequest</Code>"));
  }
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessageBatch: rules for the whole batch",
                 "[sqs][SendMessageBatch]") {
  const std::string url = make_queue("orders");
  CHECK(error_message([&] { call(batch(url, {})); }) ==
        "There should be at least one SendMessageBatchRequestEntry in the request.");
  auto many = batch(url, {});
  many.entries.resize(20);
  CHECK(error_message([&] { call(many); }) ==
        "Maximum number of entries per request are 10. You have sent 20.");
  for (const std::string& id : {std::string(), std::string("a b"), std::string("invalid:id"),
                                std::string("\xC3\xA9"), std::string(81, 'a')}) {
    CHECK(error_message([&] {
            call(batch(url, {{id.c_str(), "x"}}));
          }) ==
          "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It "
          "can be at most 80 letters long.");
  }
  CHECK(error_code([&] {
          call(batch(url, {{"a", "x"}, {"a", "y"}}));
        }) == "BatchEntryIdsNotDistinct");
  CHECK(error_message([&] { call(batch(url, {{"a", "x"}, {"a", "y"}})); }) == "Id a repeated.");
  const auto no_id = json("AmazonSQS.SendMessageBatch",
                          R"({"QueueUrl":")" + url +
                              R"(","Entries":[{"Id":"1","MessageBody":"a"},{"MessageBody":"b"}]})");
  CHECK_THAT(no_id.body, Contains("The request must contain the parameter "
                                  "SendMessageBatchRequestEntry.2.Id."));
  CHECK_THAT(json("AmazonSQS.SendMessageBatch", R"({"QueueUrl":")" + url + "\"}").body,
             Contains("#EmptyBatchRequest"));
  CHECK_THAT(query("sqs", "Action=DeleteMessageBatch&Version=2012-11-05&QueueUrl=" + url).body,
             Contains("<Code>AWS.SimpleQueueService.EmptyBatchRequest</Code><Message>There should "
                      "be at least one DeleteMessageBatchRequestEntry in the request."));
  CHECK(counts(url) == "0/0/0");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessageBatch: at most 1 MiB in all",
                 "[sqs][SendMessageBatch]") {
  const std::string url = make_queue("orders");
  auto request = batch(url, {{"a", ""}, {"b", ""}});
  request.entries[0].message_body = std::string(1'000'000, 'a');
  request.entries[1].message_body = std::string(48'576, 'b');
  CHECK(call(request).successful.size() == 2);
  request.entries[1].message_body += "b";
  CHECK(error_message([&] { call(request); }) ==
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.");
  CHECK(error_code([&] { call(request); }) == "BatchRequestTooLong");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessageBatch: a FIFO queue refuses a batch without ids",
                 "[sqs][SendMessageBatch][fifo]") {
  const std::string url = make_fifo("orders", false);
  auto request = batch(url, {{"a", "x"}, {"b", "y"}});
  CHECK(error_message([&] { call(request); }) ==
        "The request must contain the parameter MessageGroupId.");
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValueException");
  for (auto& entry : request.entries) entry.message_group_id = "g";
  CHECK_THAT(error_message([&] { call(request); }), Contains("ContentBasedDeduplication"));
  for (auto& entry : request.entries) entry.message_deduplication_id = "d";
  const auto answer = call(request);
  REQUIRE(answer.successful.size() == 2);
  CHECK(answer.successful[0].message_id == answer.successful[1].message_id);
  CHECK(counts(url) == "1/0/0");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessageBatch: an entry that a FIFO queue would delay fails",
                 "[sqs][SendMessageBatch][fifo]") {
  auto request = batch(make_fifo("orders"), {{"a", "x"}, {"b", "y"}});
  for (auto& entry : request.entries) entry.message_group_id = "g";
  request.entries[0].delay_seconds = 0;
  request.entries[1].delay_seconds = 2;
  const auto answer = call(request);
  REQUIRE(answer.successful.size() == 1);
  CHECK(answer.successful[0].id == "a");
  REQUIRE(answer.failed.size() == 1);
  CHECK(answer.failed[0].code == "InvalidParameterValue");
  CHECK(answer.failed[0].message ==
        "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that "
        "is not valid for this queue type.");
}
