#include "fakes/ses/operations/update_email_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "UpdateEmailTemplate: its parts are replaced",
                 "[sesv2][UpdateEmailTemplate]") {
  make_template({"welcome", "Hi", "text", {}});
  ses::UpdateEmailTemplateRequest request;
  request.template_name = "welcome";
  request.template_content = {"Hello", {}, "<p></p>"};
  call(request);
  const auto found = ses.templates().require("000000000000", "us-west-2", "welcome");
  CHECK(found.parts.subject == "Hello");
  CHECK_FALSE(found.parts.text);
  request.template_content.subject = "{{";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.template_name = "none";
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
}

TEST_CASE_METHOD(SesFixture, "UpdateEmailTemplate: over the wire, with the name in the path",
                 "[sesv2][UpdateEmailTemplate]") {
  make_template({"welcome", "Hi", {}, {}});
  const auto changed =
      rest("PUT", "/v2/email/templates/welcome", R"({"TemplateContent":{"Subject":"Hello"}})");
  CHECK(changed.status == 200);
  CHECK(ses.templates().require("000000000000", "us-west-2", "welcome").parts.subject == "Hello");
}
