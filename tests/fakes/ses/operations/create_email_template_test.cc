#include "fakes/ses/operations/create_email_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "CreateEmailTemplate: version 1 has it as well",
                 "[sesv2][CreateEmailTemplate]") {
  ses::CreateEmailTemplateRequest request;
  request.template_name = "welcome";
  request.template_content = {"Hi {{name}}", {}, "<p>{{name}}</p>"};
  request.tags = {{"team", "a"}};
  call(request);
  const auto found = ses.templates().require("000000000000", "us-west-2", "welcome");
  CHECK(found.parts.html == "<p>{{name}}</p>");
  CHECK(found.tags.at("team") == "a");
  CHECK(error_code([&] { call(request); }) == "AlreadyExistsException");
}

TEST_CASE_METHOD(SesFixture, "CreateEmailTemplate: what is none is BadRequestException",
                 "[sesv2][CreateEmailTemplate]") {
  ses::CreateEmailTemplateRequest request;
  request.template_name = "a b";
  request.template_content.subject = "Hi";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.template_name = "welcome";
  request.template_content.text = "{{#if a}}";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.template_content = {};
  CHECK(error_message([&] { call(request); }) == "The subject must be specified.");
}

TEST_CASE_METHOD(SesFixture, "CreateEmailTemplate: over the wire", "[sesv2][CreateEmailTemplate]") {
  const std::string body = R"({"TemplateName":"hi","TemplateContent":{"Subject":"Hi"}})";
  const auto made = rest("POST", "/v2/email/templates", body);
  CHECK(made.status == 200);
  CHECK(made.body == "{}");
  const auto again = rest("POST", "/v2/email/templates", body);
  CHECK(again.status == 400);
  CHECK(again.headers.get("x-amzn-ErrorType") == "AlreadyExistsException");
}
