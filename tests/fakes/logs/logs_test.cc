#include "fakes/logs/logs.h"

#include "fakes/logs/operations/get_log_events.h"
#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using tests::LogsFixture;

namespace {

const aws::LogSink::Stream kStream{"000000000000", "us-west-2", "/ecs/web", "web/claude/1"};

}  // namespace

TEST_CASE_METHOD(LogsFixture, "Logs: a task's lines make their stream", "[logs]") {
  CHECK_FALSE(environment.logs->append(kStream, scheduler.now(), "lost"));
  environment.logs->create_group(kStream);
  environment.logs->create_group(kStream);
  CHECK(environment.logs->append(kStream, scheduler.now(), "one"));
  CHECK(environment.logs->append(kStream, scheduler.now(), "two"));
  logs::GetLogEventsRequest request;
  request.log_group_name = "/ecs/web";
  request.log_stream_name = "web/claude/1";
  const auto events = call(request).events;
  REQUIRE(events.size() == 2);
  CHECK(events[0].message == "one");
  CHECK(events[0].timestamp == now_ms());
}

TEST_CASE_METHOD(LogsFixture, "Logs: state is in the store", "[logs]") {
  environment.logs->create_group(kStream);
  environment.logs->append(kStream, scheduler.now(), "one");
  logs::Logs again{environment};
  CHECK(again.groups().find("000000000000", "us-west-2", "/ecs/web"));
}
