#include "fakes/ses/operations/delete_email_identity.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteEmailIdentity: once", "[sesv2][DeleteEmailIdentity]") {
  verify("jo@home.test");
  ses::DeleteEmailIdentityRequest request;
  request.email_identity = "jo@home.test";
  call(request);
  CHECK_FALSE(ses.identities().covers("000000000000", "us-west-2", "jo@home.test"));
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
}
