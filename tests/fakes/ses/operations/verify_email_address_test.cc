#include "fakes/ses/operations/verify_email_address.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "VerifyEmailAddress: the address is an identity",
                 "[ses][VerifyEmailAddress]") {
  ses::VerifyEmailAddressRequest request;
  request.email_address = "jo@home.test";
  call(request);
  CHECK(ses.identities().covers("000000000000", "us-west-2", "jo@home.test"));
  request.email_address = "jo@";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}

TEST_CASE_METHOD(SesFixture, "VerifyEmailAddress: over the wire there is no result element",
                 "[ses][VerifyEmailAddress]") {
  const auto made =
      query("ses", "Action=VerifyEmailAddress&Version=2010-12-01&EmailAddress=jo%40home.test");
  CHECK(made.status == 200);
  CHECK(made.body.find("Result") == std::string::npos);
}
