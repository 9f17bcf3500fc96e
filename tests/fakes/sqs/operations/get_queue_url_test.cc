#include "fakes/sqs/operations/get_queue_url.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE_METHOD(tests::SqsStage, "GetQueueUrl: with the host and port the caller used",
                 "[sqs][GetQueueUrl]") {
  make_queue("orders");
  sim::http::Request request;
  request.method = "POST";
  request.headers = {{"Host", "localhost:99"}, {"X-Amz-Target", "AmazonSQS.GetQueueUrl"}};
  request.body = R"({"QueueName":"orders"})";
  CHECK(http(std::move(request)).body ==
        R"({"QueueUrl":"http://localhost:99/000000000000/orders"})");
}

TEST_CASE_METHOD(tests::SqsStage, "GetQueueUrl: an unknown queue, in both protocols",
                 "[sqs][GetQueueUrl]") {
  const auto json_answer = json("AmazonSQS.GetQueueUrl", R"({"QueueName":"nowhere"})");
  CHECK(json_answer.status == 400);
  CHECK(json_answer.body == R"({"__type":"com.amazonaws.sqs#QueueDoesNotExist",)"
                            R"("message":"The specified queue does not exist."})");
  CHECK(json_answer.headers.get("x-amzn-query-error") ==
        "AWS.SimpleQueueService.NonExistentQueue;Sender");
  const auto xml = query("sqs", "Action=GetQueueUrl&Version=2012-11-05&QueueName=nowhere");
  CHECK(xml.status == 400);
  CHECK_THAT(xml.body,
             Contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>The specified "
                      "queue does not exist for this wsdl version.</Message>"));
}

TEST_CASE_METHOD(tests::SqsStage, "GetQueueUrl: the owner's account may be named",
                 "[sqs][GetQueueUrl]") {
  aws::Caller owner = caller();
  owner.account = "123456789012";
  owner.access_key = "123456789012";
  aws::Client owners_client{dispatcher, scheduler, owner};
  make_queue("mine");
  sqs::GetQueueUrlRequest request;
  request.queue_name = "mine";
  CHECK(tests::error_code([&] { owners_client.now(request); }) == "QueueDoesNotExist");
  request.queue_owner_aws_account_id = "000000000000";
  CHECK(owners_client.now(request).queue_url == "http://127.0.0.1:4566/000000000000/mine");
  request.queue_name = "";
  CHECK(tests::error_message([&] { call(request); }) ==
        "Value for parameter QueueName is invalid. Reason: Must specify a queue name.");
}
