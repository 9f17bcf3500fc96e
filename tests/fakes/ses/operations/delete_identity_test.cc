#include "fakes/ses/operations/delete_identity.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteIdentity: removes, and can be repeated",
                 "[ses][DeleteIdentity]") {
  verify("jo@home.test");
  ses::DeleteIdentityRequest request;
  request.identity = "jo@home.test";
  call(request);
  call(request);
  CHECK_FALSE(ses.identities().covers("000000000000", "us-west-2", "jo@home.test"));
}
