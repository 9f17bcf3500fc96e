#include "fakes/ses/sending/sending_events.h"

#include <nlohmann/json.hpp>

#include "fakes/ses/operations/send_email.h"
#include "fakes/ses/operations/send_email_v2.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace {

struct SendingEvents : tests::SesFixture {
  SendingEvents() : SesFixture(ses::Options{.sandbox = false}) {
    verify_domain("acme.test");
    make_configuration_set("events");
    make_event_destination("events", "all",
                           {"SEND", "BOUNCE", "COMPLAINT", "DELIVERY", "DELIVERY_DELAY"});
  }

  std::string send(const std::string& to, const std::string& configuration_set = "events") {
    ses::SendEmailRequest request;
    request.source = "Acme <orders@acme.test>";
    request.destination.to_addresses = {to};
    request.message.subject.data = "Your order";
    request.message.body.text = ses::Content{"Thanks", {}};
    request.tags = {{"campaign", "spring"}};
    if (!configuration_set.empty()) request.configuration_set_name = configuration_set;
    const std::string id = call(request).message_id;
    pass(0s);
    return id;
  }
  // The types of the events that were published, in their order.
  std::string published() const {
    std::string types;
    for (const auto& message : topics.messages) {
      const auto event = nlohmann::json::parse(message.message);
      types += (types.empty() ? "" : " ") + event.at("eventType").get<std::string>();
    }
    return types;
  }
};

}  // namespace

TEST_CASE_METHOD(SendingEvents, "Events of mail: Send and Delivery", "[ses][events]") {
  const std::string id = send("jo@users.test");
  CHECK(published() == "Send Delivery");
  CHECK(topics.messages[0].subject == "Amazon SES Email Event Notification");
  const auto event = notification();
  CHECK(event["delivery"]["recipients"] == nlohmann::json{"jo@users.test"});
  const auto mail = event["mail"];
  CHECK(mail["messageId"] == id);
  CHECK(mail["source"] == "Acme <orders@acme.test>");
  CHECK(mail["sourceArn"] == "arn:aws:ses:us-west-2:000000000000:identity/orders@acme.test");
  CHECK(mail["destination"] == nlohmann::json{"jo@users.test"});
  CHECK(mail["headersTruncated"] == false);
  CHECK(mail["commonHeaders"]["subject"] == "Your order");
  CHECK(mail["commonHeaders"]["messageId"] == id);
  CHECK(mail["tags"]["ses:configuration-set"] == nlohmann::json{"events"});
  CHECK(mail["tags"]["campaign"] == nlohmann::json{"spring"});
}

TEST_CASE_METHOD(SendingEvents, "Events of mail: the mailbox simulator bounces and complains",
                 "[ses][events]") {
  send("bounce@simulator.amazonses.com");
  CHECK(published() == "Send Bounce");
  CHECK(notification()["bounce"]["bounceType"] == "Permanent");
  CHECK(notification()["bounce"]["bouncedRecipients"][0]["emailAddress"] ==
        "bounce@simulator.amazonses.com");
  topics.messages.clear();
  send("complaint@simulator.amazonses.com");
  CHECK(published() == "Send Complaint Delivery");
  CHECK(events("mail.complained").size() == 1);
}

TEST_CASE_METHOD(SendingEvents, "Events of mail: none without a configuration set",
                 "[ses][events]") {
  send("jo@users.test", "");
  send("bounce@simulator.amazonses.com", "");
  CHECK(topics.messages.empty());
}

TEST_CASE_METHOD(SendingEvents, "Events of mail: a topic that is gone is told", "[ses][events]") {
  topics.existing.clear();
  send("jo@users.test");
  REQUIRE(events("ses.event_lost").size() == 2);
  CHECK(events("ses.event_lost")[0]["topic"] == tests::kMailTopic);
}

TEST_CASE_METHOD(SendingEvents, "Events of mail: of version 2, too", "[sesv2][events]") {
  const auto answer = rest(
      "POST", "/v2/email/outbound-emails",
      R"({"FromEmailAddress":"orders@acme.test","Destination":{"ToAddresses":["jo@users.test"]},)"
      R"("Content":{"Simple":{"Subject":{"Data":"a"},"Body":{"Text":{"Data":"b"}}}},)"
      R"("ConfigurationSetName":"events","EmailTags":[{"Name":"n","Value":"v"}]})");
  CHECK(answer.status == 200);
  pass(0s);
  CHECK(published() == "Send Delivery");
  CHECK(notification()["mail"]["tags"]["n"] == nlohmann::json{"v"});
}
