#include "fakes/sqs/operations/set_queue_attributes.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::error_code;
using tests::error_message;

namespace {

struct SetQueueAttributesFixture : tests::SqsStage {
  void set(const std::string& url, Attributes attributes) {
    sqs::SetQueueAttributesRequest request;
    request.queue_url = url;
    request.attributes = std::move(attributes);
    call(request);
  }
  static std::string redrive(const std::string& target, const std::string& count) {
    return R"({"deadLetterTargetArn":")" + target + R"(","maxReceiveCount":)" + count + "}";
  }
};

}  // namespace

TEST_CASE_METHOD(SetQueueAttributesFixture, "SetQueueAttributes: over the wire, in both protocols",
                 "[sqs][SetQueueAttributes]") {
  const std::string url = make_queue("orders");
  pass(5s);
  CHECK(json("AmazonSQS.SetQueueAttributes",
             R"({"QueueUrl":")" + url + R"(","Attributes":{"VisibilityTimeout":"69"}})")
            .status == 200);
  CHECK(
      query("sqs", "Action=SetQueueAttributes&Version=2012-11-05&Attribute.Name=x&QueueUrl=" + url)
          .status == 400);
  CHECK(query("sqs",
              "Action=SetQueueAttributes&Version=2012-11-05&Attribute.1.Name=DelaySeconds"
              "&Attribute.1.Value=420&QueueUrl=" +
                  url)
            .status == 200);
  CHECK(attribute(url, "VisibilityTimeout") == "69");
  CHECK(attribute(url, "DelaySeconds") == "420");
  CHECK(attribute(url, "CreatedTimestamp") == "1767603600");
  CHECK(attribute(url, "LastModifiedTimestamp") == "1767603605");
}

TEST_CASE_METHOD(SetQueueAttributesFixture, "SetQueueAttributes: all or none",
                 "[sqs][SetQueueAttributes]") {
  const std::string url = make_queue("orders");
  CHECK(error_code([&] {
          set(url, {{"DelaySeconds", "5"}, {"VisibilityTimeout", "43201"}});
        }) == "InvalidAttributeValue");
  CHECK(attribute(url, "DelaySeconds") == "0");
  for (const char* name : {"QueueArn", "ApproximateNumberOfMessages", "CreatedTimestamp", "All"}) {
    CHECK(error_message([&] {
            set(url, {{name, "1"}});
          }) == "Unknown Attribute " + std::string(name) + ".");
  }
}

TEST_CASE_METHOD(SetQueueAttributesFixture, "SetQueueAttributes: the type of a queue stays",
                 "[sqs][SetQueueAttributes][fifo]") {
  const std::string standard = make_queue("orders");
  CHECK(error_message([&] {
          set(standard, {{"FifoQueue", "true"}});
        }) == "Unknown Attribute FifoQueue.");
  const std::string fifo = make_fifo("orders");
  CHECK(error_message([&] {
          set(fifo, {{"FifoQueue", "false"}});
        }) ==
        "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not "
        "supported.");
  CHECK(error_code([&] { set(fifo, {{"FifoQueue", "true"}}); }).empty());
  set(fifo, {{"ContentBasedDeduplication", "false"}});
  CHECK(attribute(fifo, "ContentBasedDeduplication") == "false");
  CHECK(error_code([&] {
          set(fifo, {{"FifoThroughputLimit", "perMessageGroupId"}});
        }) == "InvalidAttributeValue");
  set(fifo, {{"FifoThroughputLimit", "perMessageGroupId"}, {"DeduplicationScope", "messageGroup"}});
  CHECK(attribute(fifo, "FifoThroughputLimit") == "perMessageGroupId");
}

TEST_CASE_METHOD(SetQueueAttributesFixture, "SetQueueAttributes: one kind of encryption at a time",
                 "[sqs][SetQueueAttributes]") {
  const std::string url = make_queue("orders");
  set(url, {{"KmsMasterKeyId", "alias/aws/sqs"}});
  CHECK(attribute(url, "SqsManagedSseEnabled") == "false");
  CHECK(attribute(url, "KmsDataKeyReusePeriodSeconds") == "300");
  CHECK(error_code([&] {
          set(url, {{"SqsManagedSseEnabled", "true"}});
        }) == "InvalidAttributeName");
  CHECK_THAT(error_message([&] {
               set(url, {{"SqsManagedSseEnabled", "true"}});
             }),
             Contains("You can use one type of server-side encryption (SSE) at one time."));
  set(url, {{"KmsMasterKeyId", ""}, {"SqsManagedSseEnabled", "true"}});
  CHECK(attribute(url, "KmsDataKeyReusePeriodSeconds").empty());
  CHECK(attribute(url, "SqsManagedSseEnabled") == "true");
}

TEST_CASE_METHOD(SetQueueAttributesFixture,
                 "SetQueueAttributes: a new retention holds for the messages there are",
                 "[sqs][SetQueueAttributes]") {
  const std::string url = make_queue("orders");
  send(url, "a");
  pass(100s);
  send(url, "b");
  set(url, {{"MessageRetentionPeriod", "60"}});
  pass(0s);
  CHECK(receive_bodies(url) == "b");
  pass(60s);
  CHECK(counts(url) == "0/0/0");
}

TEST_CASE_METHOD(SetQueueAttributesFixture,
                 "SetQueueAttributes: a new delay is for FIFO messages that wait, too",
                 "[sqs][SetQueueAttributes]") {
  const std::string standard = make_queue("orders", {{"DelaySeconds", "100"}});
  send(standard, "a");
  set(standard, {{"DelaySeconds", "10"}});
  pass(99s);
  CHECK(counts(standard) == "0/0/1");
  const std::string fifo = make_fifo("orders");
  set(fifo, {{"DelaySeconds", "100"}});
  send_fifo(fifo, "a", "g");
  set(fifo, {{"DelaySeconds", "10"}});
  pass(10s);
  CHECK(receive_bodies(fifo) == "a");
}

TEST_CASE_METHOD(SetQueueAttributesFixture,
                 "SetQueueAttributes: a redrive policy is checked and kept in AWS's form",
                 "[sqs][SetQueueAttributes][dlq]") {
  const std::string url = make_queue("orders");
  make_queue("dead");
  const auto setting = [&](const std::string& policy) {
    return error_message([&] { set(url, {{"RedrivePolicy", policy}}); });
  };
  const auto value_of = [](const std::string& policy, const std::string& reason) {
    return "Value " + policy + " for parameter RedrivePolicy is invalid. Reason: " + reason;
  };
  CHECK(setting(R"({ "maxReceiveCount": "3", "deadLetterTargetArn": ")" + arn("dead") + "\" }")
            .empty());
  CHECK(attribute(url, "RedrivePolicy") == redrive(arn("dead"), "3"));

  for (const char* text : {" ", "4", "[]", "{"}) {
    CHECK(setting(text) ==
          "Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid "
          "JSON map.");
  }
  CHECK(setting("{}") ==
        value_of("{}", "Redrive policy does not contain mandatory attribute: maxReceiveCount."));
  CHECK(setting(R"({"maxReceiveCount":5})") ==
        value_of(R"({"maxReceiveCount":5})",
                 "Redrive policy does not contain mandatory attribute: deadLetterTargetArn."));
  for (const char* count : {"0", "-36", "1001"}) {
    const std::string policy = redrive(arn("dead"), count);
    CHECK(setting(policy) ==
          value_of(policy, "Invalid value for maxReceiveCount: " + std::string(count) +
                               ", valid values are from 1 to 1000 both "
                               "inclusive."));
  }
  const std::string dummy = redrive("dummy", "42");
  CHECK(setting(dummy) == value_of(dummy, "Invalid value for deadLetterTargetArn."));
  const std::string topic = redrive("arn:aws:sns:us-west-2:000000000000:dead", "5");
  CHECK(setting(topic) ==
        value_of(topic, "Only SQS queues are valid resources for deadLetterTargetArn."));
  const std::string missing = redrive(arn("nowhere"), "5");
  CHECK(setting(missing) == value_of(missing, "Dead letter target does not exist."));
  const std::string abroad = redrive("arn:aws:sqs:eu-west-1:000000000000:dead", "5");
  CHECK_THAT(setting(abroad), Contains("must be in same region"));
  make_fifo("dead");
  const std::string fifo = redrive(arn("dead.fifo"), "5");
  CHECK(setting(fifo) ==
        value_of(fifo, "Dead-letter queue must be same type of queue as the source.."));
  CHECK(attribute(url, "RedrivePolicy") == redrive(arn("dead"), "3"));
  set(url, {{"RedrivePolicy", ""}});
  CHECK(attribute(url, "RedrivePolicy").empty());
}

TEST_CASE_METHOD(SetQueueAttributesFixture,
                 "SetQueueAttributes: a redrive allow policy is checked and enforced",
                 "[sqs][SetQueueAttributes][dlq]") {
  const std::string url = make_queue("orders");
  const std::string dead = make_queue("dead");
  const auto allowing = [&](const std::string& policy) {
    return error_message([&] { set(dead, {{"RedriveAllowPolicy", policy}}); });
  };
  for (const char* text : {"x", "[]", "{}", R"({"redrivePermission":"dummy"})",
                           R"({"redrivePermission":"allowAll","dummy":1})",
                           R"({"redrivePermission":"byQueue","sourceQueueArns":"a"})",
                           R"({"redrivePermission":"byQueue","sourceQueueArns":[1]})"}) {
    CHECK_THAT(allowing(text), Contains("in an unsupported format."));
  }
  CHECK_THAT(allowing(R"({"redrivePermission":"byQueue"})"),
             Contains("you must also specify one or more sourceQueueArns values."));
  CHECK_THAT(allowing(R"({"redrivePermission":"denyAll","sourceQueueArns":["a"]})"),
             Contains("you must set redrivePermission to byQueue."));
  std::string eleven = R"({"redrivePermission":"byQueue","sourceQueueArns":["0")";
  for (int i = 1; i < 11; ++i) eleven += ",\"" + std::to_string(i) + "\"";
  CHECK_THAT(allowing(eleven + "]}"), Contains("The maximum number of source queue ARNs"));

  const auto may_use = [&] {
    return error_code([&] { set(url, {{"RedrivePolicy", redrive(arn("dead"), "3")}}); }).empty();
  };
  CHECK(allowing(R"({"redrivePermission":"denyAll"})").empty());
  CHECK_FALSE(may_use());
  CHECK(allowing(R"({"redrivePermission":"byQueue","sourceQueueArns":[")" + arn("other") + "\"]}")
            .empty());
  CHECK_FALSE(may_use());
  CHECK(allowing(R"({"redrivePermission":"byQueue","sourceQueueArns":[")" + arn("orders") + "\"]}")
            .empty());
  CHECK(may_use());
}
