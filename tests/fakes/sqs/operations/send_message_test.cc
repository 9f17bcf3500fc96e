#include "fakes/sqs/operations/send_message.h"

#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::error_code;
using tests::error_message;

namespace {

sqs::SendMessageRequest message_to(const std::string& url, std::string body = "body") {
  sqs::SendMessageRequest request;
  request.queue_url = url;
  request.message_body = std::move(body);
  return request;
}

sqs::MessageAttributeValue value(std::string type, std::string text) {
  sqs::MessageAttributeValue result;
  result.data_type = std::move(type);
  if (result.is_binary()) {
    result.binary_value = aws::Blob{std::move(text)};
  } else {
    result.string_value = std::move(text);
  }
  return result;
}

}  // namespace

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: the answer has AWS's own checksums",
                 "[sqs][SendMessage]") {
  const std::string url = make_queue("orders");
  // The checksums are what AWS answered for these very messages.
  auto request = message_to(url, "Test Message");
  request.message_attributes["UserId"] = value("Number.bigint", "1234567890123456789012");
  request.message_system_attributes["AWSTraceHeader"] = value("String", "some-trace-id");
  const auto sent = call(request);
  CHECK(sent.md5_of_message_body == "d1d4180b7e411c4be86b00fb2ee103eb");
  CHECK(sent.md5_of_message_attributes == "797ab158d73dcb5242dedc4412c8e855");
  CHECK(sent.md5_of_message_system_attributes == "fdce4f2818803f2f73becc09a54792c0");
  CHECK(sent.message_id.size() == 36);
  CHECK(sent.sequence_number.empty());

  auto binary = message_to(url, "test");
  binary.message_attributes["attr1"] =
      value("Binary",
            "traceparent\x1e"
            "00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01");
  CHECK(call(binary).md5_of_message_attributes == "8cbe4db156db8a94db8b801b7addb984");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: over JSON and over Query", "[sqs][SendMessage]") {
  const std::string url = make_queue("orders");
  const auto answer = json("AmazonSQS.SendMessage", R"({"QueueUrl":")" + url +
                                                        R"(","MessageBody":"msg",)"
                                                        R"("MessageAttributes":{"Hello":{)"
                                                        R"("DataType":"String","StringValue":)"
                                                        R"("There"},"General":{"DataType":"String")"
                                                        R"(,"StringValue":"Kenobi"}}})");
  CHECK(answer.status == 200);
  CHECK_THAT(answer.body, Contains(R"("MD5OfMessageBody":"6e2baaf3b97dbeef01c0043275f9a0e7")") &&
                              Contains(R"("MD5OfMessageAttributes":)"
                                       R"("fca026605781cb4126a1e9044df24232")"));
  const auto xml =
      query("sqs", "Action=SendMessage&Version=2012-11-05&MessageBody=a%20%26b&QueueUrl=" + url +
                       "&MessageAttribute.1.Name=Hello&MessageAttribute.1.Value.DataType=String"
                       "&MessageAttribute.1.Value.StringValue=There"
                       "&MessageAttribute.2.Name=Raw&MessageAttribute.2.Value.DataType=Binary"
                       "&MessageAttribute.2.Value.BinaryValue=AAE%3D"
                       "&MessageSystemAttribute.1.Name=AWSTraceHeader"
                       "&MessageSystemAttribute.1.Value.DataType=String"
                       "&MessageSystemAttribute.1.Value.StringValue=Root");
  CHECK(xml.status == 200);
  CHECK_THAT(xml.body, Contains("<SendMessageResult><MD5OfMessageBody>") &&
                           Contains("<MD5OfMessageAttributes>") && Contains("<MessageId>"));
  receive_one(url);
  const auto received = receive_one(url);
  CHECK(received.body == "a &b");
  CHECK(received.message_attributes.at("Raw").binary_value->bytes == std::string("\0\1", 2));
  CHECK(received.attributes.at("AWSTraceHeader") == "Root");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: an unknown queue is QueueDoesNotExist, 400",
                 "[sqs][SendMessage]") {
  const auto answer =
      json("AmazonSQS.SendMessage", R"({"QueueUrl":"http://127.0.0.1:4566/000000000000/no",)"
                                    R"("MessageBody":"x"})");
  CHECK(answer.status == 400);
  CHECK_THAT(answer.body, Contains("com.amazonaws.sqs#QueueDoesNotExist"));
  // Nor is a host without a queue.
  CHECK_THAT(json("AmazonSQS.SendMessage", R"({"QueueUrl":"http://no","MessageBody":"x"})").body,
             Contains("com.amazonaws.sqs#QueueDoesNotExist"));
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: a name alone is a queue of the caller's",
                 "[sqs][SendMessage]") {
  make_queue("orders");
  CHECK(send("orders", "a").md5_of_message_body == "0cc175b9c0f1b6a831c399e269772661");
  CHECK(error_code([&] { send("order", "a"); }) == "QueueDoesNotExist");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: bodies", "[sqs][SendMessage]") {
  const std::string url = make_queue("orders", {{"MaximumMessageSize", "1024"}});
  CHECK(error_message([&] { send(url, ""); }) ==
        "The request must contain the parameter MessageBody.");
  CHECK_THAT(json("AmazonSQS.SendMessage", R"({"QueueUrl":")" + url + "\"}").body,
             Contains("MissingRequiredParameterException"));
  CHECK(error_code([&] { send(url, std::string(1024, 'a')); }).empty());
  CHECK(error_message([&] { send(url, std::string(1025, 'a')); }) ==
        "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.");
  // Attributes count: names, types and values.
  auto request = message_to(url, std::string(1000, 'a'));
  request.message_attributes["name"] = value("String", std::string(14, 'v'));
  CHECK(error_code([&] { call(request); }).empty());
  request.message_attributes["name"] = value("String", std::string(15, 'v'));
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValueException");

  CHECK(
      error_code([&] { send(url, "tab\tline\r\n\xC3\xA9\xF0\x9F\x98\x80\xEE\x80\x80"); }).empty());
  for (const char* body : {"\x01", "a\x0B", "\xEF\xBF\xBE", "\xED\xA0\x80", "\xFF", "\xC3"}) {
    CHECK(error_code([&] { send(url, body); }) == "InvalidMessageContents");
  }
  for (std::size_t at = 0; at < 20; ++at) {
    std::string body = "twenty characters ~~";
    body[at] = '\x1F';
    CHECK(error_code([&] { send(url, body); }) == "InvalidMessageContents");
    body[at] = '\x7F';
    CHECK(error_code([&] { send(url, body); }).empty());
  }
  CHECK_THAT(error_message([&] { send(url, "a\x1D"); }),
             Contains("Invalid binary character '#x1D' was found in the message body"));
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: message attributes follow AWS's rules",
                 "[sqs][SendMessage]") {
  const std::string url = make_queue("orders");
  const auto sending = [&](const std::string& name, const sqs::MessageAttributeValue& attribute) {
    return error_message([&] {
      auto request = message_to(url);
      request.message_attributes[name] = attribute;
      call(request);
    });
  };
  const auto text = value("String", "v");
  CHECK(sending("Good-name_1.x", text).empty());
  CHECK(sending("attr.1\u00f8\u00df\u00e4\u017f", text).empty());
  CHECK(sending("", text) == "The request must contain non-empty message (user) attribute names.");
  CHECK(sending(std::string(257, 'a'), text) ==
        "Message (user) attribute name must be shorter than 256 bytes.");
  for (const char* name :
       {"a b", "a!", "a(b", "a\u00a7b", "a\u00d7", "a\u0180", "\u00f8\u2028", "a\xC3"}) {
    CHECK_THAT(sending(name, text), Contains("can only contain upper and lower score characters"));
  }
  for (const char* name : {"AWS.x", "amazon.x", "Aws.y"}) {
    CHECK_THAT(sending(name, text), Contains("You can't use message attribute names beginning"));
  }
  for (const char* name : {".a", "a.", "a..b"}) {
    CHECK_THAT(sending(name, text), Contains("must not start or end with a period"));
  }
  CHECK(sending("ErrorDetails", value("String", "")) ==
        "Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.");
  CHECK(sending("Hello", value("Number", "world")) ==
        "Can't cast the value of message (user) attribute 'Hello' to a number.");
  for (const char* number : {"1", "-1.5", "+.5", "1e-3", "123456789012345678901234567890.5E10"}) {
    CHECK(sending("n", value("Number", number)).empty());
  }
  for (const char* number : {"", ".", "1e", "0x1", "1 ", "--1"}) {
    CHECK_FALSE(sending("n", value("Number", number)).empty());
  }
  CHECK(sending("Hello", value("Date", "x")) ==
        "The type of message (user) attribute 'Hello' is invalid. You must use only the following "
        "supported type prefixes: Binary, Number, String.");
  CHECK(sending("a", value("String." + std::string(250, 'a'), "x")) ==
        "Message (user) attribute type must be shorter than 256 bytes.");
  CHECK_FALSE(sending("a", value("Stringy", "x")).empty());
  CHECK_FALSE(sending("a", {}).empty());
  CHECK_FALSE(sending("a", value("Binary", "")).empty());

  auto request = message_to(url);
  for (int i = 0; i < 11; ++i) request.message_attributes["a" + std::to_string(i)] = text;
  CHECK(error_message([&] { call(request); }) ==
        "Number of message attributes [11] exceeds the allowed maximum [10].");
  auto system = message_to(url);
  system.message_system_attributes["Hello"] = text;
  CHECK(error_message([&] { call(system); }) ==
        "Message system attribute name 'Hello' is invalid.");
  auto list = message_to(url);
  list.message_attributes["a"] = text;
  list.message_attributes["a"].string_list_values = {"x"};
  CHECK(error_code([&] { call(list); }) == "UnsupportedOperation");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: delays of message and queue",
                 "[sqs][SendMessage]") {
  const std::string url = make_queue("orders", {{"DelaySeconds", "10"}});
  send(url, "queue's");
  auto own = message_to(url, "own");
  own.delay_seconds = 3;
  call(own);
  own.message_body = "none";
  own.delay_seconds = 0;
  call(own);
  CHECK(receive_bodies(url) == "none");
  pass(3s);
  CHECK(receive_bodies(url) == "own");
  pass(6999ms);
  CHECK(receive_bodies(url).empty());
  pass(1ms);
  CHECK(receive_bodies(url) == "queue's");
  CHECK(events("sqs.shown").size() == 2);
  for (const int delay : {-1, 901}) {
    own.delay_seconds = delay;
    CHECK(error_message([&] { call(own); }) ==
          "Value " + std::to_string(delay) +
              " for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= "
              "900.");
  }
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: standard queues take a group, no deduplication id",
                 "[sqs][SendMessage]") {
  const std::string url = make_queue("orders");
  send_fifo(url, "fair", "tenant");
  CHECK(receive_one(url).attributes.at("MessageGroupId") == "tenant");
  CHECK(error_message([&] { send_fifo(url, "b", "", "d"); }) ==
        "Value d for parameter MessageDeduplicationId is invalid. Reason: The request include "
        "parameter that is not valid for this queue type.");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: a FIFO queue needs its ids",
                 "[sqs][SendMessage][fifo]") {
  const std::string url = make_fifo("orders", false);
  CHECK(error_message([&] { send(url, "a"); }) ==
        "The request must contain the parameter MessageGroupId.");
  CHECK(error_code([&] { send(url, "a"); }) == "MissingRequiredParameterException");
  CHECK(error_message([&] { send_fifo(url, "a", "g"); }) ==
        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId "
        "provided explicitly");
  CHECK_THAT(error_message([&] { send_fifo(url, "a", "g g", "d"); }),
             Contains("MessageGroupId can only include alphanumeric and punctuation characters. 1 "
                      "to 128 in length."));
  CHECK(error_code([&] { send_fifo(url, "a", "g", std::string(129, 'd')); }) ==
        "InvalidParameterValueException");
  auto delayed = message_to(url);
  delayed.message_group_id = "g";
  delayed.message_deduplication_id = "d";
  delayed.delay_seconds = 2;
  CHECK(error_message([&] { call(delayed); }) ==
        "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that "
        "is not valid for this queue type.");
  delayed.delay_seconds = 0;
  CHECK(call(delayed).sequence_number.size() == 20);
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: duplicates of five minutes are dropped",
                 "[sqs][SendMessage][fifo]") {
  const std::string url = make_fifo("orders");
  const auto first = send_fifo(url, "a", "g", "d");
  const auto second = send_fifo(url, "b", "h", "d");
  CHECK(second.message_id == first.message_id);
  CHECK(second.sequence_number == first.sequence_number);
  CHECK(second.md5_of_message_body != first.md5_of_message_body);
  // Also after the first was deleted.
  remove(url, receive_one(url).receipt_handle);
  pass(4min + 59s);
  CHECK(send_fifo(url, "a", "g", "d").message_id == first.message_id);
  CHECK(counts(url) == "0/0/0");
  CHECK(events("sqs.deduplicated").size() == 2);
  pass(1s);
  const auto later = send_fifo(url, "a", "g", "d");
  CHECK(later.message_id != first.message_id);
  CHECK(later.sequence_number > first.sequence_number);
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: deduplication by content, and within groups",
                 "[sqs][SendMessage][fifo]") {
  const std::string by_content = make_fifo("content");
  send_fifo(by_content, "same", "g");
  send_fifo(by_content, "same", "h");
  send_fifo(by_content, "other", "g");
  CHECK(counts(by_content) == "2/0/0");
  const std::string by_group =
      make_queue("group.fifo", {{"FifoQueue", "true"}, {"DeduplicationScope", "messageGroup"}});
  send_fifo(by_group, "a", "g", "d");
  send_fifo(by_group, "b", "h", "d");
  send_fifo(by_group, "c", "g", "d");
  CHECK(counts(by_group) == "2/0/0");
}

TEST_CASE_METHOD(tests::SqsStage, "SendMessage: the journal knows who sent what",
                 "[sqs][SendMessage]") {
  const std::string url = make_queue("orders");
  const auto sent = send(url, "hello");
  const auto& event = *(journal.events().rbegin() + 1);
  CHECK(event.kind == "sqs.sent");
  CHECK(event.actor == "sqs");
  CHECK(event.subject == sent.message_id);
  CHECK(event.data == R"({"queue":"orders","sequence":1,"bytes":5,"from":"test"})");
  CHECK(event.cause != 0);
}
