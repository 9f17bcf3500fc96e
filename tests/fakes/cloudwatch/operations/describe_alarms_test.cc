#include "fakes/cloudwatch/operations/describe_alarms.h"

#include "tests/fakes/cloudwatch/fixture.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::CloudWatchFixture;

namespace {

struct DescribeAlarmsFixture : CloudWatchFixture {
  cloudwatch::DescribeAlarmsRequest request;
  DescribeAlarmsFixture() {
    for (const char* name : {"b", "a", "dlq"}) {
      auto put = dlq_alarm();
      put.alarm_name = name;
      if (name != std::string("dlq")) put.alarm_actions = put.ok_actions = {};
      if (name == std::string("a")) put.comparison_operator = "LessThanThreshold";
      call(put);
    }
  }
  std::string names() {
    std::string text;
    for (const auto& found : call(request).metric_alarms) text += found.alarm_name + " ";
    return text;
  }
};

}  // namespace

TEST_CASE_METHOD(DescribeAlarmsFixture, "DescribeAlarms: by name, prefix, state and action",
                 "[cloudwatch][DescribeAlarms]") {
  CHECK(names() == "a b dlq ");
  request.alarm_names = {"b", "none"};
  CHECK(names() == "b ");
  request.alarm_names = {};
  request.alarm_name_prefix = "dl";
  CHECK(names() == "dlq ");
  request.alarm_name_prefix.reset();
  gauge.depth = 1;
  pass(60s);
  request.state_value = "ALARM";
  CHECK(names() == "b dlq ");
  request.state_value.reset();
  request.alarm_types = {"CompositeAlarm"};
  CHECK(names().empty());
}

TEST_CASE_METHOD(DescribeAlarmsFixture, "DescribeAlarms: pages", "[cloudwatch][DescribeAlarms]") {
  request.max_records = 2;
  const auto first = call(request);
  REQUIRE(first.next_token);
  request.next_token = first.next_token;
  CHECK(names() == "dlq ");
  request.next_token = "what";
  CHECK(tests::error_code([&] { call(request); }) == "InvalidNextToken");
}

TEST_CASE_METHOD(DescribeAlarmsFixture, "DescribeAlarms: names and a prefix exclude each other",
                 "[cloudwatch][DescribeAlarms]") {
  request.alarm_names = {"a"};
  request.alarm_name_prefix = "a";
  CHECK(tests::error_code([&] { call(request); }) == "ValidationError");
}

TEST_CASE_METHOD(DescribeAlarmsFixture, "DescribeAlarms: other regions see nothing",
                 "[cloudwatch][DescribeAlarms]") {
  aws::Caller elsewhere = caller();
  elsewhere.region = "eu-west-1";
  aws::Client other{dispatcher, scheduler, elsewhere};
  CHECK(other.now(request).metric_alarms.empty());
}

TEST_CASE_METHOD(DescribeAlarmsFixture, "DescribeAlarms: over the wire",
                 "[cloudwatch][DescribeAlarms]") {
  const auto response =
      query("monitoring", "Action=DescribeAlarms&Version=2010-08-01&AlarmNames.member.1=dlq");
  CHECK(response.body.find("<MetricAlarms><member><AlarmName>dlq</AlarmName>") !=
        std::string::npos);
  CHECK(response.body.find("<StateUpdatedTimestamp>2026-01-05T09:00:00.000Z<") !=
        std::string::npos);
}
