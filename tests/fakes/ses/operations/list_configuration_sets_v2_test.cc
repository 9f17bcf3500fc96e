#include "fakes/ses/operations/list_configuration_sets_v2.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "ListConfigurationSets: by name, in pages, on both paths",
                 "[sesv2][ListConfigurationSets]") {
  for (const char* name : {"b", "a"}) make_configuration_set(name);
  CHECK(rest("GET", "/v2/email/configuration-sets?PageSize=10").body ==
        R"({"ConfigurationSets":["a","b"]})");
  CHECK(rest("POST", "/v2/email/list-configuration-sets", "{}").body ==
        R"({"ConfigurationSets":["a","b"]})");
  ses::ListConfigurationSetsV2Request request;
  request.page_size = 1;
  const auto first = call(request);
  CHECK(first.configuration_sets == std::vector<std::string>{"a"});
  request.next_token = first.next_token;
  CHECK(call(request).configuration_sets == std::vector<std::string>{"b"});
  request.next_token = "what";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
}
