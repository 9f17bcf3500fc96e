#include "fakes/ses/operations/delete_configuration_set_v2.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteConfigurationSet: over the wire, once",
                 "[sesv2][DeleteConfigurationSet]") {
  make_configuration_set("events");
  CHECK(rest("DELETE", "/v2/email/configuration-sets/events").status == 200);
  const auto again = rest("DELETE", "/v2/email/configuration-sets/events");
  CHECK(again.status == 404);
  CHECK(again.headers.get("x-amzn-ErrorType") == "NotFoundException");
}
