#include "fakes/ses/operations/list_email_templates.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "ListEmailTemplates: by name, in pages",
                 "[sesv2][ListEmailTemplates]") {
  for (const char* name : {"b", "c", "a"}) make_template({name, "Hi", {}, {}});
  ses::ListEmailTemplatesRequest request;
  request.page_size = 2;
  const auto first = call(request);
  REQUIRE(first.templates_metadata.size() == 2);
  CHECK(first.templates_metadata[0].template_name == "a");
  request.next_token = first.next_token;
  const auto second = call(request);
  REQUIRE(second.templates_metadata.size() == 1);
  CHECK(second.templates_metadata[0].template_name == "c");
  CHECK_FALSE(second.next_token);
  request.next_token = "what";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.page_size = 101;
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
}

TEST_CASE_METHOD(SesFixture, "ListEmailTemplates: over the wire", "[sesv2][ListEmailTemplates]") {
  make_template({"welcome", "Hi", {}, {}});
  const auto found = rest("GET", "/v2/email/templates?PageSize=10");
  CHECK(found.body ==
        R"({"TemplatesMetadata":[{"TemplateName":"welcome","CreatedTimestamp":1767603600}]})");
}
