#include "fakes/ses/operations/send_templated_email.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct SendTemplatedEmailFixture : SesFixture {
  ses::SendTemplatedEmailRequest request;
  explicit SendTemplatedEmailFixture(ses::Options options = {}) : SesFixture(options) {
    verify("hermes@acme.test");
    verify("jo@home.test");
    make_template({"welcome", "Grüße, {{name}}", "Dear {{name}}", "<p>{{{name}}}</p>"});
    request.source = "Hermes <hermes@acme.test>";
    request.destination.to_addresses = {"jo@home.test"};
    request.template_name = "welcome";
    request.template_data = R"({"name":"<Jo>"})";
  }
};

}  // namespace

TEST_CASE_METHOD(SendTemplatedEmailFixture,
                 "SendTemplatedEmail: the mail is in the mailbox, nothing escaped",
                 "[ses][SendTemplatedEmail]") {
  request.reply_to_addresses = {"replies@acme.test"};
  request.return_path = "bounces@acme.test";
  const std::string id = call(request).message_id;
  const mail::Entry& entry = mailbox.entries().at(0);
  CHECK(entry.ses_message_id == id);
  CHECK(entry.envelope.sender == "bounces@acme.test");
  CHECK(entry.envelope.recipients == std::vector<std::string>{"jo@home.test"});
  CHECK(entry.message().subject == "Grüße, <Jo>");
  CHECK(entry.message().text == "Dear <Jo>");
  CHECK(entry.message().html == "<p><Jo></p>");
  CHECK(entry.message().reply_to.at(0).address == "replies@acme.test");
  CHECK(events("mail.sent").size() == 1);
}

TEST_CASE_METHOD(SendTemplatedEmailFixture,
                 "SendTemplatedEmail: without an attribute it is accepted and never sent",
                 "[ses][SendTemplatedEmail]") {
  request.template_data = "{}";
  const std::string id = call(request).message_id;
  CHECK(id.size() == 60);
  CHECK(mailbox.entries().empty());
  const auto failed = events("ses.rendering_failed");
  REQUIRE(failed.size() == 1);
  CHECK(failed[0]["template"] == "welcome");
  CHECK(failed[0]["to"][0] == "jo@home.test");
  CHECK(failed[0]["reason"] == "Attribute 'name' is not present in the rendering data.");
  CHECK(ses.statistics().sent_in_a_day(scheduler.now()) == 0);
}

TEST_CASE_METHOD(SendTemplatedEmailFixture, "SendTemplatedEmail: what SendEmail refuses is refused",
                 "[ses][SendTemplatedEmail]") {
  request.template_data = "{}";
  request.destination.to_addresses = {"eve@other.test"};
  CHECK(error_code([&] { call(request); }) == "MessageRejected");
  request.destination.to_addresses = {};
  CHECK(error_message([&] { call(request); }) == "At least one destination address is required.");
  request.destination.to_addresses = {"jo@home.test"};
  request.source = "hermes@";
  CHECK(error_message([&] { call(request); }) == "Missing domain");
  request.tags = {{"a", "b c"}};
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
  CHECK(events("ses.rendering_failed").empty());
}

TEST_CASE_METHOD(SendTemplatedEmailFixture,
                 "SendTemplatedEmail: template, data and configuration set are looked at",
                 "[ses][SendTemplatedEmail]") {
  request.template_data = "name";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
  request.template_name = "foobar";
  CHECK(error_message([&] { call(request); }) == "Template foobar does not exist.");
  request.configuration_set_name = "events";
  CHECK(error_code([&] { call(request); }) == "ConfigurationSetDoesNotExistException");
  make_template({"list", "{{l}}", {}, {}});
  request = {};
  request.source = "hermes@acme.test";
  request.destination.to_addresses = {"jo@home.test"};
  request.template_name = "list";
  request.template_data = R"({"l":[1]})";
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
}

TEST_CASE_METHOD(SendTemplatedEmailFixture, "SendTemplatedEmail: over the wire",
                 "[ses][SendTemplatedEmail]") {
  const std::string form =
      "Action=SendTemplatedEmail&Version=2010-12-01&Source=hermes%40acme.test"
      "&Destination.ToAddresses.member.1=jo%40home.test"
      "&TemplateData=%7B%22name%22%3A%22Jo%22%7D&Template=";
  const auto sent = query("ses", form + "welcome");
  CHECK(sent.status == 200);
  CHECK(sent.body.find("<SendTemplatedEmailResult><MessageId>0101") != std::string::npos);
  CHECK(mailbox.entries().at(0).message().text == "Dear Jo");
  CHECK(query("ses", form + "none").body.find("<Code>TemplateDoesNotExist</Code>") !=
        std::string::npos);
  const auto refused = query("ses", form + "welcome&TemplateArn=arn");
  CHECK(refused.body.find("TemplateArn") != std::string::npos);
  CHECK(refused.status == 400);
}
