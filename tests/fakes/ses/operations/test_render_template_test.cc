#include "fakes/ses/operations/test_render_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct TestRenderTemplateFixture : SesFixture {
  ses::TestRenderTemplateRequest request;
  TestRenderTemplateFixture() {
    make_template({"welcome", "Greetings, {{name}}!", "Dear {{name}},\r\nyour {{animal}}.",
                   "<h1>Hello {{name}}</h1>"});
    request.template_name = "welcome";
    request.template_data = R"({"name":"John","animal":"Lion","more":1})";
  }
};

}  // namespace

TEST_CASE_METHOD(TestRenderTemplateFixture,
                 "TestRenderTemplate: the mail with its subject and bodies, and a date",
                 "[ses][TestRenderTemplate]") {
  const std::string mail = call(request).rendered_template;
  CHECK(mail.starts_with("Date: Mon, 5 Jan 2026 09:00:00 +0000\r\n"));
  CHECK(mail.find("Subject: Greetings, John!\r\n") != std::string::npos);
  CHECK(mail.find("Dear John,\r\nyour Lion.") != std::string::npos);
  CHECK(mail.find("<h1>Hello John</h1>") != std::string::npos);
  CHECK(mail.find("multipart/alternative") != std::string::npos);
  CHECK(mail.find("Message-ID") == std::string::npos);
  CHECK(mail.find("From:") == std::string::npos);
  CHECK(mailbox.entries().empty());
}

TEST_CASE_METHOD(TestRenderTemplateFixture,
                 "TestRenderTemplate: an attribute that is missing is named",
                 "[ses][TestRenderTemplate]") {
  request.template_data = R"({"name":"John"})";
  CHECK(error_code([&] { call(request); }) == "MissingRenderingAttributeException");
  CHECK(error_message([&] { call(request); }) ==
        "Attribute 'animal' is not present in the rendering data.");
}

TEST_CASE_METHOD(TestRenderTemplateFixture,
                 "TestRenderTemplate: data that are no JSON object, a template that is none",
                 "[ses][TestRenderTemplate]") {
  for (const char* data : {"", "{", "[]", "\"name\"", "{\"name\": John}"}) {
    request.template_data = data;
    CHECK(error_code([&] { call(request); }) == "InvalidRenderingParameterException");
  }
  request.template_data = std::string(262145, ' ');
  CHECK(error_code([&] { call(request); }) == "ValidationError");
  request.template_data = "{}";
  request.template_name = "other";
  CHECK(error_code([&] { call(request); }) == "TemplateDoesNotExistException");
}

TEST_CASE_METHOD(TestRenderTemplateFixture, "TestRenderTemplate: over the wire",
                 "[ses][TestRenderTemplate]") {
  const auto missing = query("ses",
                             "Action=TestRenderTemplate&Version=2010-12-01&TemplateName=welcome"
                             "&TemplateData=%7B%7D");
  CHECK(missing.status == 400);
  CHECK(missing.body.find("<Code>MissingRenderingAttribute</Code><Message>Attribute 'name' is not "
                          "present in the rendering data.</Message>") != std::string::npos);
}
