#include "fakes/cloudwatch/operations/get_metric_statistics.h"

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;
using tests::error_code;
using tests::error_message;

namespace {

struct GetMetricStatisticsFixture : CloudWatchFixture {
  cloudwatch::GetMetricStatisticsRequest request;
  GetMetricStatisticsFixture() {
    request.metric_namespace = "Jobs";
    request.metric_name = "Failed";
    request.start_time = scheduler.now();
    request.end_time = scheduler.now() + 10min;
    request.period = 60;
    request.statistics = {"Sum", "Maximum"};
  }
};

}  // namespace

TEST_CASE_METHOD(GetMetricStatisticsFixture,
                 "GetMetricStatistics: one datapoint for each period with data",
                 "[cloudwatch][GetMetricStatistics]") {
  put(2);
  put(3);
  pass(2min);
  put(7);
  const auto response = call(request);
  CHECK(response.label == "Failed");
  REQUIRE(response.datapoints.size() == 2);
  CHECK(response.datapoints[0].sum == 5);
  CHECK(response.datapoints[0].maximum == 3);
  CHECK_FALSE(response.datapoints[0].average);
  CHECK(response.datapoints[0].unit == "None");
  CHECK(response.datapoints[1].timestamp == request.start_time + 2min);
  request.period = 300;
  REQUIRE(call(request).datapoints.size() == 1);
  CHECK(call(request).datapoints[0].sum == 12);
}

TEST_CASE_METHOD(GetMetricStatisticsFixture,
                 "GetMetricStatistics: a service's metric has what an alarm has seen",
                 "[cloudwatch][GetMetricStatistics]") {
  const auto put_alarm = dlq_alarm();
  call(put_alarm);
  gauge.depth = 3;
  pass(2min);
  request.metric_namespace = "AWS/SQS";
  request.metric_name = "ApproximateNumberOfMessagesVisible";
  request.dimensions = {{"QueueName", "dlq"}};
  const auto response = call(request);
  // Two full minutes, and the one that has just begun.
  REQUIRE(response.datapoints.size() == 3);
  CHECK(response.datapoints[0].maximum == 3);
  CHECK(response.datapoints[0].unit == "Count");
}

TEST_CASE_METHOD(GetMetricStatisticsFixture,
                 "GetMetricStatistics: an unknown metric has no datapoints",
                 "[cloudwatch][GetMetricStatistics]") {
  request.metric_name = "Unknown";
  CHECK(call(request).datapoints.empty());
}

TEST_CASE_METHOD(GetMetricStatisticsFixture, "GetMetricStatistics: what CloudWatch refuses",
                 "[cloudwatch][GetMetricStatistics]") {
  request.end_time = request.start_time;
  CHECK(error_message([&] { call(request); }) ==
        "The parameter StartTime must be less than the parameter EndTime.");
  request.end_time = request.start_time + std::chrono::days{2};
  CHECK(error_message([&] {
          call(request);
        }).starts_with("You have requested up to 2880 datapoints, which exceeds"));
  request.period = 90;
  CHECK(error_code([&] { call(request); }) == "InvalidParameterValueException");
  request.period = 600;
  request.statistics = {};
  CHECK(error_code([&] { call(request); }) == "MissingRequiredParameterException");
  request.statistics = {"Median"};
  CHECK(error_code([&] { call(request); }) == "ValidationError");
}

TEST_CASE_METHOD(GetMetricStatisticsFixture, "GetMetricStatistics: over the wire",
                 "[cloudwatch][GetMetricStatistics]") {
  put(2);
  const auto response =
      query("monitoring",
            "Action=GetMetricStatistics&Version=2010-08-01&Namespace=Jobs&MetricName=Failed"
            "&StartTime=2026-01-05T09%3A00%3A00Z&EndTime=2026-01-05T10%3A00%3A00Z&Period=60"
            "&Statistics.member.1=Sum");
  CHECK(response.body.find("<Datapoints><member><Timestamp>2026-01-05T09:00:00.000Z</Timestamp>"
                           "<Sum>2</Sum><Unit>None</Unit></member></Datapoints>") !=
        std::string::npos);
}

TEST_CASE_METHOD(GetMetricStatisticsFixture,
                 "GetMetricStatistics: centuries are too many datapoints, at once",
                 "[cloudwatch][GetMetricStatistics]") {
  put(2);
  const auto response =
      query("monitoring",
            "Action=GetMetricStatistics&Version=2010-08-01&Namespace=Jobs&MetricName=Failed"
            "&StartTime=1700-01-01T00%3A00%3A00Z&EndTime=2250-01-01T00%3A00%3A00Z&Period=1"
            "&Statistics.member.1=Sum");
  CHECK(response.status == 400);
  CHECK(response.body.find("which exceeds the limit of 1,440") != std::string::npos);
  request.start_time = sim::Time::min();
  request.end_time = sim::Time::max();
  request.period = 596523 * 3600;
  CHECK(call(request).datapoints.size() == 1);
}

TEST_CASE_METHOD(GetMetricStatisticsFixture,
                 "GetMetricStatistics: old datapoints need a period as coarse as they are",
                 "[cloudwatch][GetMetricStatistics]") {
  put(1);
  const auto found = [&](sim::Duration age, std::int32_t period) {
    pass(scheduler.start() + age - scheduler.now());
    request.period = period;
    request.end_time = request.start_time + 5min;
    return call(request).datapoints.size();
  };
  CHECK(found(4h, 10) == 0);
  CHECK(found(4h, 60) == 1);
  CHECK(found(std::chrono::days{16}, 60) == 0);
  CHECK(found(std::chrono::days{16}, 300) == 1);
  CHECK(found(std::chrono::days{64}, 300) == 0);
  CHECK(found(std::chrono::days{64}, 3600) == 1);
  CHECK(found(std::chrono::days{456}, 3600) == 0);
}
