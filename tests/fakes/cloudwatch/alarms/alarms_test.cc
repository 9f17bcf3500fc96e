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
  set_depth(1);
  pass(59s);
  CHECK(alarm().state_value == "OK");
  pass(1s);
  CHECK(alarm().state_value == "ALARM");
  CHECK(alarm().state_updated_timestamp == scheduler.now());
  set_depth(0);
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
  set_depth(1);
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
  set_depth(std::nullopt);
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
  set_depth(4);
  pass(60s);
  set_depth(0);
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
  set_depth(1);
  pass(60s);
  cloudwatch::CloudWatch again{environment};
  const auto* watched = again.alarms().find({"000000000000", "us-west-2", "dlq"});
  REQUIRE(watched != nullptr);
  CHECK(watched->alarm.state_value == "ALARM");
  CHECK(watched->alarm.dimensions == alarm().dimensions);
  CHECK(watched->alarm.state_updated_timestamp == alarm().state_updated_timestamp);
  again.reset();
  cloudwatch::CloudWatch empty{environment};
  CHECK(empty.alarms().all().empty());
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: one timer for all of them, one sample a metric",
                 "[cloudwatch]") {
  for (int i = 0; i < 25; ++i) {
    auto request = dlq_alarm();
    request.alarm_name = "dlq-" + std::to_string(i);
    call(request);
  }
  const auto before = scheduler.events_run();
  for (int minute = 1; minute <= 60; ++minute) {
    set_depth(minute % 2);
    pass(60s);
  }
  CHECK(scheduler.events_run() - before == 60);
  CHECK(gauge.samples == 60);
}

TEST_CASE_METHOD(CloudWatchFixture, "Alarms: centuries in which nothing happens cost nothing",
                 "[cloudwatch]") {
  auto request = dlq_alarm();
  call(request);
  request.alarm_name = "hours";
  request.period = 3600;
  call(request);
  request.alarm_name = "jobs";
  request.metric_namespace = "Jobs";
  request.metric_name = "Failed";
  request.dimensions = {};
  request.period = 10;
  call(request);
  pass(24h);
  CHECK(alarm("hours").state_value == "OK");
  CHECK(alarm("jobs").state_value == "INSUFFICIENT_DATA");
  const auto before = scheduler.events_run();
  pass(std::chrono::days{200 * 365});
  CHECK(scheduler.events_run() == before);
  set_depth(1);
  put(1);
  pass(10s);
  CHECK(alarm("jobs").state_value == "ALARM");
  pass(50s);
  CHECK(alarm().state_value == "ALARM");
  pass(1h);
  CHECK(alarm("hours").state_value == "ALARM");
}

namespace {

// The same things happen, with noise that keeps the timer from resting and without.
struct Sleeper : CloudWatchFixture {
  explicit Sleeper(bool is_noisy) {
    if (is_noisy) make_noise(30s);
    auto request = dlq_alarm();
    call(request);
    request.alarm_name = "slow";
    request.period = 300;
    request.evaluation_periods = 2;
    request.datapoints_to_alarm = 2;
    call(request);
    request.alarm_name = "jobs";
    request.metric_namespace = "Jobs";
    request.metric_name = "Failed";
    request.dimensions = {};
    request.period = 60;
    call(request);
  }

  // Between two ticks, so that it changes nothing but that.
  void make_noise(sim::Duration delay) {
    scheduler.after(delay, [this] {
      journal.record("test", "test.noise", "", "{}");
      make_noise(60s);
    });
  }

  void happen(sim::Random random) {
    switch (random.below(5)) {
      case 0:
        return set_depth(static_cast<double>(random.below(3)));
      case 1:
        return set_depth(std::nullopt);
      case 2:
        return put(static_cast<double>(random.below(3)));
      case 3:
        scheduler.after(std::chrono::minutes{random.below(60)}, [this] { set_depth(1); });
        return;
      default:
        return;
    }
  }

  std::vector<std::string> told() {
    std::vector<std::string> lines;
    for (const sim::Event& event : journal.events()) {
      if (event.kind != "cloudwatch.alarm") continue;
      lines.push_back(sim::to_iso8601(event.time) + " " + event.subject + " " + event.data);
    }
    for (const auto& [key, series] : cloudwatch.metrics().all()) {
      const auto note = [&](sim::Time start, const cloudwatch::StatisticSet& values) {
        lines.push_back(key.metric + " " + sim::to_iso8601(start) + " " +
                        std::to_string(values.count) + " " + std::to_string(values.sum));
      };
      series->each_period(scheduler.now() - std::chrono::days{400}, scheduler.now(), 1h, note);
    }
    return lines;
  }
};

std::string first_difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const std::string left = i < a.size() ? a[i] : "nothing";
    const std::string right = i < b.size() ? b[i] : "nothing";
    if (left != right) return left + " instead of " + right;
  }
  return {};
}

}  // namespace

TEST_CASE("Alarms: whether the timer rested cannot be seen", "[cloudwatch]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    Sleeper rested{false};
    Sleeper awake{true};
    for (Sleeper* sleeper : {&rested, &awake}) {
      sim::Random random{seed};
      sleeper->pass(30s);
      for (int i = 0; i < 30; ++i) {
        sleeper->happen(random.stream(std::to_string(i)));
        const std::uint64_t kind = random.below(4);
        const auto amount = static_cast<std::int64_t>(random.below(60));
        if (kind == 0) sleeper->pass(std::chrono::seconds{amount});
        if (kind == 1) sleeper->pass(std::chrono::minutes{amount});
        if (kind == 2) sleeper->pass(std::chrono::hours{amount});
      }
    }
    CHECK(first_difference(rested.told(), awake.told()) == "");
    CHECK(rested.scheduler.events_run() < awake.scheduler.events_run());
  }
}
