#include "fakes/ses/operations/get_email_identity.h"

#include "fakes/ses/operations/create_email_identity.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetEmailIdentity: its status and tags", "[sesv2][GetEmailIdentity]") {
  ses::CreateEmailIdentityRequest create;
  create.email_identity = "jo@home.test";
  create.tags = {{"team", "a"}};
  call(create);
  ses::GetEmailIdentityRequest request;
  request.email_identity = "jo@home.test";
  const auto found = call(request);
  CHECK(found.identity_type == "EMAIL_ADDRESS");
  CHECK(found.verified_for_sending_status);
  CHECK(found.verification_status == "SUCCESS");
  REQUIRE(found.tags.size() == 1);
  CHECK(found.tags[0].value == "a");
}

TEST_CASE_METHOD(SesFixture, "GetEmailIdentity: over the wire, with the identity in the path",
                 "[sesv2][GetEmailIdentity]") {
  verify("jo@home.test");
  sim::http::Request request;
  request.method = "GET";
  request.target = "/v2/email/identities/jo%40home.test";
  const auto found = http(request);
  CHECK(found.status == 200);
  CHECK(found.body.find("\"VerifiedForSendingStatus\":true") != std::string::npos);
  request.target = "/v2/email/identities/none.test";
  const auto missing = http(request);
  CHECK(missing.status == 404);
  CHECK(missing.body == "{\"message\":\"Email identity none.test does not exist.\"}");
}
