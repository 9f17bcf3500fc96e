#include "fakes/ses/operations/list_configuration_sets.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "ListConfigurationSets: by name, in pages",
                 "[ses][ListConfigurationSets]") {
  for (const char* name : {"b", "a", "c"}) make_configuration_set(name);
  ses::ListConfigurationSetsRequest request;
  CHECK(call(request).configuration_sets.size() == 3);
  request.max_items = 2;
  const auto first = call(request);
  REQUIRE(first.configuration_sets.size() == 2);
  CHECK(first.configuration_sets[0].name == "a");
  request.next_token = first.next_token;
  const auto second = call(request);
  CHECK(second.configuration_sets.at(0).name == "c");
  CHECK_FALSE(second.next_token);
  request.next_token = "what";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValue");
  request.max_items = 1001;
  CHECK(error_code([&] { call(request); }) == "ValidationError");
}
