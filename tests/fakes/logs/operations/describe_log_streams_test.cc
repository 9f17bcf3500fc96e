#include "fakes/logs/operations/describe_log_streams.h"

#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

namespace {

struct DescribeLogStreamsFixture : LogsFixture {
  logs::DescribeLogStreamsRequest request;
  DescribeLogStreamsFixture() {
    group();
    for (const char* name : {"web/1", "web/2", "api/1"}) stream(name);
    pass(std::chrono::seconds{1});
    put("a", "web/2");
    pass(std::chrono::seconds{1});
    put("b", "web/1");
    request.log_group_name = "/ecs/web";
  }
  std::string names() {
    std::string text;
    for (const auto& found : call(request).log_streams) text += found.log_stream_name + " ";
    return text;
  }
};

}  // namespace

TEST_CASE_METHOD(DescribeLogStreamsFixture,
                 "DescribeLogStreams: by name, by last event, descending",
                 "[logs][DescribeLogStreams]") {
  CHECK(names() == "api/1 web/1 web/2 ");
  request.descending = true;
  CHECK(names() == "web/2 web/1 api/1 ");
  request.order_by = "LastEventTime";
  CHECK(names() == "web/1 web/2 api/1 ");
  request.limit = 1;
  const auto latest = call(request).log_streams.at(0);
  CHECK(latest.last_event_timestamp == now_ms());
  CHECK(latest.first_event_timestamp == now_ms());
  CHECK(latest.arn == "arn:aws:logs:us-west-2:000000000000:log-group:/ecs/web:log-stream:web/1");
}

TEST_CASE_METHOD(DescribeLogStreamsFixture, "DescribeLogStreams: by prefix, in pages",
                 "[logs][DescribeLogStreams]") {
  request.log_stream_name_prefix = "web/";
  request.limit = 1;
  const auto first = call(request);
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  CHECK(names() == "web/2 ");
  CHECK_FALSE(call(request).next_token);
}

TEST_CASE_METHOD(DescribeLogStreamsFixture, "DescribeLogStreams: a group by its ARN",
                 "[logs][DescribeLogStreams]") {
  request.log_group_name.reset();
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  request.log_group_identifier = "arn:aws:logs:us-west-2:000000000000:log-group:/ecs/web";
  CHECK(names() == "api/1 web/1 web/2 ");
  request.log_group_identifier = "none";
  CHECK(error_code([&] { call(request); }) == "ResourceNotFoundException");
}

TEST_CASE_METHOD(DescribeLogStreamsFixture,
                 "DescribeLogStreams: no order by last event within a prefix",
                 "[logs][DescribeLogStreams]") {
  request.log_stream_name_prefix = "web/";
  request.order_by = "LastEventTime";
  CHECK(error_message([&] { call(request); }) ==
        "Cannot order by LastEventTime with a logStreamNamePrefix.");
}
