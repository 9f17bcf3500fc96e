// AWS CLI, `aws cloudwatch get-metric-statistics` and `get-metric-data`. Neither answer says of
// which queue or table it is: labels do, where somebody gave them.
#include "harness/evidence/fields.h"
#include "harness/evidence/readers/readers.h"

namespace evidence {
namespace {

constexpr sim::Duration kPeriod = std::chrono::minutes{1};  // CloudWatch's shortest for AWS's own

bool is_statistics(const sim::JsonValue& document) {
  return list_of(document, "Datapoints") != nullptr;
}

bool is_metrics_document(const sim::JsonValue& document) {
  return is_statistics(document) || list_of(document, "MetricDataResults") != nullptr;
}

Fact& begin_metric(std::string_view label, const std::optional<Instant>& time, Reading& reading) {
  Fact& fact = reading.new_fact();
  fact.source = "cloudwatch";
  fact.operation = "cloudwatch:Metric";
  fact.resource = label;
  set_time(fact, time);
  fact.resolution = kPeriod;
  fact.payload_is_json = true;
  return fact;
}

void read_statistics(const sim::JsonValue& document, Reading& reading) {
  for (const sim::JsonValue& point : document.find("Datapoints")->elements()) {
    reading.next_record();
    const auto time = instant_of(point, "Timestamp", Unit::kSeconds);
    if (!time) {
      reading.not_understood("a datapoint without a Timestamp", point.json());
      continue;
    }
    Fact& fact = begin_metric(text_of(document, "Label"), time, reading);
    sim::JsonWriter json;
    json.begin_object();
    copy_members(json, point, {"SampleCount", "Average", "Sum", "Minimum", "Maximum", "Unit"});
    json.end_object();
    fact.payload = json.take();
    reading.tell();
  }
}

std::optional<Instant> instant_of_element(const sim::JsonValue& value) {
  if (value.is_string()) return parse_timestamp(value.string());
  return value.is_number() ? parse_epoch(value.json(), Unit::kSeconds) : std::nullopt;
}

void read_result(const sim::JsonValue& result, Reading& reading) {
  const sim::JsonValue* const times = list_of(result, "Timestamps");
  const sim::JsonValue* const values = list_of(result, "Values");
  if (times == nullptr || values == nullptr ||
      times->elements().size() != values->elements().size()) {
    return reading.not_understood("a metric without as many Timestamps as Values", result.json());
  }
  const std::string_view label = text_of(result, {"Label", "Id"});
  for (std::size_t i = 0; i < times->elements().size(); ++i) {
    const auto time = instant_of_element(times->elements()[i]);
    if (!time) {
      reading.not_understood("a datapoint without a Timestamp", times->elements()[i].json());
      continue;
    }
    Fact& fact = begin_metric(label, time, reading);
    sim::JsonWriter json;
    json.begin_object().key("Value").raw(values->elements()[i].json()).end_object();
    fact.payload = json.take();
    reading.tell();
  }
}

void read_metrics(const sim::JsonValue& document, Reading& reading) {
  if (is_statistics(document)) return read_statistics(document, reading);
  for (const sim::JsonValue& result : document.find("MetricDataResults")->elements()) {
    reading.next_record();
    read_result(result, reading);
  }
}

}  // namespace

const DocumentReader kMetrics{"CloudWatch metrics", is_metrics_document, read_metrics};

}  // namespace evidence
