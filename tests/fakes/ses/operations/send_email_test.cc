#include "fakes/ses/operations/send_email.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct SendEmailFixture : SesFixture {
  ses::SendEmailRequest request;
  explicit SendEmailFixture(ses::Options options = {}) : SesFixture(options) {
    verify("hermes@acme.test");
    verify("jo@home.test");
    request.source = "Hermes <hermes@acme.test>";
    request.destination.to_addresses = {"Jo <jo@home.test>"};
    request.message.subject.data = "Grüße";
    request.message.body.text = ses::Content{"Hello", {}};
  }
};

struct OutsideSandbox : SendEmailFixture {
  OutsideSandbox() : SendEmailFixture(ses::Options{.sandbox = false}) {}
};

}  // namespace

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: the mail is in the mailbox with SES's header",
                 "[ses][SendEmail]") {
  request.reply_to_addresses = {"replies@acme.test"};
  request.message.body.html = ses::Content{"<p>Hello</p>", {}};
  const std::string id = call(request).message_id;
  CHECK(id.size() == 60);
  CHECK(id.starts_with("0101019b"));
  CHECK(id.ends_with("-000000"));
  REQUIRE(mailbox.entries().size() == 1);
  const mail::Entry& entry = mailbox.entries()[0];
  CHECK(entry.direction == mail::Direction::kOut);
  CHECK(entry.envelope.sender == "hermes@acme.test");
  CHECK(entry.envelope.recipients == std::vector<std::string>{"jo@home.test"});
  CHECK(entry.ses_message_id == id);
  CHECK(entry.message().message_id == id + "@us-west-2.amazonses.com");
  CHECK(entry.message().subject == "Grüße");
  CHECK(entry.message().text == "Hello");
  CHECK(entry.message().html == "<p>Hello</p>");
  CHECK(entry.message().from[0].name == "Hermes");
  CHECK(entry.message().reply_to[0].address == "replies@acme.test");
  CHECK(entry.message().date == scheduler.now());
  const auto sent = events("mail.sent");
  REQUIRE(sent.size() == 1);
  CHECK(sent[0]["to"][0] == "jo@home.test");
  CHECK(sent[0]["subject"] == "Grüße");
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: copies go to all, blind ones are not in the header",
                 "[ses][SendEmail]") {
  for (const char* address : {"cc@home.test", "bcc@home.test"}) verify(address);
  request.destination.cc_addresses = {"cc@home.test"};
  request.destination.bcc_addresses = {"bcc@home.test"};
  call(request);
  const mail::Entry& entry = mailbox.entries().at(0);
  CHECK(entry.envelope.recipients.size() == 3);
  CHECK(entry.message().cc.size() == 1);
  CHECK(entry.raw.find("bcc@home.test") == std::string::npos);
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: in the sandbox all identities must be verified",
                 "[ses][SendEmail]") {
  request.destination.to_addresses = {"eve@other.test", "success@simulator.amazonses.com"};
  CHECK(error_code([&] { call(request); }) == "MessageRejected");
  CHECK(error_message([&] { call(request); }) ==
        "Email address is not verified. The following identities failed the check in region "
        "US-WEST-2: eve@other.test");
  request.source = "Eve <eve@other.test>";
  CHECK(error_message([&] {
          call(request);
        }).ends_with("US-WEST-2: eve@other.test, Eve <eve@other.test>"));
  CHECK(mailbox.entries().empty());
}

TEST_CASE_METHOD(SendEmailFixture,
                 "SendEmail: a verified domain covers its addresses and subdomains",
                 "[ses][SendEmail]") {
  verify_domain("Other.test");
  request.source = "any@mail.other.test";
  CHECK_FALSE(call(request).message_id.empty());
}

TEST_CASE_METHOD(OutsideSandbox, "SendEmail: outside the sandbox the sender must be verified",
                 "[ses][SendEmail]") {
  request.destination.to_addresses = {"eve@other.test"};
  call(request);
  request.source = "eve@other.test";
  CHECK(error_code([&] { call(request); }) == "MessageRejected");
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: what is no address is InvalidParameterValue",
                 "[ses][SendEmail]") {
  const auto message = [&](const std::string& source) {
    request.source = source;
    return error_message([&] { call(request); });
  };
  CHECK(message("hermes") == "Missing final '@domain'");
  CHECK(message("hermes@") == "Missing domain");
  CHECK(message("her mes@acme.test") == "Local address contains control or whitespace");
  CHECK(message("hermes@ac me.test") == "Domain contains control or whitespace");
  CHECK(message("hermes@@acme..test") == "Illegal address");
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: one to fifty recipients", "[ses][SendEmail]") {
  request.destination.to_addresses.assign(50, "success@simulator.amazonses.com");
  call(request);
  request.destination.to_addresses.assign(51, "success@simulator.amazonses.com");
  CHECK(error_message([&] { call(request); }) == "Recipient count exceeds 50.");
  request.destination.to_addresses = {};
  CHECK(error_message([&] { call(request); }) == "At least one destination address is required.");
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: a configuration set that does not exist",
                 "[ses][SendEmail]") {
  request.configuration_set_name = "events";
  CHECK(error_message([&] { call(request); }) == "Configuration set <events> does not exist.");
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: the bounce simulator bounces", "[ses][SendEmail]") {
  request.destination.to_addresses = {"bounce+x@simulator.amazonses.com"};
  call(request);
  CHECK(events("mail.bounced").size() == 1);
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: over the wire as Query XML", "[ses][SendEmail]") {
  const auto sent = query("ses",
                          "Action=SendEmail&Version=2010-12-01&Source=hermes%40acme.test"
                          "&Destination.ToAddresses.member.1=jo%40home.test"
                          "&Message.Subject.Data=Hi&Message.Body.Text.Data=Hello");
  CHECK(sent.status == 200);
  CHECK(sent.body.find("<SendEmailResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
                       "<SendEmailResult><MessageId>0101") != std::string::npos);
  const auto rejected = query("ses",
                              "Action=SendEmail&Version=2010-12-01&Source=eve%40other.test"
                              "&Destination.ToAddresses.member.1=jo%40home.test"
                              "&Message.Subject.Data=Hi&Message.Body.Text.Data=Hello");
  CHECK(rejected.status == 400);
  CHECK(rejected.body.find("<Code>MessageRejected</Code>") != std::string::npos);
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: tags are looked at before anything else",
                 "[ses][SendEmail]") {
  request.source = "eve@other.test";
  const auto message = [&](const std::string& name, const std::string& value) {
    request.tags = {{"ok", "ok"}, {name, value}};
    return error_message([&] { call(request); });
  };
  const std::string long_text(256, 'a');
  CHECK(message("", "") == "The tag name must be specified.");
  CHECK(message("a", "") == "The tag value must be specified.");
  CHECK(message(long_text, "x") == "Tag name cannot exceed 255 characters.");
  CHECK(message("a", long_text) == "Tag value cannot exceed 255 characters.");
  CHECK(message("a@b", long_text) ==
        "Invalid tag name <a@b>: only alphanumeric ASCII characters, '_',  '-' are allowed.");
  CHECK(message("a", "b:c") ==
        "Invalid tag value <b:c>: only alphanumeric ASCII characters, '_',  '-' , '.', '@' are "
        "allowed.");
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
  request.source = "hermes@acme.test";
  request.tags = {{"a_b-1", "c.d@e"}};
  CHECK_FALSE(call(request).message_id.empty());
}

TEST_CASE_METHOD(SendEmailFixture,
                 "SendEmail: an address is verified as it is written, labels aside",
                 "[ses][SendEmail]") {
  request.source = "Hermes <hermes+news@acme.test>";
  CHECK_FALSE(call(request).message_id.empty());
  request.source = "hermes@ACME.test";
  CHECK(error_code([&] { call(request); }) == "MessageRejected");
  request.source = "her@acme.test";
  CHECK(error_code([&] { call(request); }) == "MessageRejected");
}

TEST_CASE_METHOD(SendEmailFixture, "SendEmail: an empty tag name over the wire",
                 "[ses][SendEmail]") {
  const auto refused = query("ses",
                             "Action=SendEmail&Version=2010-12-01&Source=hermes%40acme.test"
                             "&Destination.ToAddresses.member.1=jo%40home.test"
                             "&Tags.member.1.Name=&Tags.member.1.Value="
                             "&Message.Subject.Data=Hi&Message.Body.Text.Data=Hello");
  CHECK(refused.body.find("<Code>InvalidParameterValue</Code><Message>The tag name must be "
                          "specified.</Message>") != std::string::npos);
}
