#include "fakes/ses/operations/create_configuration_set_event_destination.h"

#include "tests/fakes/ses/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::SesFixture;

namespace {

struct CreateDestination : SesFixture {
  ses::CreateConfigurationSetEventDestinationRequest request;
  CreateDestination() {
    make_configuration_set("events");
    request.configuration_set_name = "events";
    request.event_destination_name = "to-sns";
    request.event_destination.enabled = true;
    request.event_destination.matching_event_types = {"BOUNCE"};
    request.event_destination.sns_destination = ses::SnsDestination{tests::kMailTopic};
  }
};

constexpr const char* kPath = "/v2/email/configuration-sets/events/event-destinations";

}  // namespace

TEST_CASE_METHOD(CreateDestination, "CreateConfigurationSetEventDestination: over the wire, once",
                 "[sesv2][CreateConfigurationSetEventDestination]") {
  const std::string body = R"({"EventDestinationName":"to-sns","EventDestination":{"Enabled":true,)"
                           R"("MatchingEventTypes":["BOUNCE"],"SnsDestination":{"TopicArn":")" +
                           tests::kMailTopic + R"("}}})";
  CHECK(rest("POST", kPath, body).status == 200);
  const auto again = rest("POST", kPath, body);
  CHECK(again.status == 400);
  CHECK(again.headers.get("x-amzn-ErrorType") == "AlreadyExistsException");
}

TEST_CASE_METHOD(CreateDestination,
                 "CreateConfigurationSetEventDestination: types are those that there are",
                 "[sesv2][CreateConfigurationSetEventDestination]") {
  request.event_destination.matching_event_types = {"BOUNCED"};
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.event_destination.matching_event_types = {};
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
}

TEST_CASE_METHOD(CreateDestination,
                 "CreateConfigurationSetEventDestination: a topic, and one that exists",
                 "[sesv2][CreateConfigurationSetEventDestination]") {
  request.event_destination.sns_destination->topic_arn += "2";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.event_destination.sns_destination.reset();
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
}

TEST_CASE_METHOD(CreateDestination,
                 "CreateConfigurationSetEventDestination: other services are not modelled",
                 "[sesv2][CreateConfigurationSetEventDestination]") {
  const auto answer = rest("POST", kPath,
                           R"({"EventDestinationName":"a","EventDestination":)"
                           R"({"CloudWatchDestination":{"DimensionConfigurations":[]}}})");
  CHECK(answer.headers.get("x-amzn-ErrorType") == "BacklotNotModelled");
}

TEST_CASE_METHOD(CreateDestination,
                 "CreateConfigurationSetEventDestination: names, and sets that are not there",
                 "[sesv2][CreateConfigurationSetEventDestination]") {
  request.event_destination_name = "to sns";
  CHECK(error_code([&] { call(request); }) == "BadRequestException");
  request.configuration_set_name = "none";
  CHECK(error_code([&] { call(request); }) == "NotFoundException");
}
