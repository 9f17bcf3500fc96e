#include "fakes/ses/operations/delete_configuration_set_event_destination.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::SesFixture;

TEST_CASE_METHOD(SesFixture, "DeleteConfigurationSetEventDestination: over the wire, once",
                 "[sesv2][DeleteConfigurationSetEventDestination]") {
  make_configuration_set("events");
  make_event_destination("events", "a", {"SEND"});
  const char* const path = "/v2/email/configuration-sets/events/event-destinations/a";
  CHECK(rest("DELETE", path).status == 200);
  const auto again = rest("DELETE", path);
  CHECK(again.status == 404);
  CHECK(again.headers.get("x-amzn-ErrorType") == "NotFoundException");
}
