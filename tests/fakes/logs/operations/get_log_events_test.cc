#include "fakes/logs/operations/get_log_events.h"

#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

namespace {

struct GetLogEventsFixture : LogsFixture {
  logs::GetLogEventsRequest request;
  GetLogEventsFixture() {
    group();
    stream();
    for (const char* line : {"a", "b", "c", "d", "e"}) {
      put(line);
      pass(std::chrono::seconds{1});
    }
    request.log_group_name = "/ecs/web";
    request.log_stream_name = "web/1";
  }
  std::string lines(const logs::GetLogEventsResponse& response) {
    std::string text;
    for (const auto& event : response.events) text += event.message;
    return text;
  }
};

}  // namespace

TEST_CASE_METHOD(GetLogEventsFixture, "GetLogEvents: the latest first page, and back from it",
                 "[logs][GetLogEvents]") {
  CHECK(lines(call(request)) == "abcde");
  request.limit = 2;
  auto page = call(request);
  CHECK(lines(page) == "de");
  request.next_token = page.next_backward_token;
  page = call(request);
  CHECK(lines(page) == "bc");
  request.next_token = page.next_forward_token;
  CHECK(lines(call(request)) == "de");
}

TEST_CASE_METHOD(GetLogEventsFixture,
                 "GetLogEvents: from the head to the end, where the token stays",
                 "[logs][GetLogEvents]") {
  request.start_from_head = true;
  request.limit = 3;
  auto page = call(request);
  CHECK(lines(page) == "abc");
  request.next_token = page.next_forward_token;
  page = call(request);
  CHECK(lines(page) == "de");
  request.next_token = page.next_forward_token;
  page = call(request);
  CHECK(page.events.empty());
  CHECK(page.next_forward_token == *request.next_token);
  put("f");
  CHECK(lines(call(request)) == "f");
}

TEST_CASE_METHOD(GetLogEventsFixture, "GetLogEvents: the start is included, the end is not",
                 "[logs][GetLogEvents]") {
  request.start_time = now_ms() - 4000;
  request.end_time = now_ms() - 1000;
  CHECK(lines(call(request)) == "bcd");
}

TEST_CASE_METHOD(GetLogEventsFixture, "GetLogEvents: unknown streams and tokens",
                 "[logs][GetLogEvents]") {
  request.next_token = "f/1/s";
  CHECK(error_message([&] { call(request); }) == "The specified nextToken is invalid.");
  request.next_token.reset();
  request.log_stream_name = "none";
  CHECK(error_code([&] { call(request); }) == "ResourceNotFoundException");
}

TEST_CASE_METHOD(GetLogEventsFixture, "GetLogEvents: a page has 1 MB of events at most",
                 "[logs][GetLogEvents]") {
  for (const char letter : {'x', 'y', 'z'}) put(std::string(500'000, letter));
  auto page = call(request);
  REQUIRE(page.events.size() == 2);
  CHECK(page.events.back().message[0] == 'z');
  request.next_token = page.next_backward_token;
  page = call(request);
  REQUIRE(page.events.size() == 6);
  CHECK(page.events.back().message[0] == 'x');
}
