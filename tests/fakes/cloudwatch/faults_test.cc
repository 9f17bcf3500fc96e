#include "fakes/cloudwatch/faults.h"

#include "fakes/cloudwatch/operations/get_metric_statistics.h"
#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace {

const char* const kDepth = "AWS/SQS/ApproximateNumberOfMessagesVisible dlq";

struct CloudWatchFaults : tests::CloudWatchFixture {
  void add(const aws::FaultKind& kind, aws::FaultRule rule = {}) {
    rule.kind = &kind;
    environment.faults.add(std::move(rule), scheduler.now());
  }
  // The sum of `Jobs/Failed` in the last hour, and how many values.
  std::string failed() {
    cloudwatch::GetMetricStatisticsRequest request;
    request.metric_namespace = "Jobs";
    request.metric_name = "Failed";
    request.start_time = scheduler.now() - 1h;
    request.end_time = scheduler.now() + 1min;
    request.period = 3600;
    request.statistics = {"Sum", "SampleCount"};
    double sum = 0;
    double count = 0;
    for (const auto& datapoint : call(request).datapoints) {
      sum += datapoint.sum.value_or(0);
      count += datapoint.sample_count.value_or(0);
    }
    return std::to_string(static_cast<int>(sum)) + " of " + std::to_string(static_cast<int>(count));
  }
};

}  // namespace

TEST_CASE_METHOD(CloudWatchFaults, "cloudwatch.late_evaluation: the alarm goes off later",
                 "[cloudwatch][faults]") {
  call(dlq_alarm());
  gauge.depth = 1;
  add(cloudwatch::kLateEvaluation, {.of = "dlq", .number = 1});
  pass(60s + 44999ms);
  CHECK(alarm().state_value == "INSUFFICIENT_DATA");
  pass(1ms);
  CHECK(alarm().state_value == "ALARM");
  CHECK(topics.messages.size() == 1);
  for (const sim::Event& event : journal.events()) {
    if (event.kind != "cloudwatch.alarm") continue;
    CHECK(journal.events().at(event.cause - 1).kind == "fault.struck");
  }
}

TEST_CASE_METHOD(CloudWatchFaults,
                 "cloudwatch.late_evaluation: none in between, and the next one is in time",
                 "[cloudwatch][faults]") {
  call(dlq_alarm());
  gauge.depth = 1;
  add(cloudwatch::kLateEvaluation,
      {.number = 1, .parameters = {{"by", sim::Duration{150s}.count()}}});
  pass(209s);
  CHECK(alarm().state_value == "INSUFFICIENT_DATA");
  pass(1s);
  CHECK(alarm().state_value == "ALARM");
  gauge.depth = 0;
  pass(30s);
  CHECK(alarm().state_value == "OK");
}

TEST_CASE_METHOD(CloudWatchFaults,
                 "cloudwatch.late_evaluation: one that changes nothing is no occasion",
                 "[cloudwatch][faults]") {
  call(dlq_alarm());
  gauge.depth = 1;
  pass(60s);
  REQUIRE(alarm().state_value == "ALARM");
  add(cloudwatch::kLateEvaluation, {.number = 1});
  pass(10min);
  CHECK(environment.faults.rules().at(1).struck == 0);
  gauge.depth = 0;
  pass(60s + 44999ms);
  CHECK(alarm().state_value == "ALARM");
  CHECK(environment.faults.rules().at(1).struck == 1);
  pass(1ms);
  CHECK(alarm().state_value == "OK");
}

TEST_CASE_METHOD(CloudWatchFaults, "cloudwatch.late_evaluation: an alarm that is gone by then",
                 "[cloudwatch][faults]") {
  call(dlq_alarm());
  gauge.depth = 1;
  add(cloudwatch::kLateEvaluation);
  pass(60s);
  cloudwatch.alarms().remove({"000000000000", "us-west-2", "dlq"});
  pass(1h);
  CHECK(topics.messages.empty());
}

TEST_CASE_METHOD(CloudWatchFaults, "cloudwatch.late_datapoint: what was put is there later",
                 "[cloudwatch][faults]") {
  add(cloudwatch::kLateDatapoint, {.of = "Jobs/Failed", .number = 1});
  put(3);
  put(4);
  CHECK(failed() == "4 of 1");
  pass(119s);
  CHECK(failed() == "4 of 1");
  pass(1s);
  CHECK(failed() == "7 of 2");
}

TEST_CASE_METHOD(CloudWatchFaults,
                 "cloudwatch.late_datapoint: an alarm does without, and then takes it up",
                 "[cloudwatch][faults]") {
  auto request = dlq_alarm();
  request.treat_missing_data = "notBreaching";
  call(request);
  gauge.depth = 1;
  add(cloudwatch::kLateDatapoint, {.of = kDepth});
  pass(60s);
  CHECK(alarm().state_value == "OK");
  pass(2min);
  CHECK(alarm().state_value == "ALARM");
}

TEST_CASE_METHOD(CloudWatchFaults, "cloudwatch.missing_datapoint: the alarm treats it as missing",
                 "[cloudwatch][faults]") {
  auto request = dlq_alarm();
  request.treat_missing_data = "breaching";
  call(request);
  add(cloudwatch::kMissingDatapoint, {.of = "AWS/SQS/*", .number = 1});
  pass(60s);
  CHECK(alarm().state_value == "ALARM");
  pass(60s);
  CHECK(alarm().state_value == "OK");
}
