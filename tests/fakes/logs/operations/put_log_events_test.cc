#include "fakes/logs/operations/put_log_events.h"

#include "fakes/logs/operations/put_retention_policy.h"
#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::error_code;
using tests::error_message;
using tests::LogsFixture;

namespace {

struct PutLogEventsFixture : LogsFixture {
  logs::PutLogEventsRequest request;
  PutLogEventsFixture() {
    group();
    stream();
    request.log_group_name = "/ecs/web";
    request.log_stream_name = "web/1";
    request.log_events = {{now_ms(), "a"}};
  }
  std::int64_t hours(int count) { return now_ms() + std::int64_t{count} * 3'600'000; }
};

}  // namespace

TEST_CASE_METHOD(PutLogEventsFixture, "PutLogEvents: any sequence token will do",
                 "[logs][PutLogEvents]") {
  request.sequence_token = "7";
  const auto response = call(request);
  CHECK(response.next_sequence_token.size() == 56);
  CHECK_FALSE(response.rejected_log_events_info);
}

TEST_CASE_METHOD(PutLogEventsFixture, "PutLogEvents: too new and too old events are told",
                 "[logs][PutLogEvents]") {
  request.log_events = {{hours(0), "a"}, {hours(3), "b"}, {hours(4), "c"}};
  const auto fresh = call(request).rejected_log_events_info;
  REQUIRE(fresh);
  CHECK(fresh->too_new_log_event_start_index == 1);
  CHECK_FALSE(fresh->too_old_log_event_end_index);
  request.log_events = {{hours(-24 * 15), "a"}};
  const auto old = call(request).rejected_log_events_info;
  REQUIRE(old);
  CHECK(old->too_old_log_event_end_index == 1);
  logs::PutRetentionPolicyRequest policy;
  policy.log_group_name = "/ecs/web";
  policy.retention_in_days = 1;
  call(policy);
  request.log_events = {{hours(-30), "a"}, {hours(-20), "b"}};
  const auto expired = call(request).rejected_log_events_info;
  REQUIRE(expired);
  CHECK(expired->expired_log_event_end_index == 1);
}

TEST_CASE_METHOD(PutLogEventsFixture, "PutLogEvents: order, span and size of a batch",
                 "[logs][PutLogEvents]") {
  request.log_events = {{hours(0), "a"}, {hours(-1), "b"}};
  CHECK(error_message([&] { call(request); }) ==
        "Log events in a single PutLogEvents request must be in chronological order.");
  request.log_events = {{hours(-25), "a"}, {hours(0), "b"}};
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  request.log_events = {{hours(0), std::string(1'048'576, 'a')}};
  CHECK(error_message([&] { call(request); }) ==
        "Upload too large: 1048602 bytes exceeds limit of 1048576");
  request.log_events = {};
  CHECK(error_code([&] { call(request); }) == "InvalidParameterException");
  request.log_events = {{hours(0), "a"}};
  request.log_stream_name = "none";
  CHECK(error_message([&] { call(request); }) == "The specified log stream does not exist.");
}

TEST_CASE_METHOD(PutLogEventsFixture,
                 "PutLogEvents: events older than the retention leave the store",
                 "[logs][PutLogEvents]") {
  logs::PutRetentionPolicyRequest policy;
  policy.log_group_name = "/ecs/web";
  policy.retention_in_days = 1;
  call(policy);
  group("/quiet");
  stream("quiet", "/quiet");
  policy.log_group_name = "/quiet";
  call(policy);
  logs::PutLogEventsRequest once;
  once.log_group_name = "/quiet";
  once.log_stream_name = "quiet";
  once.log_events = {{hours(0), "only this"}};
  call(once);
  sim::Statement& held =
      environment.store.prepare("SELECT COUNT(*), SUM(message = 'only this') FROM logs_event");
  std::int64_t most = 0;
  std::int64_t quiet = 0;
  for (int hour = 0; hour < 100; ++hour) {
    request.log_events = {{now_ms(), "a"}};
    call(request);
    held.bind();
    REQUIRE(held.step());
    most = std::max(most, held.integer(0));
    quiet = held.integer(1);
    held.reset();
    pass(std::chrono::hours{1});
  }
  // A day's, one of the hour that is only now over, and that of the group nobody writes to.
  CHECK(most <= 27);
  CHECK(quiet == 0);
}
