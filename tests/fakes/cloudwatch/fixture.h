// CloudWatch on a stage, with a gauge that tests set and topics that remember.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "fakes/cloudwatch/alarms/metric_alarm.h"
#include "fakes/cloudwatch/cloudwatch.h"
#include "fakes/cloudwatch/operations/put_metric_alarm.h"
#include "tests/support/stage.h"

namespace tests {

inline const std::string kTopicArn = "arn:aws:sns:us-west-2:000000000000:alerts";

// The depth of the queue `dlq`, as SQS tells it.
class Gauge : public aws::MetricSource {
 public:
  std::optional<double> sample(std::string_view metric_namespace, std::string_view metric,
                               const Dimensions& dimensions, std::string_view,
                               std::string_view region) override {
    ++samples;
    if (metric_namespace != "AWS/SQS" || metric != "ApproximateNumberOfMessagesVisible" ||
        region != "us-west-2" || dimensions != Dimensions{{"QueueName", "dlq"}}) {
      return std::nullopt;
    }
    return depth;
  }

  std::optional<double> depth = 0;
  int samples = 0;
};

class RecordingTopics : public aws::TopicSink {
 public:
  struct Message {
    std::string topic;
    std::string subject;
    std::string message;
  };
  bool publish(std::string_view topic_arn, const std::string& subject,
               const std::string& message) override {
    if (missing.contains(std::string(topic_arn))) return false;
    messages.push_back({std::string(topic_arn), subject, message});
    return true;
  }
  bool exists(std::string_view topic_arn) override {
    return !missing.contains(std::string(topic_arn));
  }
  std::set<std::string> missing;
  std::vector<Message> messages;
};

struct CloudWatchFixture : Stage {
  Gauge gauge;
  RecordingTopics topics;
  cloudwatch::CloudWatch cloudwatch{environment};
  CloudWatchFixture() {
    environment.metrics = {&gauge};
    environment.topics = &topics;
    dispatcher.add(cloudwatch);
  }

  // `dlq` on the queue's depth: Maximum > 0 over one minute, with an action for each state.
  static cloudwatch::PutMetricAlarmRequest dlq_alarm();
  // The alarm of this name. REQUIRES: it exists.
  const cloudwatch::MetricAlarm& alarm(const std::string& name = "dlq");
  // One value of `Jobs/Failed` without dimensions.
  void put(double value);
};

}  // namespace tests
