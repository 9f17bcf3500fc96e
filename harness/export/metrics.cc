// The depth of queues and the age of their oldest messages, minute by minute, as `aws cloudwatch
// get-metric-statistics --period 60` prints them, one answer a queue and metric.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
// https://docs.aws.amazon.com/cli/latest/reference/cloudwatch/get-metric-statistics.html
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "fakes/sqs/operations/create_queue.h"
#include "fakes/sqs/operations/delete_queue.h"
#include "harness/export/answered_calls.h"
#include "harness/export/exporter.h"
#include "harness/export/ids.h"
#include "harness/export/queue_gauge.h"
#include "harness/export/waiting_messages.h"
#include "harness/story/text.h"
#include "sim/journal/json_writer.h"

namespace exporting {
namespace {

constexpr sim::Duration kMinute = std::chrono::minutes{1};
// So long after the last activity CloudWatch takes a queue for active, and has datapoints of it.
constexpr sim::Duration kActive = std::chrono::hours{6};

struct QueueMetric {
  std::string_view name;
  std::string_view unit;
  // At an instant.
  double (*value)(const QueueGauge::Depth& depth, sim::Time now);
};

constexpr std::array kQueueMetrics = {
    QueueMetric{"ApproximateNumberOfMessagesVisible", "Count",
                [](const QueueGauge::Depth& depth, sim::Time) {
                  return static_cast<double>(depth.visible);
                }},
    QueueMetric{"ApproximateNumberOfMessagesNotVisible", "Count",
                [](const QueueGauge::Depth& depth, sim::Time) {
                  return static_cast<double>(depth.in_flight);
                }},
    QueueMetric{"ApproximateNumberOfMessagesDelayed", "Count",
                [](const QueueGauge::Depth& depth, sim::Time) {
                  return static_cast<double>(depth.delayed);
                }},
    QueueMetric{"ApproximateAgeOfOldestMessage", "Seconds",
                [](const QueueGauge::Depth& depth, sim::Time now) {
                  const auto oldest = depth.oldest();
                  return oldest ? std::floor(sim::seconds(now - *oldest)) : 0.0;
                }},
};

sim::Time end_of(sim::Time minute) {
  return minute > sim::Time::max() - kMinute ? sim::Time::max() : minute + kMinute;
}

std::string datapoint(sim::Time minute, double value, std::string_view unit) {
  sim::JsonWriter json;
  json.begin_object().key("Timestamp").value(to_seconds_text(minute));
  json.key("SampleCount").value(1.0);
  for (const char* const statistic : {"Average", "Sum", "Minimum", "Maximum"}) {
    json.key(statistic).value(value);
  }
  json.key("Unit").value(unit).end_object();
  return json.take();
}

// The answers about one queue, a metric each.
class Curves {
 public:
  Curves(const std::string& queue, Output& output) {
    for (std::size_t i = 0; i < kQueueMetrics.size(); ++i) {
      const std::string metric(kQueueMetrics[i].name);
      documents_[i] = output.begin(file_name_of(queue) + "." + metric + ".json");
      documents_[i]->write("{\"Label\":\"" + metric + "\",\"Datapoints\":[");
    }
  }

  // What the queue was like at the end of the minute.
  void add(sim::Time minute, const QueueGauge::Depth& depth) {
    for (std::size_t i = 0; i < kQueueMetrics.size(); ++i) {
      const QueueMetric& metric = kQueueMetrics[i];
      const double value = metric.value(depth, end_of(minute));
      documents_[i]->write((has_points_ ? ",\n" : "\n") + datapoint(minute, value, metric.unit));
    }
    has_points_ = true;
  }

  void finish() {
    for (auto& document : documents_) {
      document->write("]}\n");
      document->finish();
    }
  }

 private:
  std::array<std::unique_ptr<Document>, kQueueMetrics.size()> documents_;
  bool has_points_ = false;
};

class Meter {
 public:
  Meter(const std::string& of, Output& output) : of_(of), output_(output) {}

  void see(const sim::Event& event) {
    pass_to(event.time);
    gauge_.see(event);
    calls_.see(event, [this](const AnsweredCall& call) {
      if (call.reply == nullptr) return;
      if (call.call.subject == "sqs.CreateQueue") {
        gauge_.made(call.request.input.as<sqs::CreateQueueRequest>()->queue_name);
      } else if (call.call.subject == "sqs.DeleteQueue") {
        gauge_.deleted(
            harness::last_part(call.request.input.as<sqs::DeleteQueueRequest>()->queue_url));
      }
    });
  }

  // The minute in which the take ends is told as it was then.
  std::uint64_t finish() {
    if (next_) sample(*next_);
    for (auto& [queue, curves] : curves_) curves.finish();
    return points_;
  }

 private:
  void pass_to(sim::Time now) {
    if (!next_) {
      next_ = sim::floor_to(now, kMinute);
      last_ = now;
    }
    const sim::Time quiet = sim::floor_to(last_, kMinute);
    for (; now - *next_ >= kMinute; *next_ += kMinute) {
      if (*next_ - quiet > kActive) {
        next_ = sim::floor_to(now, kMinute);
        break;
      }
      sample(*next_);
    }
    last_ = now;
  }

  void sample(sim::Time minute) {
    for (const auto& [queue, depth] : gauge_.queues()) {
      if (!of_.empty() && queue != of_) continue;
      auto found = curves_.find(queue);
      if (found == curves_.end()) found = curves_.try_emplace(queue, queue, output_).first;
      found->second.add(minute, depth);
      points_ += kQueueMetrics.size();
    }
  }

  const std::string& of_;
  Output& output_;
  QueueGauge gauge_;
  AnsweredCalls calls_;
  std::optional<sim::Time> next_;  // the minute that is to be sampled next
  sim::Time last_{};               // of the last event
  std::map<std::string, Curves> curves_;
  std::uint64_t points_ = 0;
};

Exported write_metrics(TakeEvents& events, const std::string& of, Output& output) {
  if (const auto names = queues_of(events).names; !of.empty() && !names.contains(of)) {
    throw UnknownName("queue", of, {names.begin(), names.end()});
  }
  Meter meter(of, output);
  events.each([&](const sim::Event& event) { meter.see(event); });
  return {.records = meter.finish(), .notes = {}};
}

}  // namespace

const Exporter kQueueMetricStatistics{
    .name = "metrics",
    .writes = "depth and age of queues as aws cloudwatch get-metric-statistics prints them",
    .record = "datapoint",
    .of = "queue",
    .has_documents = true,
    .write = write_metrics};

}  // namespace exporting
