#include "fakes/ses/operations/update_template.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "UpdateTemplate: all parts are replaced, and its age stays",
                 "[ses][UpdateTemplate]") {
  make_template({"welcome", "Hi {{name}}", "text", "<p>html</p>"});
  pass(std::chrono::hours{1});
  ses::UpdateTemplateRequest request;
  request.email_template = {"welcome", "Hello", {}, "<b>new</b>"};
  call(request);
  const auto found = ses.templates().require("000000000000", "us-west-2", "welcome");
  CHECK(found.parts.subject == "Hello");
  CHECK_FALSE(found.parts.text);
  CHECK(found.parts.html == "<b>new</b>");
  CHECK(found.created == scheduler.now() - std::chrono::hours{1});
}

TEST_CASE_METHOD(SesFixture, "UpdateTemplate: one that does not exist, or would be none",
                 "[ses][UpdateTemplate]") {
  ses::UpdateTemplateRequest request;
  request.email_template = {"welcome", "Hello", {}, {}};
  CHECK(error_code([&] { call(request); }) == "TemplateDoesNotExistException");
  make_template({"welcome", "Hi", {}, {}});
  request.email_template.subject_part = "{{#if}}";
  CHECK(error_code([&] { call(request); }) == "InvalidTemplateException");
  request.email_template.subject_part.reset();
  CHECK(error_message([&] { call(request); }) == "The subject must be specified.");
  CHECK(ses.templates().require("000000000000", "us-west-2", "welcome").parts.subject == "Hi");
}
