#include "fakes/ses/operations/get_identity_verification_attributes.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetIdentityVerificationAttributes: what is known",
                 "[ses][GetIdentityVerificationAttributes]") {
  verify("jo@home.test");
  verify_domain("acme.test");
  ses::GetIdentityVerificationAttributesRequest request;
  request.identities = {"jo@home.test", "acme.test", "none.test"};
  auto attributes = call(request).verification_attributes;
  CHECK(attributes.size() == 2);
  CHECK(attributes["jo@home.test"].verification_status == "Success");
  CHECK_FALSE(attributes["jo@home.test"].verification_token);
  CHECK(attributes["acme.test"].verification_token);
  const auto response = query("ses",
                              "Action=GetIdentityVerificationAttributes&Version=2010-12-01"
                              "&Identities.member.1=jo%40home.test");
  CHECK(response.body.find("<VerificationAttributes><entry><key>jo@home.test</key><value>"
                           "<VerificationStatus>Success</VerificationStatus></value></entry>") !=
        std::string::npos);
}
