#include "fakes/ses/operations/delete_verified_email_address.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteVerifiedEmailAddress: it is gone, and can be deleted again",
                 "[ses][DeleteVerifiedEmailAddress]") {
  verify("jo@home.test");
  ses::DeleteVerifiedEmailAddressRequest request;
  request.email_address = "jo@home.test";
  call(request);
  CHECK_FALSE(ses.identities().covers("000000000000", "us-west-2", "jo@home.test"));
  CHECK(error_code([&] { call(request); }).empty());
  request.email_address = "home.test";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}
