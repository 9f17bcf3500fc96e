#include "fakes/ses/operations/send_email_v2.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct SendEmailV2Fixture : SesFixture {
  ses::SendEmailV2Request request;
  SendEmailV2Fixture() {
    verify("hermes@acme.test");
    verify("jo@home.test");
    request.from_email_address = "hermes@acme.test";
    request.destination = ses::Destination{{"jo@home.test"}, {}, {}};
    request.content.simple = ses::SimpleMessageV2{};
    request.content.simple->subject.data = "Hi";
    request.content.simple->body.text = ses::Content{"Hello", {}};
  }
  sim::http::Response post(const std::string& body) {
    sim::http::Request http_request;
    http_request.method = "POST";
    http_request.target = "/v2/email/outbound-emails";
    http_request.headers = {{"Content-Type", "application/json"}};
    http_request.body = body;
    return http(http_request);
  }
};

}  // namespace

TEST_CASE_METHOD(SendEmailV2Fixture, "SendEmail: simple content, with headers that keep the thread",
                 "[sesv2][SendEmail]") {
  request.content.simple->headers = {{"In-Reply-To", "<first@home.test>"},
                                     {"References", "<first@home.test> <second@home.test>"},
                                     {"X-Thread", "t1"}};
  const std::string id = call(request).message_id;
  const mail::Entry& entry = mailbox.entries().at(0);
  CHECK(entry.ses_message_id == id);
  CHECK(entry.message().in_reply_to == "first@home.test");
  CHECK(entry.message().references.size() == 2);
  CHECK(entry.raw.find("X-Thread: t1") != std::string::npos);
  request.content.simple->headers = {{"Message-ID", "<mine@acme.test>"}};
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
}

TEST_CASE_METHOD(SendEmailV2Fixture, "SendEmail: a header is one line of ASCII",
                 "[sesv2][SendEmail]") {
  const auto fails = [&](const std::string& name, const std::string& value) {
    request.content.simple->headers = {{name, value}};
    return error_message([&] { call(request); });
  };
  CHECK(fails("X Thread", "t1").find("pattern: ^[!-9;-@A-~]+$") != std::string::npos);
  CHECK(fails("X-Thread:", "t1").find("pattern: ^[!-9;-@A-~]+$") != std::string::npos);
  CHECK(fails("X-Thread", "t1\r\nBcc: a@b.test").find("pattern: [ -~]*") != std::string::npos);
  CHECK(mailbox.entries().empty());
}

TEST_CASE_METHOD(SendEmailV2Fixture, "SendEmail: raw content says whom it is from and for",
                 "[sesv2][SendEmail]") {
  request.content.simple.reset();
  request.content.raw =
      ses::RawMessage{{"From: hermes@acme.test\r\nTo: jo@home.test\r\nSubject: raw\r\n\r\nHi\r\n"}};
  request.from_email_address.reset();
  request.destination.reset();
  call(request);
  CHECK(mailbox.entries().at(0).message().subject == "raw");
  CHECK(mailbox.entries().at(0).envelope.recipients == std::vector<std::string>{"jo@home.test"});
}

TEST_CASE_METHOD(SendEmailV2Fixture,
                 "SendEmail: what version 1 calls InvalidParameterValue is BadRequest",
                 "[sesv2][SendEmail]") {
  request.from_email_address = "hermes";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  CHECK(error_message([&] { call(request); }) == "Missing final '@domain'");
  request.email_tags = {{"a", "b c"}};
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.email_tags = {};
  request.from_email_address = "eve@other.test";
  CHECK(error_code([&] { call(request); }) == "MessageRejected");
  request.configuration_set_name = "events";
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
  request.configuration_set_name.reset();
  request.content.simple.reset();
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
}

TEST_CASE_METHOD(SendEmailV2Fixture, "SendEmail: who has no sender is told by what the content is",
                 "[sesv2][SendEmail]") {
  const auto refused = [&](const std::string& content) {
    const auto response =
        post(R"({"Destination":{"ToAddresses":["jo@home.test"]},"Content":)" + content + "}");
    CHECK(response.status == 400);
    CHECK(response.headers.get("x-amzn-ErrorType") == "BadRequestException");
    return response.body;
  };
  CHECK(refused(R"({"Simple":{"Subject":{"Data":"Hi"},"Body":{"Text":{"Data":"Hello"}}}})") ==
        R"({"message":null})");
  CHECK(refused(R"({"Template":{"TemplateContent":{"Subject":"Hi","Text":"own"}}})") ==
        R"({"message":"Source cannot be empty"})");
  CHECK(refused(R"({"Raw":{"Data":"U3ViamVjdDogcmF3DQoNCkhpDQo="}})") ==
        R"({"message":"Missing required header 'From'."})");
}

TEST_CASE_METHOD(SendEmailV2Fixture, "SendEmail: over the wire as REST JSON",
                 "[sesv2][SendEmail]") {
  const auto sent = post(
      R"({"FromEmailAddress":"hermes@acme.test","Destination":{"ToAddresses":["jo@home.test"]},)"
      R"("Content":{"Simple":{"Subject":{"Data":"Hi"},"Body":{"Text":{"Data":"Hello"}}}}})");
  CHECK(sent.status == 200);
  CHECK(sent.body.starts_with("{\"MessageId\":\"0"));
  const auto rejected =
      post(R"({"FromEmailAddress":"eve@other.test","Destination":{"ToAddresses":["jo@home.test"]},)"
           R"("Content":{"Simple":{"Subject":{"Data":"Hi"},"Body":{"Text":{"Data":"Hello"}}}}})");
  CHECK(rejected.status == 400);
  CHECK(rejected.headers.get("x-amzn-ErrorType") == "MessageRejected");
  const auto attachment = post(R"({"Content":{"Template":{"TemplateName":"t","Attachments":[]}}})");
  CHECK(attachment.status == 400);
  CHECK(attachment.body.find("Attachments") != std::string::npos);
}

TEST_CASE_METHOD(SendEmailV2Fixture, "SendEmail: a template by name, with headers",
                 "[sesv2][SendEmail]") {
  make_template({"welcome", "Hi {{name}}", "{{#if name}}Dear {{name}}{{/if}}", {}});
  request.content.simple.reset();
  request.content.template_choice = ses::TemplateChoice{};
  ses::TemplateChoice& choice = *request.content.template_choice;
  choice.template_name = "welcome";
  choice.template_data = R"({"name":"Jo"})";
  choice.headers = {{"X-Kind", "welcome"}};
  const std::string id = call(request).message_id;
  const mail::Entry& entry = mailbox.entries().at(0);
  CHECK(entry.ses_message_id == id);
  CHECK(entry.message().subject == "Hi Jo");
  CHECK(entry.message().text == "Dear Jo\n");
  CHECK(entry.raw.find("X-Kind: welcome") != std::string::npos);
  choice.template_data.reset();
  CHECK_FALSE(call(request).message_id.empty());
  CHECK(mailbox.entries().size() == 1);
  CHECK(events("ses.rendering_failed").size() == 1);
  choice.template_data = "name";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  choice.template_name = "none";
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
}

TEST_CASE_METHOD(SendEmailV2Fixture,
                 "SendEmail: a template that comes with the call has values only",
                 "[sesv2][SendEmail]") {
  request.content.simple.reset();
  request.content.template_choice = ses::TemplateChoice{};
  ses::TemplateChoice& choice = *request.content.template_choice;
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  choice.template_content = ses::EmailTemplateContent{"Hi {{name}}", "Dear {{name}}", {}};
  choice.template_data = R"({"name":"Jo"})";
  call(request);
  CHECK(mailbox.entries().at(0).message().text == "Dear Jo\n");
  choice.template_content->text = "{{#if name}}Dear{{/if}}";
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
  choice.template_content->text = "{{#if name}}Dear";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  choice.template_name = "welcome";
  CHECK(error_message([&] { call(request); }).starts_with("Exactly one of TemplateName"));
}

TEST_CASE_METHOD(SendEmailV2Fixture, "SendEmail: a configuration set must exist",
                 "[sesv2][SendEmail]") {
  request.configuration_set_name = "events";
  CHECK(error_message([&] { call(request); }) == "Configuration set <events> does not exist.");
  make_configuration_set("events");
  CHECK_FALSE(call(request).message_id.empty());
}
