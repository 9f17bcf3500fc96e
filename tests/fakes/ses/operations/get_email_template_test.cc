#include "fakes/ses/operations/get_email_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetEmailTemplate: over the wire", "[sesv2][GetEmailTemplate]") {
  make_template({"welcome", "Hi {{name}}", "text", {}});
  const auto found = rest("GET", "/v2/email/templates/welcome");
  CHECK(found.status == 200);
  CHECK(found.body ==
        R"({"TemplateName":"welcome","TemplateContent":{"Subject":"Hi {{name}}","Text":"text"},)"
        R"("Tags":[]})");
  const auto missing = rest("GET", "/v2/email/templates/none");
  CHECK(missing.status == 404);
  CHECK(missing.headers.get("x-amzn-ErrorType") == "NotFoundException");
  CHECK(missing.body == R"({"message":"Template none does not exist."})");
}
