#include "fakes/ses/operations/delete_email_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteEmailTemplate: one that does not exist is NotFoundException",
                 "[sesv2][DeleteEmailTemplate]") {
  make_template({"welcome", "Hi", {}, {}});
  CHECK(rest("DELETE", "/v2/email/templates/welcome").status == 200);
  CHECK_FALSE(ses.templates().find("000000000000", "us-west-2", "welcome"));
  CHECK(rest("DELETE", "/v2/email/templates/welcome").status == 404);
}
