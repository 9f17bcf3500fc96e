#include "fakes/ses/operations/list_email_identities.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "ListEmailIdentities: by name, in pages",
                 "[sesv2][ListEmailIdentities]") {
  verify("jo@home.test");
  verify_domain("acme.test");
  ses::ListEmailIdentitiesRequest request;
  const auto found = call(request).email_identities;
  REQUIRE(found.size() == 2);
  CHECK(found[0].identity_name == "acme.test");
  CHECK(found[0].identity_type == "DOMAIN");
  CHECK(found[1].sending_enabled);
  request.page_size = 1;
  const auto first = call(request);
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  CHECK(call(request).email_identities.at(0).identity_name == "jo@home.test");
  request.next_token = "what";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
}

TEST_CASE_METHOD(SesFixture, "ListEmailIdentities: over the wire", "[sesv2][ListEmailIdentities]") {
  verify("jo@home.test");
  sim::http::Request request;
  request.method = "GET";
  request.target = "/v2/email/identities?PageSize=10";
  CHECK(http(request).body.find("\"IdentityName\":\"jo@home.test\"") != std::string::npos);
  request.method = "POST";
  request.target = "/v2/email/list-identities";
  request.body = R"({"PageSize":10})";
  CHECK(http(request).body.find("\"IdentityName\":\"jo@home.test\"") != std::string::npos);
}
