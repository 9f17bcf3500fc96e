#include "fakes/ses/operations/list_templates.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "ListTemplates: by name, ten at a time unless told",
                 "[ses][ListTemplates]") {
  for (char c = 'l'; c >= 'a'; --c) make_template({std::string(1, c), "Hi", {}, {}});
  ses::ListTemplatesRequest request;
  const auto first = call(request);
  REQUIRE(first.templates_metadata.size() == 10);
  CHECK(first.templates_metadata[0].name == "a");
  CHECK(first.templates_metadata[0].created_timestamp == scheduler.now());
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  const auto second = call(request);
  CHECK(second.templates_metadata.size() == 2);
  CHECK_FALSE(second.next_token);
  request = {};
  request.max_items = 1000;
  CHECK(call(request).templates_metadata.size() == 12);
  request.max_items = 12;
  CHECK_FALSE(call(request).next_token);
}

TEST_CASE_METHOD(SesFixture, "ListTemplates: a page of none, and a token that is none",
                 "[ses][ListTemplates]") {
  ses::ListTemplatesRequest request;
  CHECK(call(request).templates_metadata.empty());
  request.max_items = 0;
  CHECK(error_code([&] { call(request); }) == "ValidationError");
  request.max_items = 1;
  request.next_token = "what";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}

TEST_CASE_METHOD(SesFixture, "ListTemplates: over the wire", "[ses][ListTemplates]") {
  make_template({"welcome", "Hi", {}, {}});
  const auto found = query("ses", "Action=ListTemplates&Version=2010-12-01").body;
  CHECK(
      found.find("<TemplatesMetadata><member><Name>welcome</Name><CreatedTimestamp>2026-01-05T") !=
      std::string::npos);
}
