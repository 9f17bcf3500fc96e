#include "fakes/ses/operations/get_account_sending_enabled.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetAccountSendingEnabled: over the wire",
                 "[ses][GetAccountSendingEnabled]") {
  const auto answer = query("ses", "Action=GetAccountSendingEnabled&Version=2010-12-01");
  CHECK(answer.body.find("<GetAccountSendingEnabledResult><Enabled>true</Enabled>") !=
        std::string::npos);
}
