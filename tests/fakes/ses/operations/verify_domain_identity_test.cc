#include "fakes/ses/operations/verify_domain_identity.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "VerifyDomainIdentity: the token stays the same",
                 "[ses][VerifyDomainIdentity]") {
  ses::VerifyDomainIdentityRequest request;
  request.domain = "acme.test";
  const std::string token = call(request).verification_token;
  CHECK(token.size() == 44);
  CHECK(call(request).verification_token == token);
  CHECK(ses.identities().covers_domain("000000000000", "us-west-2", "mail.acme.test"));
}

TEST_CASE_METHOD(SesFixture, "VerifyDomainIdentity: what is no domain is InvalidParameterValue",
                 "[ses][VerifyDomainIdentity]") {
  for (const char* domain : {"", "acme", ".test", "a b.test", "jo@acme.test"}) {
    CHECK(error_code([&] { verify_domain(domain); }) == "InvalidParameterValue");
  }
}

TEST_CASE_METHOD(SesFixture, "VerifyDomainIdentity: a domain in any case is one identity",
                 "[ses][VerifyDomainIdentity]") {
  ses::VerifyDomainIdentityRequest request;
  request.domain = "Acme.TEST";
  const std::string token = call(request).verification_token;
  request.domain = "acme.test";
  CHECK(call(request).verification_token == token);
  const auto identities = ses.identities().list("000000000000", "us-west-2", "");
  REQUIRE(identities.size() == 1);
  CHECK(identities[0].name == "acme.test");
  CHECK(ses.identities().remove("000000000000", "us-west-2", "ACME.test"));
}
