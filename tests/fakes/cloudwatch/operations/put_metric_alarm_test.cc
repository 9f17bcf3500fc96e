#include "fakes/cloudwatch/operations/put_metric_alarm.h"

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;
using tests::error_code;
using tests::error_message;

TEST_CASE_METHOD(CloudWatchFixture, "PutMetricAlarm: a new alarm waits for its first period",
                 "[cloudwatch][PutMetricAlarm]") {
  const auto request = dlq_alarm();
  call(request);
  CHECK(alarm().alarm_arn == "arn:aws:cloudwatch:us-west-2:000000000000:alarm:dlq");
  CHECK(alarm().state_value == "INSUFFICIENT_DATA");
  CHECK(alarm().state_reason == "Unchecked: Initial alarm creation");
  CHECK(topics.messages.empty());
}

TEST_CASE_METHOD(CloudWatchFixture, "PutMetricAlarm: a changed alarm keeps its state",
                 "[cloudwatch][PutMetricAlarm]") {
  auto request = dlq_alarm();
  call(request);
  gauge.depth = 2;
  pass(60s);
  REQUIRE(alarm().state_value == "ALARM");
  request.threshold = 5;
  call(request);
  CHECK(alarm().state_value == "ALARM");
  pass(60s);
  CHECK(alarm().state_value == "OK");
}

TEST_CASE_METHOD(CloudWatchFixture, "PutMetricAlarm: names are ASCII without control characters",
                 "[cloudwatch][PutMetricAlarm]") {
  auto request = dlq_alarm();
  request.metric_name =
      "5xx\xE2\x80\x8B"
      "ErrorRate";
  CHECK(error_message([&] { call(request); }) ==
        "MetricName must not contain Non-ASCII characters.");
  request.metric_name = "Failed";
  request.metric_namespace = std::string("Jo\0bs", 5);
  CHECK(error_message([&] { call(request); }) == "Namespace must not contain Control characters.");
  request.metric_namespace = "Jobs";
  request.dimensions = {{"queue", "a\n"}};
  CHECK(error_code([&] { call(request); }) == "ValidationError");
  request.dimensions = {};
  request.alarm_name = "a\tb";
  CHECK(error_code([&] { call(request); }) == "ValidationError");
  // The name of an alarm is UTF-8.
  request.alarm_name =
      "Gr\xC3\xBC\xC3\x9F"
      "e";
  CHECK_NOTHROW(call(request));
}

TEST_CASE_METHOD(CloudWatchFixture, "PutMetricAlarm: what CloudWatch refuses is ValidationError",
                 "[cloudwatch][PutMetricAlarm]") {
  auto request = dlq_alarm();
  request.period = 45;
  CHECK(error_message([&] { call(request); }) == "Period must be 10, 20, 30 or a multiple of 60");
  request.period = 300;
  request.evaluation_periods = 289;
  CHECK(error_message([&] { call(request); }) ==
        "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= "
        "86400).");
  request.evaluation_periods = 1;
  request.datapoints_to_alarm = 2;
  CHECK(error_code([&] { call(request); }) == "ValidationError");
  request.datapoints_to_alarm = 1;
  request.treat_missing_data = "maybe";
  CHECK(error_code([&] { call(request); }) == "ValidationError");
  request.treat_missing_data.reset();
  request.comparison_operator = "Above";
  CHECK(error_message([&] { call(request); }).find("Member must satisfy enum value set") !=
        std::string::npos);
  request.comparison_operator = "LessThanThreshold";
  request.statistic.clear();
  CHECK(error_code([&] { call(request); }) == "ValidationError");
  request.statistic = "Sum";
  request.alarm_actions = {"mail me"};
  CHECK(error_message([&] { call(request); }) == "Invalid arn syntax: mail me");
}

TEST_CASE_METHOD(CloudWatchFixture, "PutMetricAlarm: what is not modelled is refused by name",
                 "[cloudwatch][PutMetricAlarm]") {
  auto request = dlq_alarm();
  request.alarm_actions = {"arn:aws:lambda:us-west-2:000000000000:function:wake"};
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
  request.alarm_actions = {};
  request.comparison_operator = "GreaterThanUpperThreshold";
  CHECK(error_code([&] { call(request); }) == "BacklotNotModelled");
  const auto response = query("monitoring",
                              "Action=PutMetricAlarm&Version=2010-08-01&AlarmName=a"
                              "&EvaluationPeriods=1&ComparisonOperator=LessThanThreshold"
                              "&ExtendedStatistic=p99");
  CHECK(response.status == 400);
  CHECK(response.body.find("ExtendedStatistic") != std::string::npos);
}

TEST_CASE_METHOD(CloudWatchFixture, "PutMetricAlarm: over the wire, as Query and as JSON",
                 "[cloudwatch][PutMetricAlarm]") {
  const auto old = query("monitoring",
                         "Action=PutMetricAlarm&Version=2010-08-01&AlarmName=a&MetricName=m"
                         "&Namespace=n&Statistic=Sum&Period=60&Threshold=1.5&EvaluationPeriods=1"
                         "&ComparisonOperator=LessThanThreshold"
                         "&Dimensions.member.1.Name=d&Dimensions.member.1.Value=v"
                         "&AlarmActions.member.1=arn%3Aaws%3Asns%3Aus-west-2%3A0%3At");
  CHECK(old.status == 200);
  CHECK(alarm("a").threshold == 1.5);
  CHECK(alarm("a").dimensions == std::vector<cloudwatch::Dimension>{{"d", "v"}});
  const auto recent = json("GraniteServiceVersion20100801.PutMetricAlarm",
                           R"({"AlarmName":"b","MetricName":"m","Namespace":"n","Statistic":"Sum",
                               "Period":60,"Threshold":2,"EvaluationPeriods":1,
                               "ComparisonOperator":"LessThanThreshold"})");
  CHECK(recent.status == 200);
  CHECK(alarm("b").threshold == 2);
  const auto bad = json("GraniteServiceVersion20100801.PutMetricAlarm", "{}");
  CHECK(bad.status == 400);
  CHECK(bad.headers.get("x-amzn-query-error") == "ValidationError;Sender");
}
