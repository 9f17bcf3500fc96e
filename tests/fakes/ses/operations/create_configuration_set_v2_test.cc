#include "fakes/ses/operations/create_configuration_set_v2.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "CreateConfigurationSet: over the wire, once",
                 "[sesv2][CreateConfigurationSet]") {
  const std::string body = R"({"ConfigurationSetName":"events","Tags":[{"Key":"a","Value":"b"}]})";
  CHECK(rest("POST", "/v2/email/configuration-sets", body).status == 200);
  CHECK(ses.configuration_sets().require("000000000000", "us-west-2", "events").tags.at("a") ==
        "b");
  const auto again = rest("POST", "/v2/email/configuration-sets", body);
  CHECK(again.status == 400);
  CHECK(again.headers.get("x-amzn-ErrorType") == "AlreadyExistsException");
  CHECK(again.body == R"({"message":"Configuration set <events> already exists."})");
}

TEST_CASE_METHOD(SesFixture, "CreateConfigurationSet: what is no name, and options",
                 "[sesv2][CreateConfigurationSet]") {
  ses::CreateConfigurationSetV2Request request;
  request.configuration_set_name = "a b";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  const auto refused =
      rest("POST", "/v2/email/configuration-sets",
           R"({"ConfigurationSetName":"events","SendingOptions":{"SendingEnabled":true}})");
  CHECK(refused.status == 400);
  CHECK(refused.body.find("'SendingOptions'") != std::string::npos);
}
