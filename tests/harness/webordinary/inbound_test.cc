#include "harness/webordinary/standins/inbound.h"

#include "fakes/aws/base64.h"
#include "sim/journal/json_writer.h"
#include "tests/support/catch.h"

namespace {

constexpr char kMail[] =
    "From: Jo <jo@example.test>\r\nTo: ameliastamps-website@edit.webordinary.test\r\n"
    "Subject: Header\r\nMessage-ID: <m2@example.test>\r\nIn-Reply-To: <m1@example.test>\r\n"
    "References: <m0@example.test> <m1@example.test>\r\n\r\nMake it blue\r\n";

std::string notification(const std::string& content) {
  sim::JsonWriter json;
  json.begin_object().key("notificationType").value("Received");
  json.key("content").value(content).end_object();
  return json.take();
}

std::string envelope(const std::string& message) {
  sim::JsonWriter json;
  json.begin_object().key("Type").value("Notification").key("Message").value(message).end_object();
  return json.take();
}

}  // namespace

TEST_CASE("parse_inbound: a mail in an SNS envelope", "[standins][inbound]") {
  const auto inbound = harness::parse_inbound(envelope(notification(kMail)));
  REQUIRE(inbound);
  CHECK(inbound->channel == "email");
  CHECK(inbound->id == "m2@example.test");
  CHECK(inbound->container.id() == "ameliastamps-website-jo");
  CHECK(inbound->text == "Make it blue");
  CHECK(inbound->thread == harness::thread_id("m0@example.test"));
  CHECK(inbound->references ==
        std::vector<std::string>{"m0@example.test", "m1@example.test", "m2@example.test"});
}

TEST_CASE("parse_inbound: raw delivery, and content in base64", "[standins][inbound]") {
  CHECK(harness::parse_inbound(notification(kMail)));
  CHECK(harness::parse_inbound(notification(aws::base64_encode(kMail))));
}

TEST_CASE("parse_inbound: SMS and chat", "[standins][inbound]") {
  const auto sms = harness::parse_inbound(
      R"({"channel":"sms","id":"s1","from":"+15550002","to":"+15550001","text":"hi",
          "clientId":"c","projectId":"p","userId":"u"})");
  REQUIRE(sms);
  CHECK(sms->thread == harness::thread_id("sms:+15550001:+15550002"));
  const auto chat = harness::parse_inbound(
      R"({"channel":"chat","id":"c1","conversation":"room","from":"jo","text":"hi",
          "clientId":"c","projectId":"p","userId":"u"})");
  REQUIRE(chat);
  CHECK(chat->thread == harness::thread_id("room"));
}

TEST_CASE("parse_inbound: what is nobody's is nothing", "[standins][inbound]") {
  for (const char* body : {"", "7", "{}", "{\"content\":7}", "{\"Message\":\"not json\"}",
                           "{\"channel\":\"fax\",\"id\":\"1\",\"from\":\"a\",\"text\":\"b\"}"}) {
    CAPTURE(body);
    CHECK_FALSE(harness::parse_inbound(body));
  }
  CHECK_FALSE(harness::parse_inbound(
      notification("From: jo@example.test\r\nTo: nodash@edit.test\r\nMessage-ID: <a@b>\r\n\r\n")));
}
