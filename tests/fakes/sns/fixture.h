// SNS on a stage, with queues that remember what was delivered.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fakes/sns/sns.h"
#include "tests/support/stage.h"

namespace tests {

inline const std::string kQueueArn = "arn:aws:sqs:us-west-2:000000000000:inbox";
inline const std::string kNoTopic = "arn:aws:sns:us-west-2:000000000000:none";

class RecordingQueues : public aws::QueueSink {
 public:
  struct Delivery {
    std::string queue;
    std::string body;
    std::map<std::string, Attribute> attributes;
  };

  std::optional<std::string> deliver(std::string_view queue_arn, const std::string& body,
                                     const std::map<std::string, Attribute>& attributes) override {
    const auto refusal = refusals.find(std::string(queue_arn));
    if (refusal != refusals.end()) return refusal->second;
    deliveries.push_back({std::string(queue_arn), body, attributes});
    return std::nullopt;
  }

  std::map<std::string, std::string> refusals;  // queue ARN to why it takes nothing
  std::vector<Delivery> deliveries;
};

struct SnsFixture : Stage {
  RecordingQueues queues;
  sns::Sns sns{environment};
  SnsFixture() {
    environment.queues = &queues;
    environment.topics = &sns;
    dispatcher.add(sns);
  }

  std::string topic(const std::string& name = "news");
  // Returns the subscription's ARN.
  std::string subscribe(const std::string& topic_arn,
                        std::map<std::string, std::string> attributes = {},
                        const std::string& endpoint = kQueueArn);
};

}  // namespace tests
