#include "fakes/ses/operations/list_identities.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "ListIdentities: by name, by type, in pages",
                 "[ses][ListIdentities]") {
  for (const char* name : {"b@home.test", "a@home.test"}) verify(name);
  verify_domain("home.test");
  ses::ListIdentitiesRequest request;
  CHECK(call(request).identities ==
        std::vector<std::string>{"a@home.test", "b@home.test", "home.test"});
  request.identity_type = "Domain";
  CHECK(call(request).identities == std::vector<std::string>{"home.test"});
  request.identity_type = "EmailAddress";
  request.max_items = 1;
  const auto first = call(request);
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  CHECK(call(request).identities == std::vector<std::string>{"b@home.test"});
  request.next_token = "what";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
}
