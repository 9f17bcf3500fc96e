#include "fakes/ses/operations/get_account.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

namespace {

struct Production : SesFixture {
  Production() : SesFixture(ses::Options{.sandbox = false}) {}
};

}  // namespace

TEST_CASE_METHOD(SesFixture, "GetAccount: in the sandbox", "[sesv2][GetAccount]") {
  const ses::GetAccountRequest request;
  CHECK_FALSE(call(request).production_access_enabled);
  CHECK(call(request).send_quota.max24_hour_send == 200);
  CHECK(call(request).enforcement_status == "HEALTHY");
}

TEST_CASE_METHOD(Production, "GetAccount: outside the sandbox", "[sesv2][GetAccount]") {
  const ses::GetAccountRequest request;
  CHECK(call(request).production_access_enabled);
  CHECK(call(request).send_quota.max_send_rate == 14);
  CHECK(call(request).sending_enabled);
}
