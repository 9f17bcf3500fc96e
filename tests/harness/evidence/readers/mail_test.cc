#include "tests/harness/evidence/collected.h"
#include "tests/harness/evidence/mutations.h"
#include "tests/support/catch.h"

using evidence::IdKind;
using tests::collected;
using tests::collected_of;
using tests::has_id;

namespace {

constexpr char kSesId[] = "0102019b8c5d7e1f-93bb6e2d-0e5c-4d6e-8f1c-2f0d6a1f7a11-000000";
constexpr char kInbound[] = "o3vrnil0e2ic28trm7dfhrc2v0c1example0gbp1";

}  // namespace

TEST_CASE("SES: published events, one a line", "[evidence][ses]") {
  const auto all = collected("ses/firehose-lines.json");
  CHECK(all->all_is_well());
  const auto bounces = all->of("ses:Bounce");
  REQUIRE(bounces.size() == 1);
  CHECK(bounces[0].time == sim::from_unix_ms(1767607323555));
  CHECK(bounces[0].actor == "support@example.com");
  CHECK(bounces[0].resource == "user@example.com");
  CHECK(has_id(bounces[0], IdKind::kMail, kSesId));
  CHECK(has_id(bounces[0], IdKind::kMail, "answer-1@example.com"));
  CHECK(has_id(bounces[0], IdKind::kThread, "question-1@example.com"));
  CHECK(bounces[0].payload.find("smtp; 550 5.1.1") != std::string::npos);
  const auto sends = all->of("ses:Send");
  REQUIRE(sends.size() == 4);
  for (const evidence::Fact& send : sends) {
    CHECK(send.own_id == sends[0].own_id);
    CHECK(send.time == sim::from_unix_ms(1767607320000));
  }
  CHECK(all->of("ses:Delivery").size() == 1);
  CHECK(all->of("ses:RenderingFailure").size() == 1);
}

TEST_CASE("SES: a bounce alone and in an envelope of SNS is the same", "[evidence][ses]") {
  const auto bare = collected("ses/bare-bounce.json");
  const auto wrapped = collected("ses/in-sns.json");
  CHECK(bare->all_is_well());
  CHECK(wrapped->all_is_well());
  REQUIRE(bare->of("ses:Bounce").size() == 1);
  REQUIRE(wrapped->of("ses:Bounce").size() == 1);
  CHECK(bare->of("ses:Bounce")[0].own_id == wrapped->of("ses:Bounce")[0].own_id);
  CHECK(wrapped->of("sns:Notification").size() == 1);
}

TEST_CASE("SES: inbound mail, with its content and without", "[evidence][ses]") {
  const auto all = collected("ses/inbound.json");
  CHECK(all->all_is_well());
  REQUIRE(all->of("ses:Received").size() == 1);
  CHECK(has_id(all->of("ses:Received")[0], IdKind::kMail, kInbound));
  const auto mails = all->of("mail:Message");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].time == sim::from_unix_ms(1767607082114));
  CHECK(mails[0].payload.find("Where is it?") != std::string::npos);
  const auto lambda = collected("ses/lambda-inbound.json");
  CHECK(lambda->all_is_well());
  CHECK(lambda->of("ses:Received").size() == 1);
  CHECK(lambda->of("mail:Message").empty());
}

TEST_CASE("mail: as SES puts it into a bucket", "[evidence][mail]") {
  const auto all = collected(std::string("mail/") + kInbound);
  CHECK(all->all_is_well());
  REQUIRE(all->facts.size() == 1);
  const evidence::Fact& mail = all->facts[0];
  CHECK(mail.operation == "mail:Message");
  CHECK(mail.time == sim::from_unix_ms(1767607080000));
  CHECK(mail.resolution == std::chrono::seconds{1});
  CHECK(mail.actor == "user@example.com");
  CHECK(mail.resource == "support@example.com");
  CHECK(has_id(mail, IdKind::kMail, kInbound));
  CHECK(has_id(mail, IdKind::kMail, "question-1@example.com"));
  CHECK(has_id(mail, IdKind::kThread, "question-1@example.com"));
  CHECK(mail.payload.find(R"("from":["User <user@example.com>"])") != std::string::npos);
}

TEST_CASE("SES: what is missing is told", "[evidence][ses]") {
  const auto all = collected_of(R"({"eventType":"Bounce","mail":{}})");
  CHECK(all->of("ses:Bounce").size() == 1);
  CHECK(all->unknown["an SES event without a timestamp"].size() == 1);
  const auto content = collected_of(
      R"({"notificationType":"Received","mail":{"timestamp":"2026-01-05T10:02:00.000Z"},)"
      R"("receipt":{"action":{"encoding":"BASE64"}},"content":"?"})");
  CHECK(content->unknown["the content of a mail that is no base64"].size() == 1);
}

TEST_CASE("mail and SES: broken in any way, no crash", "[evidence][ses][mail]") {
  const std::string event =
      R"({"eventType":"Bounce","mail":{"timestamp":"2026-01-05T10:02:00.000Z","messageId":"0102",)"
      R"("destination":["a@example.com"],"headers":[{"name":"Message-ID","value":"<1@b>"}]},)"
      R"("bounce":{"timestamp":"2026-01-05T10:02:00.000Z","feedbackId":"1"}})";
  const std::string mail =
      "From: a@example.com\r\nTo: b@example.com\r\nMIME-Version: 1.0\r\nContent-Type: "
      "multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhello\r\n--x--\r\n";
  for (const std::string& text : {event, mail}) {
    for (const std::string& broken : tests::mutations(text)) {
      CHECK(collected_of(broken)->facts.size() <= 4);
    }
  }
}
