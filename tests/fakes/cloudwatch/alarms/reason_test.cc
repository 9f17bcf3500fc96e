#include "fakes/cloudwatch/alarms/reason.h"

#include "fakes/cloudwatch/number.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

namespace {

cloudwatch::MetricAlarm alarm(int needed, int periods) {
  cloudwatch::MetricAlarm alarm;
  alarm.evaluation_periods = periods;
  if (needed > 0) alarm.datapoints_to_alarm = needed;
  alarm.threshold = 0;
  alarm.statistic = "Maximum";
  alarm.period = 60;
  alarm.comparison_operator = "GreaterThanThreshold";
  return alarm;
}

cloudwatch::Evaluation evaluation(const cloudwatch::MetricAlarm& alarm,
                                  std::vector<double> values) {
  std::vector<cloudwatch::Datapoint> recent;
  sim::Time start = sim::kDefaultStart;
  for (const double value : values) {
    recent.push_back({start, value, 1});
    start -= 60s;
  }
  return cloudwatch::evaluate(alarm, recent);
}

std::string text(int needed, int periods, std::vector<double> values) {
  const auto what = alarm(needed, periods);
  return cloudwatch::reason_text(what, evaluation(what, std::move(values)));
}

}  // namespace

TEST_CASE("Reason: with DatapointsToAlarm", "[cloudwatch][reason]") {
  CHECK(text(1, 1, {3}) ==
        "Threshold Crossed: 1 out of the last 1 datapoints [3.0 (05/01/26 09:00:00)] was greater "
        "than the threshold (0.0) (minimum 1 datapoint for OK -> ALARM transition).");
  CHECK(text(2, 3, {3, 0, 4}) ==
        "Threshold Crossed: 2 out of the last 3 datapoints [3.0 (05/01/26 09:00:00), 4.0 (05/01/26 "
        "08:58:00)] were greater than the threshold (0.0) (minimum 2 datapoints for OK -> ALARM "
        "transition).");
  CHECK(text(1, 1, {0}) ==
        "Threshold Crossed: 1 out of the last 1 datapoints [0.0 (05/01/26 09:00:00)] was not "
        "greater than the threshold (0.0) (minimum 1 datapoint for ALARM -> OK transition).");
}

TEST_CASE("Reason: without DatapointsToAlarm", "[cloudwatch][reason]") {
  CHECK(text(0, 1, {3}) ==
        "Threshold Crossed: 1 datapoint [3.0 (05/01/26 09:00:00)] was greater than the threshold "
        "(0.0).");
}

TEST_CASE("Reason: missing data", "[cloudwatch][reason]") {
  auto what = alarm(1, 1);
  CHECK(cloudwatch::reason_text(what, cloudwatch::evaluate(what, {{}, {}, {}})) ==
        "Insufficient Data: 1 datapoint was unknown.");
  what.treat_missing_data = "notBreaching";
  CHECK(cloudwatch::reason_text(what, cloudwatch::evaluate(what, {{}, {}, {}})) ==
        "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was "
        "treated as [NonBreaching].");
}

TEST_CASE("Reason: its data", "[cloudwatch][reason]") {
  const auto what = alarm(1, 1);
  CHECK(cloudwatch::reason_data(what, evaluation(what, {3}), sim::kDefaultStart + 60s) ==
        R"({"version":"1.0","queryDate":"2026-01-05T09:01:00.000+0000",)"
        R"("startDate":"2026-01-05T09:00:00.000+0000","statistic":"Maximum","period":60,)"
        R"("recentDatapoints":[3.0],"threshold":0.0,"evaluatedDatapoints":[{)"
        R"("timestamp":"2026-01-05T09:00:00.000+0000","sampleCount":1.0,"value":3.0}]})");
}

TEST_CASE("Reason: numbers look as Java writes them", "[cloudwatch][reason]") {
  CHECK(cloudwatch::number_text(0) == "0.0");
  CHECK(cloudwatch::number_text(97.25) == "97.25");
  CHECK(cloudwatch::number_text(1e7) == "1.0E7");
  CHECK(cloudwatch::number_text(-2.5e-5) == "-2.5E-5");
}
