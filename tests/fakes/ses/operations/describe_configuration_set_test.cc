#include "fakes/ses/operations/describe_configuration_set.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DescribeConfigurationSet: its name, and what is asked for",
                 "[ses][DescribeConfigurationSet]") {
  make_configuration_set("events");
  ses::DescribeConfigurationSetRequest request;
  request.configuration_set_name = "events";
  const auto plain = call(request);
  CHECK(plain.configuration_set.name == "events");
  CHECK_FALSE(plain.reputation_options);
  request.configuration_set_attribute_names = {"reputationOptions", "deliveryOptions",
                                               "eventDestinations", "trackingOptions"};
  const auto full = call(request);
  REQUIRE(full.reputation_options);
  CHECK(full.reputation_options->sending_enabled);
  CHECK_FALSE(full.reputation_options->reputation_metrics_enabled);
  CHECK(full.delivery_options->tls_policy == "Optional");
  CHECK(full.event_destinations->empty());
}

TEST_CASE_METHOD(SesFixture, "DescribeConfigurationSet: what is unknown",
                 "[ses][DescribeConfigurationSet]") {
  ses::DescribeConfigurationSetRequest request;
  request.configuration_set_name = "events";
  CHECK(error_code([&] { call(request); }) == "ConfigurationSetDoesNotExistException");
  request.configuration_set_attribute_names = {"colour"};
  CHECK(error_code([&] { call(request); }) == "ValidationError");
}
