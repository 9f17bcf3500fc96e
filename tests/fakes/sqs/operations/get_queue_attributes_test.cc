#include "fakes/sqs/operations/get_queue_attributes.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

std::map<std::string, std::string> all_of(tests::SqsStage& stage, const std::string& url) {
  sqs::GetQueueAttributesRequest request;
  request.queue_url = url;
  request.attribute_names = {"All"};
  return stage.call(request).attributes;
}

}  // namespace

TEST_CASE_METHOD(tests::SqsStage, "GetQueueAttributes: all of a standard queue, with defaults",
                 "[sqs][GetQueueAttributes]") {
  const std::map<std::string, std::string> expected = {
      {"ApproximateNumberOfMessages", "0"},
      {"ApproximateNumberOfMessagesDelayed", "0"},
      {"ApproximateNumberOfMessagesNotVisible", "0"},
      {"CreatedTimestamp", "1767603600"},
      {"DelaySeconds", "0"},
      {"LastModifiedTimestamp", "1767603600"},
      {"MaximumMessageSize", "1048576"},
      {"MessageRetentionPeriod", "345600"},
      {"QueueArn", "arn:aws:sqs:us-west-2:000000000000:orders"},
      {"ReceiveMessageWaitTimeSeconds", "0"},
      {"SqsManagedSseEnabled", "true"},
      {"VisibilityTimeout", "30"}};
  CHECK(all_of(*this, make_queue("orders")) == expected);
}

TEST_CASE_METHOD(tests::SqsStage, "GetQueueAttributes: a FIFO queue has four more",
                 "[sqs][GetQueueAttributes]") {
  const auto all = all_of(*this, make_fifo("orders"));
  CHECK(all.at("FifoQueue") == "true");
  CHECK(all.at("ContentBasedDeduplication") == "true");
  CHECK(all.at("DeduplicationScope") == "queue");
  CHECK(all.at("FifoThroughputLimit") == "perQueue");
  CHECK(all.size() == 16);
}

TEST_CASE_METHOD(tests::SqsStage, "GetQueueAttributes: by name, none, and unknown",
                 "[sqs][GetQueueAttributes]") {
  const std::string url = make_queue("orders");
  const std::string quoted = "\"QueueUrl\":\"" + url + "\"";
  CHECK(json("AmazonSQS.GetQueueAttributes", "{" + quoted + "}").body == "{}");
  CHECK(json("AmazonSQS.GetQueueAttributes",
             "{" + quoted + R"(,"AttributeNames":["VisibilityTimeout","Policy"]})")
            .body == R"({"Attributes":{"VisibilityTimeout":"30"}})");
  const auto unknown =
      json("AmazonSQS.GetQueueAttributes", "{" + quoted + R"(,"AttributeNames":["Colour"]})");
  CHECK(unknown.status == 400);
  CHECK(unknown.body == R"({"__type":"com.amazonaws.sqs#InvalidAttributeName",)"
                        R"("message":"Unknown Attribute Colour."})");
  CHECK_THAT(query("sqs",
                   "Action=GetQueueAttributes&Version=2012-11-05&AttributeName.1=DelaySeconds"
                   "&AttributeName.2=VisibilityTimeout&QueueUrl=" +
                       url)
                 .body,
             Contains("<GetQueueAttributesResult><Attribute><Name>DelaySeconds</Name><Value>0"
                      "</Value></Attribute><Attribute><Name>VisibilityTimeout</Name><Value>30"
                      "</Value></Attribute></GetQueueAttributesResult>"));
}

TEST_CASE_METHOD(tests::SqsStage, "GetQueueAttributes: messages are counted by state",
                 "[sqs][GetQueueAttributes]") {
  const std::string url = make_queue("orders");
  CHECK(counts(url) == "0/0/0");
  send(url, "a");
  send(url, "b");
  sqs::SendMessageRequest late;
  late.queue_url = url;
  late.message_body = "c";
  late.delay_seconds = 60;
  call(late);
  CHECK(counts(url) == "2/0/1");
  const auto handle = receive_one(url).receipt_handle;
  CHECK(counts(url) == "1/1/1");
  remove(url, handle);
  CHECK(counts(url) == "1/0/1");
  pass(60s);
  CHECK(counts(url) == "2/0/0");
}

TEST_CASE_METHOD(tests::SqsStage, "GetQueueAttributes: a queue is found whatever the URL's host",
                 "[sqs][GetQueueAttributes]") {
  make_queue("orders");
  for (const char* url :
       {"https://sqs.us-west-2.amazonaws.com/000000000000/orders",
        "http://localhost:1/000000000000/orders/", "/000000000000/orders", "orders"}) {
    CHECK(attribute(url, "DelaySeconds") == "0");
  }
  for (const char* url : {"http://localhost:1/111111111111/orders", "http://x", "",
                          "http://localhost:1/000000000000/Orders"}) {
    CHECK(tests::error_code([&] { attribute(url, "All"); }) == "QueueDoesNotExist");
  }
  CHECK_THAT(json("AmazonSQS.GetQueueAttributes", "{}").body, Contains("QueueDoesNotExist"));
}
