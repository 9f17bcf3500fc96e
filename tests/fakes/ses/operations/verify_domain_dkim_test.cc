#include "fakes/ses/operations/verify_domain_dkim.h"

#include "fakes/ses/operations/delete_identity.h"
#include "fakes/ses/operations/get_email_identity.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "VerifyDomainDkim: three tokens that stay the same",
                 "[ses][VerifyDomainDkim]") {
  ses::VerifyDomainDkimRequest request;
  request.domain = "acme.test";
  const auto tokens = call(request).dkim_tokens;
  REQUIRE(tokens.size() == 3);
  CHECK(tokens[0].size() == 32);
  CHECK(tokens[0] != tokens[1]);
  CHECK(call(request).dkim_tokens == tokens);
  ses::Ses reopened{environment, mailbox};
  CHECK(reopened.identities().dkim_tokens("000000000000", "us-west-2", "ACME.test") == tokens);
  request.domain = "other.test";
  CHECK(call(request).dkim_tokens != tokens);
}

TEST_CASE_METHOD(SesFixture, "VerifyDomainDkim: the domain is an identity, in version 2 as well",
                 "[ses][VerifyDomainDkim]") {
  ses::VerifyDomainDkimRequest request;
  request.domain = "acme.test";
  const auto tokens = call(request).dkim_tokens;
  CHECK(ses.identities().covers("000000000000", "us-west-2", "any@acme.test"));
  ses::GetEmailIdentityRequest get;
  get.email_identity = "acme.test";
  CHECK(call(get).dkim_attributes.tokens == tokens);
  CHECK(call(get).dkim_attributes.status == "SUCCESS");
  ses::DeleteIdentityRequest remove;
  remove.identity = "acme.test";
  call(remove);
  CHECK(ses.identities().dkim_tokens("000000000000", "us-west-2", "acme.test").empty());
  request.domain = "acme";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}
