#include "fakes/sqs/operations/create_queue.h"

#include "fakes/sqs/operations/delete_queue.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::error_code;
using tests::error_message;

TEST_CASE_METHOD(tests::SqsStage, "CreateQueue: the URL carries the caller's own endpoint",
                 "[sqs][CreateQueue]") {
  CHECK(make_queue("orders") == "http://127.0.0.1:4566/000000000000/orders");
  const auto response = json("AmazonSQS.CreateQueue", R"({"QueueName":"mail","tags":{"a":"b"}})");
  CHECK(response.status == 200);
  CHECK(response.body == R"({"QueueUrl":"http://127.0.0.1:4566/000000000000/mail"})");
}

TEST_CASE_METHOD(tests::SqsStage, "CreateQueue: in the Query protocol", "[sqs][CreateQueue]") {
  const auto response =
      query("sqs",
            "Action=CreateQueue&Version=2012-11-05&QueueName=orders"
            "&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=45"
            "&Attribute.2.Name=DelaySeconds&Attribute.2.Value=1&Tag.1.Key=a&Tag.1.Value=b");
  CHECK(response.status == 200);
  CHECK_THAT(response.body,
             Contains("<CreateQueueResponse xmlns=\"http://queue.amazonaws.com/doc/2012-11-05/\">"
                      "<CreateQueueResult><QueueUrl>http://127.0.0.1:4566/000000000000/orders"
                      "</QueueUrl></CreateQueueResult><ResponseMetadata>"));
  CHECK(attribute("http://127.0.0.1:4566/000000000000/orders", "VisibilityTimeout") == "45");
}

TEST_CASE_METHOD(tests::SqsStage, "CreateQueue: a missing or wrong name", "[sqs][CreateQueue]") {
  CHECK_THAT(json("AmazonSQS.CreateQueue", "{}").body,
             Contains("com.amazon.coral.service#MissingRequiredParameterException") &&
                 Contains("The request must contain the parameter QueueName."));
  for (const char* name : {"", "a b", "a.fifo", "\xC3\xA9", "a/b"}) {
    CHECK(error_message([&] { make_queue(name); }) ==
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
  }
  CHECK(error_code([&] { make_queue(std::string(81, 'a')); }) == "InvalidParameterValueException");
  CHECK(error_code([&] { make_queue(std::string(80, 'a')); }).empty());
  CHECK_THAT(error_message([&] {
               make_queue("orders", {{"FifoQueue", "true"}});
             }),
             Contains("must end with .fifo suffix"));
}

TEST_CASE_METHOD(tests::SqsStage, "CreateQueue: attributes are checked by name and range",
                 "[sqs][CreateQueue]") {
  const auto making = [&](const char* name, const char* value) {
    return [this, name, value] { make_queue("orders", {{name, value}}); };
  };
  struct Case {
    const char* name;
    const char* below;
    const char* above;
  };
  for (const Case& c : {Case{"VisibilityTimeout", "-1", "43201"}, Case{"DelaySeconds", "-1", "901"},
                        Case{"ReceiveMessageWaitTimeSeconds", "x", "21"},
                        Case{"MaximumMessageSize", "1023", "1048577"},
                        Case{"MessageRetentionPeriod", "59", "1209601"},
                        Case{"KmsDataKeyReusePeriodSeconds", "59", "86401"}}) {
    for (const char* value : {c.below, c.above, "", " 60", "60.5"}) {
      CHECK(error_message(making(c.name, value)) ==
            "Invalid value for the parameter " + std::string(c.name) + ".");
      CHECK(error_code(making(c.name, value)) == "InvalidAttributeValue");
    }
  }
  CHECK(error_message(making("Colour", "red")) == "Unknown Attribute Colour.");
  CHECK(error_code(making("Colour", "red")) == "InvalidAttributeName");
  CHECK(error_message(making("FifoQueue", "false")) == "Unknown Attribute FifoQueue.");
  CHECK(error_message(making("DeduplicationScope", "queue")) ==
        "You can specify the DeduplicationScope only when FifoQueue is set to true.");
  CHECK(error_code(making("Policy", "no json")) == "InvalidAttributeValue");
  CHECK(sqs.list_queues().empty());
}

TEST_CASE_METHOD(tests::SqsStage, "CreateQueue: the same again is the same queue",
                 "[sqs][CreateQueue]") {
  const std::string url = make_queue("orders", {{"DelaySeconds", "5"}});
  send(url, "kept");
  CHECK(make_queue("orders") == url);
  CHECK(make_queue("orders", {{"DelaySeconds", "5"}, {"VisibilityTimeout", "30"}}) == url);
  CHECK(counts(url) == "0/0/1");
  const auto other = [&] { make_queue("orders", {{"DelaySeconds", "6"}}); };
  CHECK(error_code(other) == "QueueNameExists");
  CHECK(error_message(other) ==
        "A queue already exists with the same name and a different value for attribute "
        "DelaySeconds");
  const auto wire =
      json("AmazonSQS.CreateQueue", R"({"QueueName":"orders","Attributes":{"DelaySeconds":"6"}})");
  CHECK(wire.status == 400);
  CHECK_THAT(wire.body, Contains("com.amazonaws.sqs#QueueNameExists"));
  CHECK(wire.headers.get("x-amzn-query-error") == "QueueAlreadyExists;Sender");
}

TEST_CASE_METHOD(tests::SqsStage, "CreateQueue: queues of another region are others",
                 "[sqs][CreateQueue]") {
  const std::string url = make_queue("orders");
  aws::Caller there = caller();
  there.region = "eu-west-1";
  aws::Client abroad{dispatcher, scheduler, there};
  sqs::CreateQueueRequest request;
  request.queue_name = "orders";
  request.attributes = {{"DelaySeconds", "9"}};
  CHECK(abroad.now(request).queue_url == url);
  CHECK(sqs.list_queues().size() == 2);
  CHECK(attribute(url, "DelaySeconds") == "0");
}

TEST_CASE_METHOD(tests::SqsStage, "CreateQueue: a deleted name rests for 60 seconds",
                 "[sqs][CreateQueue]") {
  const std::string url = make_queue("orders");
  sqs::DeleteQueueRequest request;
  request.queue_url = url;
  call(request);
  pass(59s);
  CHECK(error_code([&] { make_queue("orders"); }) == "QueueDeletedRecently");
  CHECK(error_message([&] { make_queue("orders"); }) ==
        "You must wait 60 seconds after deleting a queue before you can create another with the "
        "same name.");
  pass(1s);
  CHECK(make_queue("orders") == url);
}

TEST_CASE("CreateQueue: a world may let deleted names be used at once", "[sqs][CreateQueue]") {
  tests::Stage stage;
  sqs::Options options;
  options.deleted_names_rest = false;
  sqs::Sqs sqs{stage.environment, options};
  stage.dispatcher.add(sqs);
  sqs::CreateQueueRequest create;
  create.queue_name = "orders";
  sqs::DeleteQueueRequest remove;
  remove.queue_url = stage.call(create).queue_url;
  stage.call(remove);
  CHECK(stage.call(create).queue_url == remove.queue_url);
}
