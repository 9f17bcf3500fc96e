#include "fakes/cloudwatch/alarms/reason.h"

#include "fakes/cloudwatch/number.h"
#include "sim/journal/json_writer.h"

namespace cloudwatch {
namespace {

std::string comparison_text(const std::string& comparison) {
  if (comparison == "GreaterThanThreshold") return "greater than";
  if (comparison == "GreaterThanOrEqualToThreshold") return "greater than or equal to";
  if (comparison == "LessThanThreshold") return "less than";
  return "less than or equal to";
}

std::string counted(int count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string missing_text(const MetricAlarm& alarm, const Evaluation& evaluation) {
  const int count = evaluation.missing_filled;
  return "Threshold Crossed: no datapoints were received for " +
         counted(alarm.evaluation_periods, "period") + " and " +
         counted(count, "missing datapoint") + (count == 1 ? " was" : " were") + " treated as [" +
         (evaluation.state == kAlarm ? "Breaching" : "NonBreaching") + "].";
}

// The datapoints that speak for the state, latest first.
std::vector<Datapoint> supporting_datapoints(const MetricAlarm& alarm,
                                             const Evaluation& evaluation) {
  std::vector<Datapoint> result;
  for (const Datapoint& datapoint : evaluation.considered) {
    if (breaches(alarm, *datapoint.value) == (evaluation.state == kAlarm))
      result.push_back(datapoint);
  }
  return result.empty() ? evaluation.considered : result;
}

}  // namespace

std::string reason_text(const MetricAlarm& alarm, const Evaluation& evaluation) {
  if (evaluation.state == kInsufficientData) {
    const int count = alarm.evaluation_periods;
    return "Insufficient Data: " + counted(count, "datapoint") +
           (count == 1 ? " was unknown." : " were unknown.");
  }
  if (evaluation.considered.empty()) return missing_text(alarm, evaluation);
  const std::vector<Datapoint> shown = supporting_datapoints(alarm, evaluation);
  const int count = static_cast<int>(shown.size());
  const bool is_alarm = evaluation.state == kAlarm;
  std::string text = "Threshold Crossed: ";
  text += alarm.datapoints_to_alarm ? std::to_string(count) + " out of the last " +
                                          std::to_string(alarm.evaluation_periods) + " datapoints"
                                    : counted(count, "datapoint");
  std::string separator = " [";
  for (const Datapoint& datapoint : shown) {
    text += separator + number_text(*datapoint.value) + " (" + short_time(datapoint.start) + ")";
    separator = ", ";
  }
  text += std::string("]") + (count == 1 ? " was " : " were ") + (is_alarm ? "" : "not ") +
          comparison_text(alarm.comparison_operator) + " the threshold (" +
          number_text(alarm.threshold) + ")";
  if (alarm.datapoints_to_alarm) {
    const int needed = is_alarm ? alarm.datapoints_needed()
                                : alarm.evaluation_periods - alarm.datapoints_needed() + 1;
    text += " (minimum " + counted(needed, "datapoint") + " for " +
            (is_alarm ? "OK -> ALARM" : "ALARM -> OK") + " transition)";
  }
  return text + ".";
}

std::string reason_data(const MetricAlarm& alarm, const Evaluation& evaluation, sim::Time now) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("version").value("1.0");
  json.key("queryDate").value(long_time(now));
  if (!evaluation.considered.empty()) {
    json.key("startDate").value(long_time(evaluation.considered.back().start));
  }
  json.key("statistic").value(alarm.statistic);
  json.key("period").value(alarm.period);
  json.key("recentDatapoints").begin_array();
  // The oldest comes first here.
  for (auto datapoint = evaluation.considered.rbegin(); datapoint != evaluation.considered.rend();
       ++datapoint) {
    json.raw(number_text(*datapoint->value));
  }
  json.end_array();
  json.key("threshold").raw(number_text(alarm.threshold));
  json.key("evaluatedDatapoints").begin_array();
  for (const Datapoint& datapoint : evaluation.considered) {
    json.begin_object();
    json.key("timestamp").value(long_time(datapoint.start));
    json.key("sampleCount").raw(number_text(datapoint.count));
    json.key("value").raw(number_text(*datapoint.value));
    json.end_object();
  }
  json.end_array().end_object();
  return json.take();
}

}  // namespace cloudwatch
