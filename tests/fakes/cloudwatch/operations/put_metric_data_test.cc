#include "fakes/cloudwatch/operations/put_metric_data.h"

#include <cmath>
#include <limits>

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;
using tests::error_code;
using tests::error_message;

namespace {

struct PutMetricDataFixture : CloudWatchFixture {
  cloudwatch::PutMetricDataRequest request;
  PutMetricDataFixture() {
    request.metric_namespace = "Jobs";
    request.metric_data.resize(1);
    request.metric_data[0].metric_name = "Failed";
  }
  cloudwatch::MetricDatum& datum() { return request.metric_data[0]; }
  std::optional<cloudwatch::StatisticSet> seen() {
    auto* series = cloudwatch.metrics().find({"000000000000", "us-west-2", "Jobs", "Failed", {}});
    if (series == nullptr) return std::nullopt;
    return series->between(sim::Time{}, scheduler.now() + 24h);
  }
};

}  // namespace

TEST_CASE_METHOD(PutMetricDataFixture, "PutMetricData: values, sets and counted values add up",
                 "[cloudwatch][PutMetricData]") {
  datum().value = 5;
  call(request);
  datum().value.reset();
  datum().statistic_values = {3, 12, 1, 9};
  call(request);
  datum().statistic_values.reset();
  datum().values = {2, 4};
  datum().counts = {1, 10};
  call(request);
  REQUIRE(seen());
  CHECK(seen()->count == 15);
  CHECK(seen()->sum == 59);
  CHECK(seen()->minimum == 1);
  CHECK(seen()->maximum == 9);
}

TEST_CASE_METHOD(PutMetricDataFixture, "PutMetricData: what CloudWatch refuses changes nothing",
                 "[cloudwatch][PutMetricData]") {
  CHECK(error_code([&] { call(request); }) == "MissingRequiredParameterException");
  datum().value = 1;
  datum().values = {1};
  CHECK(error_code([&] { call(request); }) == "InvalidParameterCombinationException");
  datum().values = {};
  datum().value = std::numeric_limits<double>::quiet_NaN();
  CHECK(error_message([&] { call(request); }) ==
        "The value NaN for parameter MetricData.member.1.Value is invalid.");
  datum().value = 1;
  datum().timestamp = scheduler.now() + 3h;
  CHECK(error_message([&] { call(request); }) ==
        "The parameter MetricData.member.1.Timestamp must specify a time no more than two hours in "
        "the future.");
  datum().timestamp = scheduler.now() - std::chrono::days{15};
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValueException");
  datum().timestamp.reset();
  request.metric_namespace = "AWS/SQS";
  CHECK(error_message([&] { call(request); }) ==
        "The value AWS/ for parameter Namespace is invalid.");
  request.metric_namespace = "Jobs";
  request.metric_data.push_back({});
  request.metric_data[1].metric_name = "Failed";
  CHECK(error_code([&] { call(request); }) == "MissingRequiredParameterException");
  CHECK_FALSE(seen());
}

TEST_CASE_METHOD(PutMetricDataFixture, "PutMetricData: names are ASCII without control characters",
                 "[cloudwatch][PutMetricData]") {
  datum().value = 1;
  datum().dimensions = {{"queue",
                         "Pr\xC3\xBC"
                         "fung"}};
  CHECK(error_message([&] { call(request); }) ==
        "The value for parameter MetricData.member.1.Dimensions.member.1.Value contains non-ASCII "
        "characters.");
  datum().dimensions = {{std::string("que\0ue", 6), "a"}};
  CHECK(error_message([&] { call(request); }) ==
        "The value for parameter MetricData.member.1.Dimensions.member.1.Name contains control "
        "characters.");
  datum().dimensions = {};
  datum().metric_name = "Failed\x7F";
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValueException");
  datum().metric_name = "Failed";
  request.metric_namespace = std::string("Jo\0bs", 5);
  CHECK(error_message([&] { call(request); }) ==
        "The value for parameter Namespace contains control characters.");
  request.metric_namespace = "Jobs of ~all~ #1: a_b-c.d";
  CHECK_NOTHROW(call(request));
}

TEST_CASE_METHOD(PutMetricDataFixture, "PutMetricData: an alarm on a custom metric sees it",
                 "[cloudwatch][PutMetricData]") {
  auto alarm_request = dlq_alarm();
  alarm_request.metric_namespace = "Jobs";
  alarm_request.metric_name = "Failed";
  alarm_request.dimensions = {};
  alarm_request.statistic = "Sum";
  alarm_request.threshold = 4;
  call(alarm_request);
  put(2);
  put(3);
  pass(60s);
  CHECK(alarm().state_value == "ALARM");
}

TEST_CASE_METHOD(CloudWatchFixture,
                 "PutMetricData: metrics are forgotten with their last datapoint",
                 "[cloudwatch][PutMetricData]") {
  put(1);
  CHECK(cloudwatch.metrics().all().size() == 1);
  for (int month = 0; month < 16; ++month) {
    pass(std::chrono::days{30});
    cloudwatch::PutMetricDataRequest request;
    request.metric_namespace = "Jobs";
    request.metric_data.emplace_back();
    request.metric_data[0].metric_name = "Month" + std::to_string(month);
    request.metric_data[0].value = 1;
    call(request);
  }
  // 480 days are over, and the very first has been forgotten.
  CHECK(cloudwatch.metrics().all().size() == 16);
  CHECK_FALSE(cloudwatch.metrics().all().begin()->first.metric == "Failed");
}

TEST_CASE_METHOD(PutMetricDataFixture,
                 "PutMetricData: values are from -2^360 to 2^360, and no sum of them overflows",
                 "[cloudwatch][PutMetricData]") {
  cloudwatch::MetricDatum one;
  one.metric_name = "Failed";
  const auto code_of = [&](const cloudwatch::MetricDatum& refused) {
    datum() = refused;
    return error_code([&] { call(request); });
  };
  for (const double number : {1.7e308, -1.7e308, std::nextafter(0x1p360, 1e200)}) {
    auto refused = one;
    refused.value = number;
    CHECK(code_of(refused) == "InvalidParameterValueException");
    refused = one;
    refused.values = {number};
    CHECK(code_of(refused) == "InvalidParameterValueException");
    refused.values = {1};
    refused.counts = {number};
    CHECK(code_of(refused) == "InvalidParameterValueException");
    refused = one;
    refused.statistic_values = {1, number, 1, 1};
    CHECK(code_of(refused) == "InvalidParameterValueException");
    refused.statistic_values = {number, 1, 1, 1};
    CHECK(code_of(refused) == "InvalidParameterValueException");
  }
  datum() = one;
  datum().values = {1};
  datum().counts = {-1};
  CHECK(error_message([&] { call(request); }) ==
        "The value -1.0 for parameter MetricData.member.1.Counts is invalid.");
  CHECK_FALSE(seen());
  datum().values = {0x1p360, -0x1p360};
  datum().counts = {0x1p360, 1};
  call(request);
  call(request);
  CHECK(std::isfinite(seen()->sum));
  CHECK(std::isfinite(cloudwatch::StatisticSet{5e-324, 1e100, 1, 1}.value("Average")));
}
