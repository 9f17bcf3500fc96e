#include "fakes/cloudwatch/alarms/alarms.h"

#include <nlohmann/json.hpp>

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: the depth of a DLQ, up and down", "[cloudwatch]") {
  pass(25s);
  const auto request = dlq_alarm();
  call(request);
  pass(35s);
  CHECK(alarm().state_value == "OK");
  gauge.depth = 1;
  pass(59s);
  CHECK(alarm().state_value == "OK");
  pass(1s);
  CHECK(alarm().state_value == "ALARM");
  CHECK(alarm().state_updated_timestamp == scheduler.now());
  gauge.depth = 0;
  pass(60s);
  CHECK(alarm().state_value == "OK");
  REQUIRE(topics.messages.size() == 3);
  CHECK(topics.messages[1].topic == tests::kTopicArn);
  const auto message = nlohmann::json::parse(topics.messages[1].message);
  CHECK(message["AlarmName"] == "dlq");
  CHECK(message["AlarmDescription"] == "Messages in the DLQ");
  CHECK(message["AWSAccountId"] == "000000000000");
  CHECK(message["NewStateValue"] == "ALARM");
  CHECK(message["OldStateValue"] == "OK");
  CHECK(message["NewStateReason"] ==
        "Threshold Crossed: 1 out of the last 1 datapoints [1.0 (05/01/26 09:01:00)] was greater "
        "than the threshold (0.0) (minimum 1 datapoint for OK -> ALARM transition).");
  CHECK(message["StateChangeTime"] == "2026-01-05T09:02:00.000+0000");
  CHECK(message["Region"] == "US West (Oregon)");
  CHECK(message["Trigger"]["Statistic"] == "MAXIMUM");
  CHECK(message["Trigger"]["Unit"].is_null());
  CHECK(message["Trigger"]["Dimensions"][0]["value"] == "dlq");
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: the journal tells each change and why",
                 "[cloudwatch]") {
  const auto request = dlq_alarm();
  call(request);
  gauge.depth = 1;
  pass(10min);
  std::vector<nlohmann::json> changes;
  for (const sim::Event& event : journal.events()) {
    if (event.kind == "cloudwatch.alarm") changes.push_back(nlohmann::json::parse(event.data));
  }
  REQUIRE(changes.size() == 1);
  CHECK(changes[0]["old"] == "INSUFFICIENT_DATA");
  CHECK(changes[0]["new"] == "ALARM");
  CHECK(changes[0]["reason"] == alarm().state_reason);
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: a metric that goes away is insufficient data",
                 "[cloudwatch]") {
  const auto request = dlq_alarm();
  call(request);
  pass(60s);
  REQUIRE(alarm().state_value == "OK");
  gauge.depth.reset();
  pass(5min);
  CHECK(alarm().state_value == "INSUFFICIENT_DATA");
  CHECK(alarm().state_reason == "Insufficient Data: 1 datapoint was unknown.");
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: five minutes are the maximum of five samples",
                 "[cloudwatch]") {
  auto request = dlq_alarm();
  request.period = 300;
  call(request);
  pass(61s);
  gauge.depth = 4;
  pass(60s);
  gauge.depth = 0;
  pass(178s);
  CHECK(alarm().state_value == "INSUFFICIENT_DATA");
  pass(1s);
  CHECK(alarm().state_value == "ALARM");
  pass(5min);
  CHECK(alarm().state_value == "OK");
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: a period of ten seconds sees high resolution data",
                 "[cloudwatch]") {
  auto request = dlq_alarm();
  request.metric_namespace = "Jobs";
  request.metric_name = "Failed";
  request.dimensions = {};
  request.period = 10;
  call(request);
  cloudwatch.metrics()
      .series({"000000000000", "us-west-2", "Jobs", "Failed", {}})
      ->add(scheduler.now() + 3s, cloudwatch::StatisticSet::of(1));
  pass(10s);
  CHECK(alarm().state_value == "ALARM");
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: a topic that does not exist is told by the journal",
                 "[cloudwatch]") {
  topics.missing.insert(tests::kTopicArn);
  const auto request = dlq_alarm();
  call(request);
  pass(60s);
  CHECK(journal.events().back().kind == "cloudwatch.action_failed");
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: they outlive the service, in the store",
                 "[cloudwatch]") {
  const auto request = dlq_alarm();
  call(request);
  gauge.depth = 1;
  pass(60s);
  cloudwatch::CloudWatch again{environment};
  const auto* watched = again.alarms().find({"000000000000", "us-west-2", "dlq"});
  REQUIRE(watched != nullptr);
  CHECK(watched->alarm.state_value == "ALARM");
  CHECK(watched->alarm.dimensions == alarm().dimensions);
  CHECK(watched->alarm.state_updated_timestamp == alarm().state_updated_timestamp);
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: one timer for all of them, one sample a metric",
                 "[cloudwatch]") {
  for (int i = 0; i < 25; ++i) {
    auto request = dlq_alarm();
    request.alarm_name = "dlq-" + std::to_string(i);
    call(request);
  }
  const auto before = scheduler.events_run();
  pass(1h);
  CHECK(scheduler.events_run() - before == 60);
  CHECK(gauge.samples == 60);
}
