#include "fakes/sqs/operations/receive_message.h"

#include <nlohmann/json.hpp>

#include "fakes/sqs/operations/change_message_visibility.h"
#include "tests/fakes/sqs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::error_code;
using tests::error_message;

namespace {

sqs::ReceiveMessageRequest receiving(const std::string& url) {
  sqs::ReceiveMessageRequest request;
  request.queue_url = url;
  return request;
}

// A stage whose queue may have three messages in flight, and has; two more are visible.
struct FullStage : tests::SqsStage {
  explicit FullStage(Attributes attributes = {})
      : tests::SqsStage([] {
          sqs::Options options;
          options.max_in_flight = 3;
          return options;
        }()),
        url(make_queue("orders", std::move(attributes))) {
    for (const char* body : {"a", "b", "c", "d", "e"}) send(url, body);
    for (const auto& message : receive(url, 10)) handles.push_back(message.receipt_handle);
  }

  using Waiting = decltype(std::declval<tests::Stage&>().send_json("", ""));
  Waiting wait_for_one() {
    Waiting waiting = send_json("AmazonSQS.ReceiveMessage",
                                R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})");
    pass(1s);
    REQUIRE_FALSE(waiting->response());
    return waiting;
  }
  // The body of the one message that it was given; "" if it waits still or was given none.
  static std::string given_to(const Waiting& waiting) {
    if (!waiting->response()) return {};
    const auto answer = nlohmann::json::parse(waiting->response()->body);
    return answer.contains("Messages") ? answer["Messages"].at(0)["Body"].get<std::string>() : "";
  }
  std::string batch(const std::string& operation, const std::string& more = {}) {
    return json("AmazonSQS." + operation, R"({"QueueUrl":")" + url +
                                              R"(","Entries":[{"Id":"1","ReceiptHandle":")" +
                                              handles.at(0) + "\"" + more + "}]}")
        .body;
  }

  std::string url;
  std::vector<std::string> handles;
};

}  // namespace

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: a message with all there is to know",
                 "[sqs][ReceiveMessage]") {
  const std::string url = make_queue("orders");
  const auto sent = send(url, "hello");
  pass(1500ms);
  const auto got = receive_one(url);
  CHECK(got.message_id == sent.message_id);
  CHECK(got.body == "hello");
  CHECK(got.md5_of_body == "5d41402abc4b2a76b9719d911017c592");
  CHECK(got.receipt_handle.size() > 80);
  const std::map<std::string, std::string> expected = {
      {"ApproximateFirstReceiveTimestamp", "1767603601500"},
      {"ApproximateReceiveCount", "1"},
      {"SenderId", "000000000000"},
      {"SentTimestamp", "1767603600000"}};
  CHECK(got.attributes == expected);
  pass(30s);
  const auto again = receive_one(url);
  CHECK(again.attributes.at("ApproximateReceiveCount") == "2");
  CHECK(again.attributes.at("ApproximateFirstReceiveTimestamp") == "1767603601500");
  CHECK(again.receipt_handle != got.receipt_handle);
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: over JSON and over Query",
                 "[sqs][ReceiveMessage]") {
  const std::string url = make_queue("orders");
  CHECK(json("AmazonSQS.ReceiveMessage", R"({"QueueUrl":")" + url + "\"}").body == "{}");
  send(url, "<a>");
  const auto answer =
      json("AmazonSQS.ReceiveMessage",
           R"({"QueueUrl":")" + url + R"(","MessageSystemAttributeNames":["SentTimestamp"]})");
  CHECK_THAT(answer.body, Contains(R"({"Messages":[{"MessageId":")") &&
                              Contains(R"("Body":"<a>","Attributes":{"SentTimestamp":)"
                                       R"("1767603600000"}}]})"));
  pass(30s);
  const auto xml = query("sqs",
                         "Action=ReceiveMessage&Version=2012-11-05&AttributeName.1=SentTimestamp"
                         "&MaxNumberOfMessages=10&QueueUrl=" +
                             url);
  CHECK_THAT(xml.body, Contains("<ReceiveMessageResult><Message><MessageId>") &&
                           Contains("<Body>&lt;a&gt;</Body><Attribute><Name>SentTimestamp</Name>"
                                    "<Value>1767603600000</Value></Attribute></Message>"
                                    "</ReceiveMessageResult>"));
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: attributes are given to who asks",
                 "[sqs][ReceiveMessage]") {
  const std::string url = make_queue("orders");
  sqs::SendMessageRequest message;
  message.queue_url = url;
  message.message_body = "msg";
  for (const auto& [name, text] :
       {std::pair{"Help.Me", "Me"}, {"Hello", "There"}, {"General", "Kenobi"}}) {
    message.message_attributes[name].data_type = "String";
    message.message_attributes[name].string_value = text;
  }
  call(message);
  // Names asked for, names given, and the checksum AWS gives for just these.
  struct Case {
    std::vector<std::string> asked;
    std::size_t given;
    std::string md5;
  };
  for (const Case& c :
       {Case{{}, 0, ""}, Case{{"All"}, 3, "4c360f3fdafd970e05fae2f149d997f5"},
        Case{{".*"}, 3, "4c360f3fdafd970e05fae2f149d997f5"},
        Case{{"*"}, 3, "4c360f3fdafd970e05fae2f149d997f5"}, Case{{"Hel*"}, 0, ""},
        Case{{"Hello", "General"}, 2, "fca026605781cb4126a1e9044df24232"},
        Case{{"Hello", "nope"}, 1, "a311262e065454b75da111d535b8dacd"},
        Case{{"Hel.*"}, 2, "83fee93c1bcd8b9a5a923ffacdc636c7"}, Case{{"nope", "AWS."}, 0, ""}}) {
    auto request = receiving(url);
    request.visibility_timeout = 0;
    request.message_attribute_names = c.asked;
    const auto got = call(request).messages.at(0);
    CHECK(got.message_attributes.size() == c.given);
    CHECK(got.md5_of_message_attributes == c.md5);
    CHECK(got.attributes.empty());
  }
  auto one = receiving(url);
  one.attribute_names = {"SenderId", "SequenceNumber", "VisibilityTimeout"};
  CHECK(call(one).messages.at(0).attributes.size() == 1);
  one.attribute_names = {"Colour"};
  CHECK(error_message([&] { call(one); }) == "Unknown Attribute Colour.");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: parameters have ranges",
                 "[sqs][ReceiveMessage]") {
  const std::string url = make_queue("orders");
  auto request = receiving(url);
  for (const int bad : {0, 11}) {
    request.max_number_of_messages = bad;
    CHECK(error_message([&] { call(request); }) ==
          "Value " + std::to_string(bad) +
              " for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if "
              "provided.");
  }
  request = receiving(url);
  request.wait_time_seconds = 21;
  CHECK(error_message([&] { call(request); }) ==
        "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if "
        "provided.");
  request = receiving(url);
  request.visibility_timeout = 43201;
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValueException");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: in the order in which messages became visible",
                 "[sqs][ReceiveMessage]") {
  const std::string url = make_queue("orders");
  for (const char* body : {"a", "b", "c"}) send(url, body);
  CHECK(receive_bodies(url, 2) == "a b");
  send(url, "d");
  CHECK(receive_bodies(url) == "c d");
  pass(30s);
  CHECK(receive_bodies(url) == "a b c d");
  CHECK(receive_bodies(url).empty());
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: the visibility timeout of queue and request",
                 "[sqs][ReceiveMessage]") {
  const std::string url = make_queue("orders", {{"VisibilityTimeout", "10"}});
  send(url, "a");
  CHECK(receive(url).size() == 1);
  pass(9999ms);
  CHECK(receive(url).empty());
  pass(1ms);
  CHECK(receive(url, 1, 43200).size() == 1);
  pass(11h + 59min + 59s);
  CHECK(receive(url).empty());
  pass(1s);
  auto peeking = receiving(url);
  peeking.visibility_timeout = 0;
  CHECK(call(peeking).messages.size() == 1);
  CHECK(call(peeking).messages.size() == 1);
  CHECK(counts(url) == "1/0/0");
  // A message is given once a receive, even if it stays visible.
  peeking.max_number_of_messages = 10;
  CHECK(call(peeking).messages.size() == 1);
  CHECK(events("sqs.shown").size() == 2);
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: FIFO groups keep their order and block",
                 "[sqs][ReceiveMessage][fifo]") {
  const std::string url = make_fifo("orders");
  for (const char* body : {"a1", "b1", "a2", "a3", "b2"}) {
    send_fifo(url, body, std::string(1, body[0]));
  }
  const auto first = receive(url, 1);
  CHECK(first.at(0).body == "a1");
  CHECK(first.at(0).attributes.at("MessageGroupId") == "a");
  CHECK(first.at(0).attributes.at("SequenceNumber").size() == 20);
  CHECK(first.at(0).attributes.at("MessageDeduplicationId").size() == 64);
  // Group a is blocked, b is not; as many of one group as can be had.
  const auto second = receive(url, 10);
  REQUIRE(second.size() == 2);
  CHECK(second.at(1).body == "b2");
  CHECK(receive_bodies(url).empty());
  remove(url, first.at(0).receipt_handle);
  CHECK(receive_bodies(url, 1) == "a2");
  CHECK(receive_bodies(url).empty());
  pass(30s);
  CHECK(receive_bodies(url) == "b1 b2 a2 a3");
}

// What comes back waits behind the groups that were not served yet, as AWS was seen to do.
TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: a FIFO group that is visible again comes last",
                 "[sqs][ReceiveMessage][fifo]") {
  const std::string url = make_fifo("orders");
  for (const char* body : {"a1", "b1", "b2", "c1", "a2"}) {
    send_fifo(url, body, std::string(1, body[0]));
  }
  auto request = receiving(url);
  request.max_number_of_messages = 3;
  request.visibility_timeout = 0;
  CHECK(call(request).messages.at(2).body == "b1");
  CHECK(receive(url, 1, 10).at(0).body == "c1");
  pass(1s);
  CHECK(receive(url, 2, 10).at(1).body == "a2");
  pass(10s);
  CHECK(receive_bodies(url, 5) == "b1 b2 c1 a1 a2");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: a message given back waits behind other groups",
                 "[sqs][ReceiveMessage][fifo]") {
  const std::string url = make_fifo("orders");
  for (const char* body : {"a1", "a2", "b1"}) send_fifo(url, body, std::string(1, body[0]));
  const auto taken = receive(url, 2);
  sqs::ChangeMessageVisibilityRequest request;
  request.queue_url = url;
  request.receipt_handle = taken.at(0).receipt_handle;
  request.visibility_timeout = 0;
  call(request);
  // a2 is still in flight.
  CHECK(receive_bodies(url, 3) == "b1 a1");
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: deleting wakes who waits for a FIFO group",
                 "[sqs][ReceiveMessage][fifo]") {
  const std::string url = make_fifo("orders");
  send_fifo(url, "a1", "a");
  send_fifo(url, "a2", "a");
  const auto handle = receive_one(url).receipt_handle;
  const auto waiting = send_json("AmazonSQS.ReceiveMessage",
                                 R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":20})");
  pass(1s);
  CHECK_FALSE(waiting->response());
  remove(url, handle);
  pass(0s);
  REQUIRE(waiting->response());
  CHECK_THAT(waiting->response()->body, Contains("a2"));
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: FIFO delays block their group",
                 "[sqs][ReceiveMessage][fifo]") {
  const std::string url = make_queue(
      "orders.fifo",
      {{"FifoQueue", "true"}, {"ContentBasedDeduplication", "true"}, {"DelaySeconds", "10"}});
  send_fifo(url, "a1", "a");
  pass(5s);
  send_fifo(url, "a2", "a");
  CHECK(counts(url) == "0/0/2");
  pass(5s);
  CHECK(receive_bodies(url) == "a1");
  pass(5s);
  CHECK(receive_bodies(url).empty());
}

TEST_CASE_METHOD(tests::SqsStage, "ReceiveMessage: messages expire when their retention is over",
                 "[sqs][ReceiveMessage]") {
  const std::string url = make_queue("orders", {{"MessageRetentionPeriod", "60"}});
  send(url, "a");
  pass(20s);
  send(url, "b");
  CHECK(receive_bodies(url, 1) == "a");
  pass(39999ms);
  CHECK(counts(url) == "2/0/0");
  pass(1ms);
  CHECK(receive_bodies(url) == "b");
  // In flight or not.
  pass(20s);
  CHECK(counts(url) == "0/0/0");
  CHECK(events("sqs.expired").size() == 2);
  CHECK(scheduler.empty());
}

TEST_CASE_METHOD(FullStage, "ReceiveMessage: a queue with too many in flight",
                 "[sqs][ReceiveMessage]") {
  CHECK(sqs::kMaxInFlight == 120'000);
  CHECK(counts(url) == "2/3/0");
  CHECK(error_code([&] { receive(url); }) == "OverLimit");
  CHECK(json("AmazonSQS.ReceiveMessage", R"({"QueueUrl":")" + url + "\"}").status == 403);
  // With long polling there is no error, only no message.
  const auto waiting =
      send_json("AmazonSQS.ReceiveMessage", R"({"QueueUrl":")" + url + R"(","WaitTimeSeconds":1})");
  pass(1s);
  CHECK(waiting->response()->body == "{}");
}

TEST_CASE_METHOD(FullStage, "ReceiveMessage: a long poll goes on when there is room in flight",
                 "[sqs][ReceiveMessage]") {
  const auto first = wait_for_one();
  const auto second = wait_for_one();
  SECTION("by a deletion") { remove(url, handles.at(0)); }
  SECTION("by a batch of deletions") {
    CHECK_THAT(batch("DeleteMessageBatch"), Contains("Successful"));
  }
  pass(0s);
  CHECK(given_to(first) == "d");
  CHECK_FALSE(second->response());
  remove(url, handles.at(1));
  pass(0s);
  CHECK(given_to(second) == "e");
  CHECK(counts(url) == "0/3/0");
}

TEST_CASE_METHOD(FullStage, "ReceiveMessage: a long poll goes on when a message in flight is shown",
                 "[sqs][ReceiveMessage]") {
  const auto waiting = wait_for_one();
  SECTION("by its consumer") {
    sqs::ChangeMessageVisibilityRequest request;
    request.queue_url = url;
    request.receipt_handle = handles.at(0);
    request.visibility_timeout = 0;
    call(request);
  }
  SECTION("by its consumer, in a batch") {
    CHECK_THAT(batch("ChangeMessageVisibilityBatch", R"(,"VisibilityTimeout":0)"),
               Contains("Successful"));
  }
  pass(0s);
  CHECK(given_to(waiting) == "d");
  CHECK(counts(url) == "2/3/0");
}

TEST_CASE("ReceiveMessage: a long poll goes on when the time of messages in flight is over",
          "[sqs][ReceiveMessage]") {
  SECTION("that of their visibility timeout") {
    FullStage stage{FullStage::Attributes{{"VisibilityTimeout", "10"}}};
    const auto waiting = stage.wait_for_one();
    stage.pass(8999ms);
    CHECK_FALSE(waiting->response());
    stage.pass(1ms);
    CHECK(FullStage::given_to(waiting) == "d");
  }
  SECTION("that of their retention") {
    FullStage stage{
        FullStage::Attributes{{"MessageRetentionPeriod", "60"}, {"VisibilityTimeout", "600"}}};
    stage.pass(50s);
    stage.send(stage.url, "f");
    const auto waiting = stage.wait_for_one();
    stage.pass(8999ms);
    CHECK_FALSE(waiting->response());
    stage.pass(1ms);
    CHECK(FullStage::given_to(waiting) == "f");
    CHECK(stage.counts(stage.url) == "0/1/0");
  }
}

TEST_CASE_METHOD(FullStage, "ReceiveMessage: a purge makes room, and the next message is received",
                 "[sqs][ReceiveMessage]") {
  const auto waiting = wait_for_one();
  CHECK(json("AmazonSQS.PurgeQueue", R"({"QueueUrl":")" + url + "\"}").status == 200);
  pass(0s);
  CHECK_FALSE(waiting->response());
  send(url, "f");
  pass(0s);
  CHECK(given_to(waiting) == "f");
}
