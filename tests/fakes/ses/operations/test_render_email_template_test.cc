#include "fakes/ses/operations/test_render_email_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "TestRenderEmailTemplate: the mail, or what is wrong with the data",
                 "[sesv2][TestRenderEmailTemplate]") {
  make_template({"welcome", "Hi {{name}}", "text", {}});
  ses::TestRenderEmailTemplateRequest request;
  request.template_name = "welcome";
  request.template_data = R"({"name":"Jo"})";
  CHECK(call(request).rendered_template.find("Subject: Hi Jo\r\n") != std::string::npos);
  request.template_data = "{}";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  CHECK(error_message([&] { call(request); }) ==
        "Attribute 'name' is not present in the rendering data.");
  request.template_data = "name";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.template_name = "none";
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
}

TEST_CASE_METHOD(SesFixture, "TestRenderEmailTemplate: over the wire",
                 "[sesv2][TestRenderEmailTemplate]") {
  make_template({"welcome", "Hi {{name}}", "text", {}});
  const auto shown =
      rest("POST", "/v2/email/templates/welcome/render", R"({"TemplateData":"{\"name\":\"Jo\"}"})");
  CHECK(shown.status == 200);
  CHECK(shown.body.find("Subject: Hi Jo\\r\\n") != std::string::npos);
}
