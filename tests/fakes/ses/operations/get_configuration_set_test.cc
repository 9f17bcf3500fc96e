#include "fakes/ses/operations/get_configuration_set.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetConfigurationSet: over the wire, with AWS's defaults",
                 "[sesv2][GetConfigurationSet]") {
  make_configuration_set("events");
  const auto found = rest("GET", "/v2/email/configuration-sets/events");
  CHECK(found.body ==
        R"({"ConfigurationSetName":"events","DeliveryOptions":{"TlsPolicy":"OPTIONAL"},)"
        R"("ReputationOptions":{"ReputationMetricsEnabled":false},)"
        R"("SendingOptions":{"SendingEnabled":true},"Tags":[]})");
  const auto missing = rest("GET", "/v2/email/configuration-sets/none");
  CHECK(missing.status == 404);
  CHECK(missing.body == R"({"message":"Configuration set <none> does not exist."})");
}
