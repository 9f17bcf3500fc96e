#include "fakes/ses/operations/get_identity_dkim_attributes.h"

#include "fakes/ses/operations/create_email_identity.h"
#include "fakes/ses/operations/verify_domain_dkim.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct UnverifiedDomains : SesFixture {
  UnverifiedDomains() : SesFixture(ses::Options{.verify_at_once = false}) {}
};

}  // namespace

TEST_CASE_METHOD(SesFixture, "GetIdentityDkimAttributes: before and after it is set up",
                 "[ses][GetIdentityDkimAttributes]") {
  verify("jo@home.test");
  verify_domain("acme.test");
  ses::CreateEmailIdentityRequest create;
  create.email_identity = "v2.test";
  call(create);
  ses::VerifyDomainDkimRequest dkim;
  dkim.domain = "signed.test";
  const auto tokens = call(dkim).dkim_tokens;
  ses::GetIdentityDkimAttributesRequest request;
  request.identities = {"jo@home.test", "acme.test", "v2.test", "signed.test", "none.test"};
  const auto found = call(request).dkim_attributes;
  REQUIRE(found.size() == 4);
  for (const char* name : {"jo@home.test", "acme.test"}) {
    CHECK_FALSE(found.at(name).dkim_enabled);
    CHECK(found.at(name).dkim_verification_status == "NotStarted");
    CHECK(found.at(name).dkim_tokens.empty());
  }
  CHECK(found.at("v2.test").dkim_tokens.size() == 3);
  CHECK(found.at("signed.test").dkim_enabled);
  CHECK(found.at("signed.test").dkim_verification_status == "Success");
  CHECK(found.at("signed.test").dkim_tokens == tokens);
}

TEST_CASE_METHOD(UnverifiedDomains,
                 "GetIdentityDkimAttributes: pending until the identity is verified",
                 "[ses][GetIdentityDkimAttributes]") {
  ses::VerifyDomainDkimRequest dkim;
  dkim.domain = "signed.test";
  call(dkim);
  ses::GetIdentityDkimAttributesRequest request;
  request.identities = {"signed.test"};
  const auto status = [&] {
    return call(request).dkim_attributes.at("signed.test").dkim_verification_status;
  };
  CHECK(status() == "Pending");
  ses.verify("000000000000", "us-west-2", "signed.test");
  CHECK(status() == "Success");
}
