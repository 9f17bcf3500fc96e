#include "fakes/ses/operations/delete_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteTemplate: it is gone, and can be deleted again",
                 "[ses][DeleteTemplate]") {
  make_template({"welcome", "Hi", {}, {}});
  ses::DeleteTemplateRequest request;
  request.template_name = "welcome";
  call(request);
  CHECK_FALSE(ses.templates().find("000000000000", "us-west-2", "welcome"));
  CHECK(error_code([&] { call(request); }).empty());
}
