#include "fakes/ses/faults.h"

#include <nlohmann/json.hpp>

#include "fakes/aws/call_faults.h"
#include "fakes/ses/operations/get_send_statistics.h"
#include "fakes/ses/operations/send_bulk_templated_email.h"
#include "fakes/ses/operations/send_email.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr const char* kJo = "jo@users.test";

struct SesFaults : tests::SesFixture {
  SesFaults() : SesFixture(ses::Options{.sandbox = false}) {
    verify_domain("acme.test");
    make_configuration_set("events");
    make_event_destination("events", "all", {"BOUNCE", "COMPLAINT", "DELIVERY", "DELIVERY_DELAY"});
  }

  void add(const aws::FaultKind& kind, aws::FaultRule rule = {}) {
    rule.kind = &kind;
    environment.faults.add(std::move(rule), scheduler.now());
  }
  void send(const std::string& to = kJo) {
    ses::SendEmailRequest request;
    request.source = "orders@acme.test";
    request.destination.to_addresses = {to};
    request.message.subject.data = "Your order";
    request.message.body.text = ses::Content{"Thanks", {}};
    request.configuration_set_name = "events";
    call(request);
    pass(0s);
  }
  sim::http::Response send_v2() {
    return rest("POST", "/v2/email/outbound-emails",
                R"({"FromEmailAddress":"orders@acme.test",)"
                R"("Destination":{"ToAddresses":["jo@users.test"]},"Content":{"Simple":)"
                R"({"Subject":{"Data":"a"},"Body":{"Text":{"Data":"b"}}}}})");
  }
  std::string published() const {
    std::string types;
    for (const auto& message : topics.messages) {
      const auto event = nlohmann::json::parse(message.message);
      types += (types.empty() ? "" : " ") +
               event.value("eventType", event.value("notificationType", ""));
    }
    return types;
  }
  std::vector<ses::SendDataPoint> statistics() {
    return call(ses::GetSendStatisticsRequest{}).send_data_points;
  }
};

}  // namespace

TEST_CASE_METHOD(SesFaults, "ses.sending_rate: Throttling, in version 2 TooManyRequestsException",
                 "[ses][faults]") {
  add(ses::kSendingRate, {.of = "orders@*"});
  CHECK(tests::error_code([&] { send(); }) == "Throttling");
  CHECK(tests::error_message([&] { send(); }) == "Maximum sending rate exceeded.");
  const auto answer = send_v2();
  CHECK(answer.status == 429);
  CHECK(answer.headers.get("x-amzn-ErrorType") == "TooManyRequestsException");
  CHECK_THAT(answer.body, Contains("Maximum sending rate exceeded."));
  CHECK(events("mail.sent").empty());
  CHECK(events("api.error").back().contains("fault"));
}

TEST_CASE_METHOD(SesFaults, "ses.daily_quota: some mails of a bulk are not sent", "[ses][faults]") {
  make_template({"hello", "Hello", "Hello {{name}}", {}});
  add(ses::kDailyQuota, {.number = 2});
  add(ses::kSendingRate, {.number = 3});
  ses::SendBulkTemplatedEmailRequest request;
  request.source = "orders@acme.test";
  request.template_name = "hello";
  request.default_template_data = R"({"name":"you"})";
  request.destinations.resize(3);
  for (auto& each : request.destinations) each.destination.to_addresses = {kJo};
  const auto status = call(request).status;
  REQUIRE(status.size() == 3);
  CHECK(status[0].status == "Success");
  CHECK(status[1].status == "AccountDailyQuotaExceeded");
  CHECK(status[1].error == "Daily message quota exceeded.");
  CHECK(status[2].status == "AccountThrottled");
}

TEST_CASE_METHOD(SesFaults, "ses.hard_bounce: it was sent, and bounces a moment later",
                 "[ses][faults]") {
  add(ses::kHardBounce, {.of = kJo});
  send();
  send("al@users.test");
  CHECK(published() == "Delivery");
  pass(2s);
  CHECK(published() == "Delivery Bounce");
  const auto bounce = notification()["bounce"];
  CHECK(bounce["bounceType"] == "Permanent");
  CHECK(bounce["bouncedRecipients"][0]["status"] == "5.1.1");
  CHECK(bounce["bouncedRecipients"][0]["emailAddress"] == kJo);
  REQUIRE(events("mail.bounced").size() == 1);
  CHECK(statistics().at(0).bounces == 1);
}

TEST_CASE_METHOD(SesFaults, "ses.soft_bounce: SES tries for fourteen hours", "[ses][faults]") {
  add(ses::kSoftBounce);
  send();
  CHECK(published() == "DeliveryDelay");
  CHECK(notification()["deliveryDelay"]["delayType"] == "MailboxFull");
  CHECK(notification()["deliveryDelay"]["expirationTime"] ==
        sim::to_iso8601(scheduler.now() + 14h));
  pass(14h - 1s);
  CHECK(published() == "DeliveryDelay");
  pass(1s);
  CHECK(published() == "DeliveryDelay Bounce");
  CHECK(notification()["bounce"]["bounceType"] == "Transient");
}

TEST_CASE_METHOD(SesFaults, "ses.soft_bounce: mail to this World does not come in",
                 "[ses][faults]") {
  receiving("hermes@acme.test");
  add(ses::kSoftBounce, {.number = 1});
  send("hermes@acme.test");
  pass(24h);
  CHECK(events("mail.received").empty());
  send("hermes@acme.test");
  CHECK(events("mail.received").size() == 1);
}

TEST_CASE_METHOD(SesFaults, "ses.complaint: it arrives, and is complained about later",
                 "[ses][faults]") {
  add(ses::kComplaint, {.parameters = {{"by", sim::Duration{10min}.count()}}});
  send();
  CHECK(published() == "Delivery");
  pass(10min);
  CHECK(published() == "Delivery Complaint");
  CHECK(notification()["complaint"]["complainedRecipients"][0]["emailAddress"] == kJo);
  CHECK(events("mail.complained").size() == 1);
  for (const sim::Event& event : journal.events()) {
    if (event.kind == "mail.complained") {
      CHECK(journal.events().at(event.cause - 1).kind == "fault.struck");
    }
  }
}

TEST_CASE_METHOD(SesFaults, "ses.delivery_delay: it comes in later", "[ses][faults]") {
  receiving("hermes@acme.test");
  add(ses::kDeliveryDelay);
  send("hermes@acme.test");
  CHECK(published() == "DeliveryDelay");
  pass(10min - 1s);
  CHECK(events("mail.received").empty());
  pass(1s);
  CHECK(events("mail.received").size() == 1);
  CHECK_THAT(published(), Contains("Delivery"));
}

TEST_CASE_METHOD(SesFaults, "ses.late_event: the event comes, later", "[ses][faults]") {
  add(ses::kLateEvent, {.of = "events", .number = 1});
  send();
  CHECK(published().empty());
  send();
  CHECK(published() == "Delivery");
  pass(60s);
  CHECK(published() == "Delivery Delivery");
}

TEST_CASE_METHOD(SesFaults, "ses.received_twice: the same Message-ID, another id of SES's",
                 "[ses][faults]") {
  receiving("hermes@acme.test");
  add(ses::kReceivedTwice);
  const std::string raw =
      "From: jo@users.test\r\nTo: hermes@acme.test\r\nMessage-ID: <1@users.test>\r\n\r\nHi\r\n";
  ses.receive(raw, kJo, {"hermes@acme.test", "nobody@acme.test"});
  pass(5min - 1s);
  REQUIRE(events("mail.received").size() == 1);
  pass(1s);
  const auto received = events("mail.received");
  REQUIRE(received.size() == 2);
  CHECK(received[0]["message_id"] == "1@users.test");
  CHECK(received[1]["message_id"] == "1@users.test");
  REQUIRE(topics.messages.size() == 2);
  const auto first = nlohmann::json::parse(topics.messages[0].message);
  CHECK(first["mail"]["messageId"] != notification()["mail"]["messageId"]);
  pass(1h);
  CHECK(topics.messages.size() == 2);
}

TEST_CASE_METHOD(SesFaults, "aws.throttled: SES says Throttling, 400", "[ses][faults]") {
  add(aws::kThrottled, {.of = "ses.SendEmail"});
  CHECK(tests::error_message([&] { send(); }) == "Maximum sending rate exceeded.");
}
