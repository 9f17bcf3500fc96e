#include <nlohmann/json.hpp>

#include "fakes/ses/operations/send_email.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::SesFixture;

namespace {

using Json = nlohmann::json;

const std::string kRaw =
    "From: Jo <jo@home.test>\r\nTo: Hermes <hermes@acme.test>\r\nSubject: Make it\r\n blue\r\n"
    "Message-ID: <first@home.test>\r\nDate: Mon, 5 Jan 2026 08:59:59 +0000\r\n\r\nPlease\r\n";

struct InboundFixture : SesFixture {
  InboundFixture() { receiving(); }
};

}  // namespace

TEST_CASE_METHOD(InboundFixture, "Inbound: a mail becomes SES's notification", "[ses][inbound]") {
  const ses::ReceiveResult result = ses.receive(kRaw, "jo@home.test", {"hermes@acme.test"});
  CHECK(result.accepted == std::vector<std::string>{"hermes@acme.test"});
  CHECK(result.message_id.size() == 40);
  REQUIRE(topics.messages.size() == 1);
  CHECK(topics.messages[0].subject == "Amazon SES Email Receipt Notification");
  const Json message = notification();
  CHECK(message["notificationType"] == "Received");
  CHECK(message["mail"]["source"] == "jo@home.test");
  CHECK(message["mail"]["messageId"] == result.message_id);
  CHECK(message["mail"]["timestamp"] == "2026-01-05T09:00:00.000Z");
  CHECK(message["mail"]["destination"] == Json::array({"hermes@acme.test"}));
  CHECK(message["mail"]["headersTruncated"] == false);
  CHECK(message["mail"]["headers"][0]["name"] == "Return-Path");
  CHECK(message["mail"]["headers"][0]["value"] == "<jo@home.test>");
  const Json& common = message["mail"]["commonHeaders"];
  CHECK(common["from"] == Json::array({"Jo <jo@home.test>"}));
  CHECK(common["to"] == Json::array({"Hermes <hermes@acme.test>"}));
  CHECK(common["subject"] == "Make it blue");
  CHECK(common["messageId"] == "<first@home.test>");
  CHECK(common["date"] == "Mon, 5 Jan 2026 08:59:59 +0000");
  CHECK(common["returnPath"] == "jo@home.test");
  const Json& receipt = message["receipt"];
  CHECK(receipt["recipients"] == Json::array({"hermes@acme.test"}));
  CHECK(receipt["spamVerdict"]["status"] == "PASS");
  CHECK(receipt["action"] ==
        Json({{"type", "SNS"}, {"topicArn", tests::kMailTopic}, {"encoding", "UTF8"}}));
  const std::string content = message["content"];
  CHECK(content.starts_with("Return-Path: <jo@home.test>\r\nReceived: from home.test"));
  CHECK(content.ends_with(kRaw));
}

TEST_CASE_METHOD(InboundFixture, "Inbound: it is in the mailbox and in the journal",
                 "[ses][inbound]") {
  const std::string id = ses.receive(kRaw, "jo@home.test", {"hermes@acme.test"}).message_id;
  REQUIRE(mailbox.entries().size() == 1);
  CHECK(mailbox.entries()[0].direction == mail::Direction::kIn);
  CHECK(mailbox.entries()[0].ses_message_id == id);
  CHECK(mailbox.entries()[0].message().text == "Please\n");
  REQUIRE(events("mail.received").size() == 1);
  CHECK(events("mail.received")[0]["subject"] == "Make it blue");
}

TEST_CASE_METHOD(InboundFixture, "Inbound: no rule, no mailbox: the mail bounces",
                 "[ses][inbound]") {
  const auto result = ses.receive(kRaw, "jo@home.test", {"nobody@acme.test"});
  CHECK(result.message_id.empty());
  CHECK(result.refused == std::vector<std::string>{"nobody@acme.test"});
  CHECK(mailbox.entries().empty());
  REQUIRE(events("mail.bounced").size() == 1);
  CHECK(events("mail.bounced")[0]["reason"] ==
        "550 5.1.1 Requested action not taken: mailbox unavailable");
  const auto both = ses.receive(kRaw, "jo@home.test", {"nobody@acme.test", "hermes+t1@acme.test"});
  CHECK(both.accepted == std::vector<std::string>{"hermes+t1@acme.test"});
  CHECK(both.refused.size() == 1);
}

TEST_CASE_METHOD(InboundFixture, "Inbound: a domain that is not verified receives nothing",
                 "[ses][inbound]") {
  create_rule(rule("all"));
  CHECK(ses.accepts("other@acme.test"));
  CHECK(ses.accepts("other@mail.acme.test"));
  CHECK_FALSE(ses.accepts("other@else.test"));
}

TEST_CASE_METHOD(InboundFixture, "Inbound: rules apply in order, until one stops",
                 "[ses][inbound]") {
  create_rule(rule("copy", {"acme.test"}), "in");
  ses.receive(kRaw, "jo@home.test", {"hermes@acme.test"});
  CHECK(topics.messages.size() == 2);
  ses::ReceiptRule stop = rule("stop", {"hermes@acme.test"});
  stop.actions[0].sns_action.reset();
  stop.actions[0].stop_action = ses::StopAction{"RuleSet"};
  create_rule(stop, "in");
  ses.receive(kRaw, "jo@home.test", {"hermes@acme.test"});
  CHECK(topics.messages.size() == 3);
}

TEST_CASE_METHOD(InboundFixture, "Inbound: Base64 content, and rules that do not scan",
                 "[ses][inbound]") {
  ses::ReceiptRule encoded = rule("encoded", {"other@acme.test"});
  encoded.actions[0].sns_action->encoding = "Base64";
  encoded.scan_enabled = false;
  create_rule(encoded);
  ses.receive(kRaw, "jo@home.test", {"other@acme.test"});
  const Json message = notification();
  CHECK(message["receipt"]["action"]["encoding"] == "BASE64");
  CHECK(message["receipt"]["spamVerdict"]["status"] == "DISABLED");
  CHECK(message["content"].get<std::string>().starts_with("UmV0dXJuLVBhdGg6"));
}

TEST_CASE_METHOD(InboundFixture, "Inbound: past 150 KB the SNS action bounces", "[ses][inbound]") {
  ses.receive(kRaw + std::string(150 * 1024, 'a'), "jo@home.test", {"hermes@acme.test"});
  CHECK(topics.messages.empty());
  CHECK(events("mail.bounced").size() == 1);
}

TEST_CASE_METHOD(InboundFixture, "Inbound: a topic that went away is told by the journal",
                 "[ses][inbound]") {
  topics.existing.clear();
  ses.receive(kRaw, "jo@home.test", {"hermes@acme.test"});
  CHECK(events("ses.action_failed").size() == 1);
}

TEST_CASE_METHOD(InboundFixture, "Inbound: mail to the World's own domain comes in again",
                 "[ses][inbound]") {
  ses::SendEmailRequest request;
  request.source = "robot@acme.test";
  request.destination.to_addresses = {"hermes@acme.test"};
  request.message.subject.data = "To myself";
  call(request);
  CHECK(topics.messages.empty());
  pass(std::chrono::milliseconds{1});
  REQUIRE(topics.messages.size() == 1);
  CHECK(notification()["mail"]["commonHeaders"]["subject"] == "To myself");
  REQUIRE(mailbox.entries().size() == 2);
  CHECK(mailbox.entries()[1].direction == mail::Direction::kIn);
}
