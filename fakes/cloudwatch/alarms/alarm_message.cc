#include "fakes/cloudwatch/alarms/alarm_message.h"

#include <cctype>

#include "fakes/cloudwatch/number.h"
#include "sim/journal/json_writer.h"

namespace cloudwatch {
namespace {

struct RegionName {
  std::string_view code;
  std::string_view name;
};
constexpr RegionName kRegionNames[] = {
    {"us-east-1", "US East (N. Virginia)"},
    {"us-east-2", "US East (Ohio)"},
    {"us-west-1", "US West (N. California)"},
    {"us-west-2", "US West (Oregon)"},
    {"ca-central-1", "Canada (Central)"},
    {"eu-west-1", "EU (Ireland)"},
    {"eu-west-2", "EU (London)"},
    {"eu-west-3", "EU (Paris)"},
    {"eu-central-1", "EU (Frankfurt)"},
    {"eu-north-1", "EU (Stockholm)"},
    {"ap-south-1", "Asia Pacific (Mumbai)"},
    {"ap-northeast-1", "Asia Pacific (Tokyo)"},
    {"ap-northeast-2", "Asia Pacific (Seoul)"},
    {"ap-southeast-1", "Asia Pacific (Singapore)"},
    {"ap-southeast-2", "Asia Pacific (Sydney)"},
    {"sa-east-1", "South America (Sao Paulo)"},
};

std::string region_name(const std::string& code) {
  for (const RegionName& region : kRegionNames) {
    if (region.code == code) return std::string(region.name);
  }
  return code;
}

// `SampleCount` → `SAMPLE_COUNT`
std::string statistic_text(const std::string& statistic) {
  std::string text;
  for (const char c : statistic) {
    if (std::isupper(static_cast<unsigned char>(c)) != 0 && !text.empty()) text += '_';
    text += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return text;
}

void write_list(sim::JsonWriter& json, std::string_view name,
                const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_trigger(sim::JsonWriter& json, const MetricAlarm& alarm) {
  json.key("Trigger").begin_object();
  json.key("MetricName").value(alarm.metric_name);
  json.key("Namespace").value(alarm.metric_namespace);
  json.key("StatisticType").value("Statistic");
  json.key("Statistic").value(statistic_text(alarm.statistic));
  json.key("Unit").null();
  json.key("Dimensions").begin_array();
  for (const Dimension& dimension : alarm.dimensions) {
    json.begin_object();
    json.key("value").value(dimension.value);
    json.key("name").value(dimension.name);
    json.end_object();
  }
  json.end_array();
  json.key("Period").value(alarm.period);
  json.key("EvaluationPeriods").value(alarm.evaluation_periods);
  if (alarm.datapoints_to_alarm) json.key("DatapointsToAlarm").value(*alarm.datapoints_to_alarm);
  json.key("ComparisonOperator").value(alarm.comparison_operator);
  json.key("Threshold").raw(number_text(alarm.threshold));
  json.key("TreatMissingData").value(alarm.treat_missing_data.value_or(""));
  json.key("EvaluateLowSampleCountPercentile").value("");
  json.end_object();
}

}  // namespace

std::string alarm_subject(const WatchedAlarm& watched) {
  return watched.alarm.state_value + ": \"" + watched.alarm.alarm_name + "\" in " +
         region_name(watched.metric.region);
}

std::string alarm_message(const WatchedAlarm& watched, const std::string& old_state) {
  const MetricAlarm& alarm = watched.alarm;
  sim::JsonWriter json;
  json.begin_object();
  json.key("AlarmName").value(alarm.alarm_name);
  json.key("AlarmDescription");
  if (alarm.alarm_description) {
    json.value(*alarm.alarm_description);
  } else {
    json.null();
  }
  json.key("AWSAccountId").value(watched.metric.account);
  json.key("AlarmConfigurationUpdatedTimestamp")
      .value(long_time(alarm.alarm_configuration_updated_timestamp));
  json.key("NewStateValue").value(alarm.state_value);
  json.key("NewStateReason").value(alarm.state_reason);
  json.key("StateChangeTime").value(long_time(alarm.state_updated_timestamp));
  json.key("Region").value(region_name(watched.metric.region));
  json.key("AlarmArn").value(alarm.alarm_arn);
  json.key("OldStateValue").value(old_state);
  write_list(json, "OKActions", alarm.ok_actions);
  write_list(json, "AlarmActions", alarm.alarm_actions);
  write_list(json, "InsufficientDataActions", alarm.insufficient_data_actions);
  write_trigger(json, alarm);
  json.end_object();
  return json.take();
}

}  // namespace cloudwatch
