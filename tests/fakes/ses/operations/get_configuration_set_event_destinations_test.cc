#include "fakes/ses/operations/get_configuration_set_event_destinations.h"

#include "fakes/ses/operations/create_configuration_set_event_destination.h"
#include "fakes/ses/operations/delete_configuration_set.h"
#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "GetConfigurationSetEventDestinations: what was made, by name",
                 "[sesv2][GetConfigurationSetEventDestinations]") {
  make_configuration_set("events");
  ses::GetConfigurationSetEventDestinationsRequest get;
  get.configuration_set_name = "events";
  CHECK(call(get).event_destinations.empty());
  for (const char* name : {"b", "a"}) make_event_destination("events", name, {"SEND", "BOUNCE"});
  const auto found = call(get).event_destinations;
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "a");
  CHECK(found[1].name == "b");
  CHECK(found[0].enabled == true);
  CHECK(found[0].matching_event_types == std::vector<std::string>{"SEND", "BOUNCE"});
  CHECK(found[0].sns_destination->topic_arn == tests::kMailTopic);
  CHECK(rest("GET", "/v2/email/configuration-sets/events/event-destinations")
            .body.starts_with(R"({"EventDestinations":[{"Name":"a","Enabled":true,)"));
}

TEST_CASE_METHOD(SesFixture, "GetConfigurationSetEventDestinations: they go with their set",
                 "[sesv2][GetConfigurationSetEventDestinations]") {
  make_configuration_set("events");
  make_event_destination("events", "a", {"SEND"});
  ses::DeleteConfigurationSetRequest remove;
  remove.configuration_set_name = "events";
  call(remove);
  ses::GetConfigurationSetEventDestinationsRequest get;
  get.configuration_set_name = "events";
  CHECK(tests::error_code([&] { call(get); }) == "NotFoundException");
  make_configuration_set("events");
  CHECK(call(get).event_destinations.empty());
}
