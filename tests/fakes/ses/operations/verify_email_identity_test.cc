#include "fakes/ses/operations/verify_email_identity.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct Later : SesFixture {
  Later() : SesFixture(ses::Options{.verify_at_once = false}) {}
};

}  // namespace

TEST_CASE_METHOD(SesFixture, "VerifyEmailIdentity: verified at once",
                 "[ses][VerifyEmailIdentity]") {
  verify("jo@home.test");
  verify("jo@home.test");
  CHECK(ses.identities().covers("000000000000", "us-west-2", "jo@home.test"));
  CHECK_FALSE(ses.identities().covers("000000000000", "us-west-2", "JO@home.test"));
  CHECK_FALSE(ses.identities().covers("000000000000", "eu-west-1", "jo@home.test"));
  CHECK_FALSE(ses.identities().covers("000000000000", "us-west-2", "eve@home.test"));
}

TEST_CASE_METHOD(Later, "VerifyEmailIdentity: or when the World says so",
                 "[ses][VerifyEmailIdentity]") {
  verify("jo@home.test");
  CHECK_FALSE(ses.identities().covers("000000000000", "us-west-2", "jo@home.test"));
  CHECK(ses.verify("000000000000", "us-west-2", "jo@home.test"));
  CHECK(ses.identities().covers("000000000000", "us-west-2", "jo@home.test"));
  CHECK_FALSE(ses.verify("000000000000", "us-west-2", "none@home.test"));
}

TEST_CASE_METHOD(SesFixture, "VerifyEmailIdentity: what is no address is InvalidParameterValue",
                 "[ses][VerifyEmailIdentity]") {
  CHECK(error_message([&] { verify("jo"); }) == "Invalid email address<jo>.");
}

TEST_CASE_METHOD(SesFixture, "VerifyEmailIdentity: over the wire the empty result is there",
                 "[ses][VerifyEmailIdentity]") {
  const auto response =
      query("ses", "Action=VerifyEmailIdentity&Version=2010-12-01&EmailAddress=jo%40home.test");
  CHECK(response.status == 200);
  CHECK(response.body.find("<VerifyEmailIdentityResult></VerifyEmailIdentityResult>") !=
        std::string::npos);
}
