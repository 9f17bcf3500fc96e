#include "fakes/cloudwatch/alarms/evaluate.h"

#include "tests/support/catch.h"

namespace {

// The tables of AWS's documentation: `X` breaches, `0` does not, `-` is missing; latest last.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
std::string state(const std::string& data, int needed, const std::string& treatment) {
  cloudwatch::MetricAlarm alarm;
  alarm.evaluation_periods = 3;
  alarm.datapoints_to_alarm = needed;
  alarm.threshold = 0.5;
  alarm.comparison_operator = "GreaterThanThreshold";
  alarm.treat_missing_data = treatment;
  std::vector<cloudwatch::Datapoint> recent;
  for (auto c = data.rbegin(); c != data.rend(); ++c) {
    cloudwatch::Datapoint datapoint;
    if (*c != '-') datapoint.value = *c == 'X' ? 1 : 0;
    recent.push_back(datapoint);
  }
  return std::string(cloudwatch::evaluate(alarm, recent).state);
}

struct Row {
  const char* data;
  const char* missing;
  const char* ignore;
  const char* breaching;
  const char* not_breaching;
};

void check(const std::vector<Row>& rows, int needed) {
  for (const Row& row : rows) {
    INFO(row.data);
    CHECK(state(row.data, needed, "missing") == row.missing);
    CHECK(state(row.data, needed, "ignore") == row.ignore);
    CHECK(state(row.data, needed, "breaching") == row.breaching);
    CHECK(state(row.data, needed, "notBreaching") == row.not_breaching);
  }
}

// "" keeps the state.
constexpr const char* kKeep = "";

}  // namespace

TEST_CASE("Evaluation: three of three, with missing data", "[cloudwatch][evaluate]") {
  check({{"0-X-X", "OK", "OK", "OK", "OK"},
         {"----0", "OK", "OK", "OK", "OK"},
         {"-----", "INSUFFICIENT_DATA", kKeep, "ALARM", "OK"},
         {"0XX-X", "ALARM", "ALARM", "ALARM", "ALARM"},
         {"--X--", "ALARM", kKeep, "ALARM", "OK"}},
        3);
}

TEST_CASE("Evaluation: two of three, with missing data", "[cloudwatch][evaluate]") {
  check({{"0-X-X", "ALARM", "ALARM", "ALARM", "ALARM"},
         {"00X0X", "ALARM", "ALARM", "ALARM", "ALARM"},
         {"0-X--", "OK", "OK", "ALARM", "OK"},
         {"----0", "OK", "OK", "ALARM", "OK"},
         {"---X-", "ALARM", kKeep, "ALARM", "OK"}},
        2);
}

TEST_CASE("Evaluation: one breaching datapoint of a new alarm is not enough for three",
          "[cloudwatch][evaluate]") {
  CHECK(state("----X", 3, "missing").empty());
}

TEST_CASE("Evaluation: the comparisons", "[cloudwatch][evaluate]") {
  cloudwatch::MetricAlarm alarm;
  alarm.threshold = 2;
  const auto breaches = [&](const char* comparison) {
    alarm.comparison_operator = comparison;
    std::string text;
    for (const double value : {1.0, 2.0, 3.0}) {
      text += cloudwatch::breaches(alarm, value) ? "X" : "0";
    }
    return text;
  };
  CHECK(breaches("GreaterThanThreshold") == "00X");
  CHECK(breaches("GreaterThanOrEqualToThreshold") == "0XX");
  CHECK(breaches("LessThanThreshold") == "X00");
  CHECK(breaches("LessThanOrEqualToThreshold") == "XX0");
}
