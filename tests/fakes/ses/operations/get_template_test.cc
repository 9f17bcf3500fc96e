#include "fakes/ses/operations/get_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetTemplate: the parts that it was given", "[ses][GetTemplate]") {
  make_template({"welcome", "Hi {{name}}", {}, "<p>{{name}}</p>"});
  ses::GetTemplateRequest request;
  request.template_name = "welcome";
  const ses::Template found = call(request).email_template;
  CHECK(found.template_name == "welcome");
  CHECK(found.subject_part == "Hi {{name}}");
  CHECK_FALSE(found.text_part);
  CHECK(found.html_part == "<p>{{name}}</p>");
  request.template_name = "other";
  CHECK(error_code([&] { call(request); }) == "TemplateDoesNotExistException");
  CHECK(error_message([&] { call(request); }) == "Template other does not exist.");
}

TEST_CASE_METHOD(SesFixture, "GetTemplate: over the wire", "[ses][GetTemplate]") {
  make_template({"welcome", "Hi", {}, "<p>1</p>"});
  const auto found =
      query("ses", "Action=GetTemplate&Version=2010-12-01&TemplateName=welcome").body;
  CHECK(found.find("<GetTemplateResult><Template><TemplateName>welcome</TemplateName>"
                   "<SubjectPart>Hi</SubjectPart><HtmlPart>&lt;p&gt;1&lt;/p&gt;</HtmlPart>"
                   "</Template></GetTemplateResult>") != std::string::npos);
  const auto missing = query("ses", "Action=GetTemplate&Version=2010-12-01&TemplateName=x");
  CHECK(missing.status == 400);
  CHECK(missing.body.find("<Code>TemplateDoesNotExist</Code>") != std::string::npos);
}
