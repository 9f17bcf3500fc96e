#include "fakes/ses/operations/list_verified_email_addresses.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct UnverifiedAddresses : SesFixture {
  UnverifiedAddresses() : SesFixture(ses::Options{.verify_at_once = false}) {}
};

}  // namespace

TEST_CASE_METHOD(UnverifiedAddresses,
                 "ListVerifiedEmailAddresses: addresses that are verified, no domains",
                 "[ses][ListVerifiedEmailAddresses]") {
  for (const char* address : {"mo@home.test", "jo@home.test", "new@home.test"}) verify(address);
  verify_domain("acme.test");
  for (const char* name : {"mo@home.test", "jo@home.test", "acme.test"}) {
    ses.verify("000000000000", "us-west-2", name);
  }
  const ses::ListVerifiedEmailAddressesRequest request;
  CHECK(call(request).verified_email_addresses ==
        std::vector<std::string>{"jo@home.test", "mo@home.test"});
}
