#include "fakes/logs/faults.h"

#include "fakes/aws/call_faults.h"
#include "fakes/logs/operations/delete_log_stream.h"
#include "fakes/logs/operations/filter_log_events.h"
#include "fakes/logs/operations/get_log_events.h"
#include "tests/fakes/logs/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace {

struct LogsFaults : tests::LogsFixture {
  LogsFaults() {
    group();
    stream();
  }

  void add(const aws::FaultKind& kind, aws::FaultRule rule = {}) {
    rule.kind = &kind;
    environment.faults.add(std::move(rule), scheduler.now());
  }
  static logs::GetLogEventsRequest from_head() {
    logs::GetLogEventsRequest request;
    request.log_group_name = "/ecs/web";
    request.log_stream_name = "web/1";
    request.start_from_head = true;
    return request;
  }
  static logs::FilterLogEventsRequest filter() {
    logs::FilterLogEventsRequest request;
    request.log_group_name = "/ecs/web";
    return request;
  }
  template <class Request>
  std::string messages(const Request& request) {
    std::string all;
    for (const auto& event : call(request).events) {
      all += (all.empty() ? "" : " ") + event.message;
    }
    return all;
  }
};

}  // namespace

TEST_CASE_METHOD(LogsFaults, "logs.late_event: it comes to its own place, later",
                 "[logs][faults]") {
  add(logs::kLateEvent, {.of = "/ecs/*", .number = 1});
  put("a");
  const std::int64_t put_at = now_ms();
  pass(1s);
  put("b");
  CHECK(messages(from_head()) == "b");
  CHECK(messages(filter()) == "b");
  pass(28999ms);
  CHECK(messages(filter()) == "b");
  pass(1ms);
  CHECK(messages(filter()) == "a b");
  const auto events = call(from_head()).events;
  REQUIRE(events.size() == 2);
  CHECK(events[0].timestamp == put_at);
  CHECK(events[0].ingestion_time == put_at + 30'000);
}

TEST_CASE_METHOD(LogsFaults, "logs.late_event: who reads on from a token has passed it",
                 "[logs][faults]") {
  add(logs::kLateEvent, {.number = 1});
  put("a");
  pass(1s);
  put("b");
  auto request = from_head();
  request.next_token = call(request).next_forward_token;
  pass(1h);
  CHECK(call(request).events.empty());
  CHECK(messages(from_head()) == "a b");
}

TEST_CASE_METHOD(LogsFaults, "logs.late_event: a task's lines, too, and it survives",
                 "[logs][faults]") {
  add(logs::kLateEvent);
  environment.logs->append({"000000000000", "us-west-2", "/ecs/web", "web/1"}, scheduler.now(),
                           "line");
  logs::Logs again{environment};
  pass(30s);
  CHECK(again.events().after(1, {}, {}, {10, 1000}).size() == 1);
}

TEST_CASE_METHOD(LogsFaults, "logs.late_event: it does not come to a stream that is gone",
                 "[logs][faults]") {
  add(logs::kLateEvent);
  put("a");
  logs::DeleteLogStreamRequest remove;
  remove.log_group_name = "/ecs/web";
  remove.log_stream_name = "web/1";
  call(remove);
  stream();
  pass(1h);
  CHECK(messages(filter()).empty());
}

TEST_CASE_METHOD(LogsFaults, "logs.empty_page: the token leads to what there is",
                 "[logs][faults]") {
  put("a");
  put("b");
  add(logs::kEmptyPage);
  auto search = filter();
  const auto page = call(search);
  CHECK(page.events.empty());
  REQUIRE(page.next_token);
  search.next_token = page.next_token;
  CHECK(messages(search) == "a b");
  auto read = from_head();
  const auto nothing = call(read);
  CHECK(nothing.events.empty());
  read.next_token = nothing.next_forward_token;
  CHECK(messages(read) == "a b");
}

TEST_CASE_METHOD(LogsFaults, "logs.empty_page: backwards, too", "[logs][faults]") {
  put("a");
  put("b");
  add(logs::kEmptyPage);
  auto read = from_head();
  read.start_from_head = false;
  const auto nothing = call(read);
  CHECK(nothing.events.empty());
  read.next_token = nothing.next_backward_token;
  CHECK(messages(read) == "a b");
  // What comes next is read on from there.
  put("c");
  read.next_token = nothing.next_forward_token;
  environment.faults.heal();
  CHECK(messages(read) == "c");
}

TEST_CASE_METHOD(LogsFaults, "logs.empty_page: not where there is nothing", "[logs][faults]") {
  add(logs::kEmptyPage);
  call(filter());
  call(from_head());
  for (const sim::Event& event : journal.events()) CHECK(event.kind != "fault.struck");
}

TEST_CASE_METHOD(LogsFaults, "aws.throttled: Logs says ThrottlingException, 400",
                 "[logs][faults]") {
  add(aws::kThrottled, {.of = "logs.PutLogEvents /ecs/web"});
  const auto answer = json("Logs_20140328.PutLogEvents",
                           R"({"logGroupName":"/ecs/web","logStreamName":"web/1","logEvents":)"
                           R"([{"timestamp":)" +
                               std::to_string(now_ms()) + R"(,"message":"a"}]})");
  CHECK(answer.status == 400);
  CHECK_THAT(answer.body, Catch::Matchers::Contains(R"("__type":"ThrottlingException")"));
  CHECK_THAT(answer.body, Catch::Matchers::Contains("Rate exceeded"));
}

TEST_CASE_METHOD(LogsFaults, "logs.late_event: it is put off until it is there", "[logs][faults]") {
  add(logs::kLateEvent);
  put("a");
  REQUIRE(environment.put_off.size() == 1);
  CHECK(environment.put_off.front().what == "an event of the log group /ecs/web");
  pass(30s);
  CHECK(environment.put_off.empty());
  CHECK(messages(filter()) == "a");
}
