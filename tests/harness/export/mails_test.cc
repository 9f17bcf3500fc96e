#include "tests/harness/explain/happened.h"
#include "tests/harness/export/exported.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::Happened;
using tests::TakeToExport;

namespace {

constexpr char kMailId[] = "8c918nr7svqomj7jlum0kdfitcgo0rjjg9sird6h";
constexpr char kRaw[] =
    "Return-Path: <jo@x.test>\r\n"
    "Received: from x.test (x.test [127.0.0.1]) by inbound-smtp.us-east-1.amazonaws.com with SMTP "
    "id 8c918nr7svqomj7jlum0kdfitcgo0rjjg9sird6h for a@y.test; Mon, 5 Jan 2026 09:00:49 +0000 "
    "(UTC)\r\n"
    "From: jo@x.test\r\nTo: a@y.test\r\nSubject: hello\r\n"
    "Date: Mon, 05 Jan 2026 09:00:49 +0000\r\nMessage-ID: <1@x.test>\r\n"
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nthe text\r\n";

void mail_comes_in(Happened& take, const std::string& id) {
  take.event("ses", "mail.received", id,
             {{"entry", 1},
              {"from", "jo@x.test"},
              {"to", {"a@y.test"}},
              {"subject", "hello"},
              {"message_id", "1@x.test"},
              {"bytes", 100}});
}

// The queue hands out what SNS made of the notification.
void notify(Happened& take, json notification) {
  const json envelope = {{"Type", "Notification"}, {"Message", notification.dump()}};
  take.reply(take.call("worker", "sqs.ReceiveMessage", json::object()), "sqs.ReceiveMessage",
             {{"Messages", {{{"MessageId", "m"}, {"Body", envelope.dump()}}}}});
}

json notification(const std::string& id, const std::string& encoding, const std::string& content) {
  return {{"notificationType", "Received"},
          {"mail", {{"messageId", id}}},
          {"receipt", {{"action", {{"type", "SNS"}, {"encoding", encoding}}}}},
          {"content", content}};
}

}  // namespace

TEST_CASE("export mail: the raw mail by SES's id, once however often it was received",
          "[export][mail]") {
  Happened take;
  mail_comes_in(take, kMailId);
  notify(take, notification(kMailId, "UTF8", kRaw));
  notify(take, notification(kMailId, "UTF8", kRaw));
  TakeToExport exported(take.journal());
  const auto mails = exported.documents("mail");
  REQUIRE(mails.size() == 1);
  CHECK(mails.at(kMailId) == kRaw);
  CHECK(exported.told().records == 1);
  CHECK(exported.told().notes.empty());
}

TEST_CASE("export mail: base64 is unpacked", "[export][mail]") {
  Happened take;
  mail_comes_in(take, kMailId);
  notify(take, notification(kMailId, "BASE64", "RnJvbTogam8NCg0KaGk="));
  TakeToExport exported(take.journal());
  CHECK(exported.documents("mail").at(kMailId) == "From: jo\r\n\r\nhi");
}

TEST_CASE("export mail: a mail that no notification has is told", "[export][mail]") {
  Happened take;
  mail_comes_in(take, kMailId);
  TakeToExport exported(take.journal());
  CHECK(exported.documents("mail").empty());
  REQUIRE(exported.told().notes.size() == 1);
  CHECK(exported.told().notes[0] ==
        "1 left out, as no notification that was received has the mail");
}

TEST_CASE("export mail: import finds each mail", "[export][mail]") {
  Happened take;
  mail_comes_in(take, kMailId);
  notify(take, notification(kMailId, "UTF8", kRaw));
  TakeToExport exported(take.journal());
  const auto facts = exported.facts("mail");
  REQUIRE(facts.size() == 1);
  CHECK(facts[0].dump().find("1@x.test") != std::string::npos);
  CHECK(facts[0].at("time") == "2026-01-05T09:00:49.000000000Z");
}
