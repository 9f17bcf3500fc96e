#include "fakes/ses/operations/create_template.h"

#include "fakes/ses/operations/get_template.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct CreateTemplateFixture : SesFixture {
  ses::CreateTemplateRequest request;
  CreateTemplateFixture() {
    request.email_template = {"welcome", "Greetings, {{name}}!", "Dear {{name}},", {}};
  }
};

}  // namespace

TEST_CASE_METHOD(CreateTemplateFixture,
                 "CreateTemplate: a name of letters, digits, dashes and underscores",
                 "[ses][CreateTemplate]") {
  const auto message = [&](const std::string& name) {
    request.email_template.template_name = name;
    return error_message([&] { call(request); });
  };
  CHECK(message("").find("name must be specified") != std::string::npos);
  CHECK(message("a b") ==
        "Invalid template name <a b>: only alphanumeric ASCII characters, '_', and '-' are "
        "allowed.");
  CHECK(message(std::string(65, 'a')) == "The template name cannot exceed 64 characters.");
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
  CHECK(message(std::string(62, 'a') + "_-").empty());
}

TEST_CASE_METHOD(CreateTemplateFixture, "CreateTemplate: a subject must be there",
                 "[ses][CreateTemplate]") {
  request.email_template.subject_part.reset();
  CHECK(error_message([&] { call(request); }) == "The subject must be specified.");
  request.email_template.subject_part = "";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}

TEST_CASE_METHOD(CreateTemplateFixture,
                 "CreateTemplate: what is no Handlebars, or too large, is InvalidTemplate",
                 "[ses][CreateTemplate]") {
  request.email_template.html_part = "<p>{{#if name}}</p>";
  CHECK(error_code([&] { call(request); }) == "InvalidTemplateException");
  request.email_template.html_part = "{{> footer}}";
  CHECK(error_message([&] { call(request); }).find("the partial 'footer'") != std::string::npos);
  request.email_template.html_part = std::string(512000, 'x');
  CHECK(error_code([&] { call(request); }) == "InvalidTemplateException");
  request.email_template.html_part = "{{lookup a b}}";
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
}

TEST_CASE_METHOD(CreateTemplateFixture, "CreateTemplate: once, and in its own account and region",
                 "[ses][CreateTemplate]") {
  call(request);
  CHECK(error_code([&] { call(request); }) == "AlreadyExistsException");
  CHECK(error_message([&] { call(request); }) == "Template welcome already exists.");
  CHECK_FALSE(ses.templates().find("000000000000", "eu-west-1", "welcome"));
}

TEST_CASE_METHOD(CreateTemplateFixture, "CreateTemplate: over the wire, and lasting",
                 "[ses][CreateTemplate]") {
  const std::string form =
      "Action=CreateTemplate&Version=2010-12-01&Template.TemplateName=hi"
      "&Template.SubjectPart=Hi+%7B%7Bname%7D%7D";
  const auto made = query("ses", form);
  CHECK(made.status == 200);
  CHECK(made.body.find("<CreateTemplateResult></CreateTemplateResult>") != std::string::npos);
  const auto again = query("ses", form);
  CHECK(again.status == 400);
  CHECK(again.body.find("<Code>AlreadyExists</Code>") != std::string::npos);
  ses::Ses reopened{environment, mailbox};
  CHECK(reopened.templates().require("000000000000", "us-west-2", "hi").parts.subject ==
        "Hi {{name}}");
}
