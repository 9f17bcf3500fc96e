#include "fakes/ses/operations/delete_configuration_set.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteConfigurationSet: once", "[ses][DeleteConfigurationSet]") {
  make_configuration_set("events");
  ses::DeleteConfigurationSetRequest request;
  request.configuration_set_name = "events";
  call(request);
  CHECK(error_code([&] { call(request); }) == "ConfigurationSetDoesNotExistException");
  CHECK(error_message([&] { call(request); }) == "Configuration set <events> does not exist.");
}
