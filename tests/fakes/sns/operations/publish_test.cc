#include "fakes/sns/operations/publish.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/sns/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SnsFixture;

namespace {

using Json = nlohmann::json;

struct PublishFixture : SnsFixture {
  sns::PublishRequest request;
  PublishFixture() {
    request.topic_arn = topic();
    request.message = "hello";
  }
  sns::MessageAttributeValue text(const std::string& value) { return {"String", value, {}}; }
};

}  // namespace

TEST_CASE_METHOD(PublishFixture, "Publish: a queue gets SNS's envelope", "[sns][Publish]") {
  const std::string subscription = subscribe(*request.topic_arn);
  request.subject = "Hi";
  request.message = "two\nlines \"quoted\"";
  request.message_attributes["colour"] = text("red");
  const std::string id = call(request).message_id;
  REQUIRE(queues.deliveries.size() == 1);
  CHECK(queues.deliveries[0].queue == tests::kQueueArn);
  CHECK(queues.deliveries[0].attributes.empty());
  const std::string& body = queues.deliveries[0].body;
  CHECK(body.starts_with("{\n  \"Type\" : \"Notification\",\n  \"MessageId\" : \"" + id + "\",\n"));
  CHECK(
      body.ends_with("\"MessageAttributes\" : {\n    \"colour\" : "
                     "{\"Type\":\"String\",\"Value\":\"red\"}\n  }\n}"));
  const Json envelope = Json::parse(body);
  CHECK(envelope["TopicArn"] == *request.topic_arn);
  CHECK(envelope["Subject"] == "Hi");
  CHECK(envelope["Message"] == request.message);
  CHECK(envelope["Timestamp"] == "2026-01-05T09:00:00.000Z");
  CHECK(envelope["SignatureVersion"] == "1");
  CHECK(envelope["Signature"].get<std::string>().size() == 344);
  CHECK(envelope["SigningCertURL"].get<std::string>().starts_with(
      "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-"));
  CHECK(envelope["UnsubscribeURL"].get<std::string>().ends_with(subscription));
}

TEST_CASE_METHOD(PublishFixture, "Publish: without subject and attributes the envelope has neither",
                 "[sns][Publish]") {
  subscribe(*request.topic_arn);
  call(request);
  const Json envelope = Json::parse(queues.deliveries.at(0).body);
  CHECK_FALSE(envelope.contains("Subject"));
  CHECK_FALSE(envelope.contains("MessageAttributes"));
}

TEST_CASE_METHOD(PublishFixture, "Publish: raw delivery is the message and its attributes",
                 "[sns][Publish]") {
  subscribe(*request.topic_arn, {{"RawMessageDelivery", "true"}});
  request.message_attributes["colour"] = text("red");
  call(request);
  REQUIRE(queues.deliveries.size() == 1);
  CHECK(queues.deliveries[0].body == "hello");
  CHECK(queues.deliveries[0].attributes.at("colour").string_value == "red");
  CHECK(queues.deliveries[0].attributes.at("colour").data_type == "String");
  request.message_attributes["bytes"] = {"Binary", {}, aws::Blob{"x"}};
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
}

TEST_CASE_METHOD(PublishFixture, "Publish: a filter policy keeps messages out", "[sns][Publish]") {
  subscribe(*request.topic_arn, {{"FilterPolicy", R"({"colour":["red"]})"}});
  call(request);
  request.message_attributes["colour"] = text("blue");
  call(request);
  CHECK(queues.deliveries.empty());
  request.message_attributes["colour"] = text("red");
  call(request);
  CHECK(queues.deliveries.size() == 1);
}

TEST_CASE_METHOD(PublishFixture,
                 "Publish: a filter policy on the body sees what the queue would get",
                 "[sns][Publish]") {
  subscribe(*request.topic_arn, {{"FilterPolicyScope", "MessageBody"},
                                 {"FilterPolicy", R"({"order":{"colour":["red"]}})"}});
  request.message_attributes["colour"] = text("red");
  request.message = R"({"order":{"colour":"blue"}})";
  call(request);
  CHECK(queues.deliveries.empty());
  request.message = R"({"order":{"colour":"red"}})";
  call(request);
  CHECK(queues.deliveries.size() == 1);
  request.message_structure = "json";
  request.message = R"({"default":"x","sqs":"{\"order\":{\"colour\":\"red\"}}"})";
  call(request);
  CHECK(queues.deliveries.size() == 2);
}

TEST_CASE_METHOD(PublishFixture, "Publish: MessageStructure json picks the entry of the protocol",
                 "[sns][Publish]") {
  subscribe(*request.topic_arn);
  request.message_structure = "json";
  request.message = R"({"default":"any","sqs":"for queues","email":7})";
  call(request);
  CHECK(Json::parse(queues.deliveries.at(0).body)["Message"] == "for queues");
  request.message = R"({"default":"any"})";
  call(request);
  CHECK(Json::parse(queues.deliveries.at(1).body)["Message"] == "any");
  request.message = R"({"sqs":"only"})";
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Message Structure - No default entry in JSON message body");
  request.message = "{";
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: Message Structure - JSON message body failed to parse");
}

TEST_CASE_METHOD(PublishFixture, "Publish: the journal tells why a queue got nothing",
                 "[sns][Publish]") {
  subscribe(*request.topic_arn);
  queues.refusals[tests::kQueueArn] = "it is full";
  const std::string id = call(request).message_id;
  const auto& events = journal.events();
  const auto undelivered = std::find_if(events.begin(), events.end(), [](const sim::Event& event) {
    return event.kind == "sns.undelivered";
  });
  REQUIRE(undelivered != events.end());
  CHECK(undelivered->subject == id);
  CHECK(Json::parse(undelivered->data)["reason"] == "it is full");
}

TEST_CASE_METHOD(PublishFixture, "Publish: what SNS refuses is InvalidParameter, 400",
                 "[sns][Publish]") {
  request.message = "";
  CHECK(error_message([&] { call(request); }) == "Invalid parameter: Empty message");
  request.message = std::string(262145, 'a');
  CHECK(error_message([&] { call(request); }) == "Invalid parameter: Message too long");
  request.message = "hello";
  std::string umlauts;
  for (int i = 0; i < 100; ++i) umlauts += "\xc3\xbc";
  request.subject = umlauts;
  CHECK_NOTHROW(call(request));
  request.subject = umlauts + "a";
  CHECK(error_message([&] { call(request); }) == "Invalid parameter: Subject");
  request.subject = "two\nlines";
  CHECK(error_message([&] { call(request); }) == "Invalid parameter: Subject");
  request.subject.reset();
  request.topic_arn.reset();
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter");
  request.topic_arn = tests::kNoTopic;
  CHECK(error_message([&] { call(request); }) == "Topic does not exist");
}

TEST_CASE_METHOD(PublishFixture,
                 "Publish: attributes are ParameterValueInvalid when they are wrong",
                 "[sns][Publish]") {
  request.message_attributes["a"] = text("");
  CHECK(error_message([&] { call(request); }) ==
        "The message attribute 'a' must contain non-empty message attribute value for message "
        "attribute type 'String'.");
  request.message_attributes["a"] = {"Colour", "red", {}};
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValueException");
  request.message_attributes["a"] = {"Number", "red", {}};
  CHECK(error_message([&] { call(request); }) ==
        "Could not cast message attribute 'a' value to number.");
}

TEST_CASE_METHOD(PublishFixture, "Publish: over the wire with attributes", "[sns][Publish]") {
  subscribe(*request.topic_arn);
  const auto response =
      query("sns",
            "Action=Publish&Version=2010-03-31&Message=hi"
            "&TopicArn=arn%3Aaws%3Asns%3Aus-west-2%3A000000000000%3Anews"
            "&MessageAttributes.entry.1.Name=colour&MessageAttributes.entry.1.Value.DataType=String"
            "&MessageAttributes.entry.1.Value.StringValue=red");
  CHECK(response.status == 200);
  CHECK(response.body.find("<PublishResult><MessageId>") != std::string::npos);
  CHECK(Json::parse(queues.deliveries.at(0).body)["MessageAttributes"]["colour"]["Value"] == "red");
}

TEST_CASE_METHOD(PublishFixture, "Publish: names of attributes", "[sns][Publish]") {
  const auto message = [&](const std::string& name) {
    request.message_attributes = {{name, text("red")}};
    return error_message([&] { call(request); });
  };
  CHECK(message(std::string(257, 'a')) ==
        "Length of message attribute name must be less than 256 bytes.");
  CHECK(message("a^b") ==
        "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can "
        "only include alphanumeric characters, hyphens, underscores, or dots.");
  CHECK(message(".a") == "Invalid message attribute name starting with character '.' was found.");
  CHECK(message("a.") == "Invalid message attribute name ending with character '.' was found.");
  CHECK(message("a..b") == "Message attribute name can not have successive '.' character.");
}

TEST_CASE_METHOD(PublishFixture, "Publish: types of attributes and the field of each",
                 "[sns][Publish]") {
  const auto message = [&](const sns::MessageAttributeValue& value) {
    request.message_attributes = {{"a", value}};
    return error_message([&] { call(request); });
  };
  const std::string bad_type =
      "The message attribute 'a' has an invalid message attribute type, the set of supported type "
      "prefixes is Binary, Number, and String.";
  CHECK(message({"String.", "x", {}}) == bad_type);
  CHECK(message({"Stringish", "x", {}}) == bad_type);
  CHECK(message({"String", {}, aws::Blob{"x"}}) ==
        "The message attribute 'a' with type 'String' must use field 'String'.");
  CHECK(message({"Number", {}, aws::Blob{"x"}}) ==
        "The message attribute 'a' with type 'Number' must use field 'String'.");
  CHECK(message({"Binary", "x", {}}) ==
        "The message attribute 'a' with type 'Binary' must use field 'Binary'.");
  CHECK(message({"String", {}, {}}) ==
        "The message attribute 'a' must contain non-empty message attribute value for message "
        "attribute type 'String'.");
  request.message_attributes = {{"a", {"Number.int", "1", {}}}};
  CHECK_FALSE(call(request).message_id.empty());
}

TEST_CASE_METHOD(PublishFixture, "Publish: what is of FIFO topics and of applications",
                 "[sns][Publish]") {
  request.message_deduplication_id = "once";
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: MessageDeduplicationId Reason: The request includes "
        "MessageDeduplicationId parameter that is not valid for this topic type");
  request.topic_arn.reset();
  request.target_arn = "arn:aws:sns:us-west-2:000000000000:endpoint/APNS/shop/1";
  CHECK(error_message([&] { call(request); }) ==
        "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified");
}

TEST_CASE_METHOD(PublishFixture, "Publish: an attribute without type is ValidationError",
                 "[sns][Publish]") {
  const auto response =
      query("sns",
            "Action=Publish&Version=2010-03-31&Message=hi"
            "&TopicArn=arn%3Aaws%3Asns%3Aus-west-2%3A000000000000%3Anews"
            "&MessageAttributes.entry.1.Name=attr1&MessageAttributes.entry.1.Value.StringValue=x");
  CHECK(response.body.find("<Code>ValidationError</Code><Message>1 validation error detected: "
                           "Value null at 'messageAttributes.attr1.member.dataType' failed to "
                           "satisfy constraint: Member must not be null</Message>") !=
        std::string::npos);
}
