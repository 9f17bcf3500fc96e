#include "fakes/logs/operations/filter_log_events.h"

#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

namespace {

struct FilterLogEventsFixture : LogsFixture {
  logs::FilterLogEventsRequest request;
  FilterLogEventsFixture() {
    group();
    stream("web/1");
    stream("web/2");
    stream("api/1");
    for (const char* name : {"web/2", "web/1", "api/1"}) {
      put(std::string("ERROR in ") + name, name);
      pass(std::chrono::seconds{1});
      put("fine", name);
      pass(std::chrono::seconds{1});
    }
    request.log_group_name = "/ecs/web";
  }
  // So many lines now.
  void put_many(int count) {
    const std::int64_t stream = logs.streams().list(1).front().id;
    for (int i = 0; i < count; ++i) logs.events().add(1, stream, now_ms(), now_ms(), "hay");
  }
};

}  // namespace

TEST_CASE_METHOD(FilterLogEventsFixture, "FilterLogEvents: over all streams, by time",
                 "[logs][FilterLogEvents]") {
  request.filter_pattern = "ERROR";
  const auto events = call(request).events;
  REQUIRE(events.size() == 3);
  CHECK(events[0].log_stream_name == "web/2");
  CHECK(events[1].log_stream_name == "web/1");
  CHECK(events[0].event_id.size() == 56);
  CHECK(events[0].event_id != events[1].event_id);
}

TEST_CASE_METHOD(FilterLogEventsFixture, "FilterLogEvents: some streams, some time",
                 "[logs][FilterLogEvents]") {
  request.log_stream_name_prefix = "web/";
  CHECK(call(request).events.size() == 4);
  request.log_stream_name_prefix.reset();
  request.log_stream_names = {"api/1"};
  CHECK(call(request).events.size() == 2);
  request.log_stream_name_prefix = "web/";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  request.log_stream_name_prefix.reset();
  request.log_stream_names = {"none"};
  CHECK(error_code([&] { call(request); }) == "ResourceNotFoundException");
  request.log_stream_names = {};
  request.start_time = now_ms() - 4000;
  request.end_time = now_ms() - 2000;
  CHECK(call(request).events.size() == 3);
}

TEST_CASE_METHOD(FilterLogEventsFixture, "FilterLogEvents: pages", "[logs][FilterLogEvents]") {
  request.limit = 2;
  request.filter_pattern = "ERROR";
  const auto first = call(request);
  CHECK(first.events.size() == 2);
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  const auto second = call(request);
  REQUIRE(second.events.size() == 1);
  CHECK(second.events[0].log_stream_name == "api/1");
  CHECK_FALSE(second.next_token);
}

TEST_CASE_METHOD(FilterLogEventsFixture, "FilterLogEvents: a page has 1 MB of events at most",
                 "[logs][FilterLogEvents]") {
  for (const char letter : {'a', 'b', 'c'}) put(std::string(500'000, letter), "web/1");
  request.log_stream_names = {"web/1"};
  request.filter_pattern = "-ERROR";
  auto page = call(request);
  REQUIRE(page.events.size() == 3);
  CHECK(page.events.back().message[0] == 'b');
  request.next_token = page.next_token;
  page = call(request);
  REQUIRE(page.events.size() == 1);
  CHECK(page.events.back().message[0] == 'c');
  CHECK_FALSE(page.next_token);
}

TEST_CASE_METHOD(FilterLogEventsFixture,
                 "FilterLogEvents: a long search goes on with a token, even without an event found",
                 "[logs][FilterLogEvents]") {
  put_many(60'000);
  request.filter_pattern = "ERROR needle";
  auto page = call(request);
  CHECK(page.events.empty());
  put("ERROR needle", "web/1");
  request.next_token = page.next_token;
  REQUIRE(request.next_token);
  page = call(request);
  CHECK(page.events.size() == 1);
  CHECK_FALSE(page.next_token);
}

TEST_CASE_METHOD(FilterLogEventsFixture,
                 "FilterLogEvents: patterns that are not modelled fail by name",
                 "[logs][FilterLogEvents]") {
  request.filter_pattern = "{ $.level = \"error\" }";
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
}

TEST_CASE_METHOD(FilterLogEventsFixture, "FilterLogEvents: over the wire",
                 "[logs][FilterLogEvents]") {
  const auto response =
      json("Logs_20140328.FilterLogEvents",
           R"({"logGroupName":"/ecs/web","filterPattern":"ERROR","limit":1,"interleaved":true})");
  CHECK(response.status == 200);
  CHECK(response.body.find(R"("events":[{"logStreamName":"web/2","timestamp":1767603600000)") !=
        std::string::npos);
}
