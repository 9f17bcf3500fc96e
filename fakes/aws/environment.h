// What a service may use of its World. Services get this and nothing else; what crosses services
// goes through the small interfaces below, which the World wires.
#pragma once

#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/faults.h"
#include "sim/journal/journal.h"
#include "sim/random/decisions.h"
#include "sim/random/random.h"
#include "sim/store/database.h"
#include "sim/time/cancellation.h"
#include "sim/time/holds.h"
#include "sim/time/scheduler.h"

namespace aws {

// Delivers a message to a queue by ARN, as another service does it (SNS to SQS).
class QueueSink {
 public:
  virtual ~QueueSink() = default;
  struct Attribute {
    std::string data_type;
    std::string string_value;
  };
  // Nothing if it was delivered; else why not, for people: there is no such queue, or it refused
  // the message, in SQS's words.
  virtual std::optional<std::string> deliver(
      std::string_view queue_arn, const std::string& body,
      const std::map<std::string, Attribute>& attributes) = 0;
};

// Publishes to a topic by ARN, as another service does it (SES and alarms to SNS).
class TopicSink {
 public:
  virtual ~TopicSink() = default;
  // False if there is no such topic.
  virtual bool publish(std::string_view topic_arn, const std::string& subject,
                       const std::string& message) = 0;
  virtual bool exists(std::string_view topic_arn) = 0;
};

// Takes what a task prints, as the awslogs driver does it (ECS to CloudWatch Logs).
class LogSink {
 public:
  virtual ~LogSink() = default;
  struct Stream {
    std::string account;
    std::string region;
    std::string group;
    std::string name;
  };
  // Makes the log group unless it exists, as `awslogs-create-group` asks for.
  virtual void create_group(const Stream& stream) = 0;
  // Appends one line without its line end, as an event of this time. The stream is made with its
  // first line. False if there is no such log group: then the line is lost.
  virtual bool append(const Stream& stream, sim::Time time, std::string_view line) = 0;
};

// What a service measures about itself, for alarms and reports.
class MetricSource {
 public:
  virtual ~MetricSource() = default;
  using Dimensions = std::map<std::string, std::string>;
  // The value now, or nothing if this source does not know the metric or the thing it is about.
  // `AWS/SQS`, `ApproximateNumberOfMessagesVisible`, {QueueName: …}.
  virtual std::optional<double> sample(std::string_view metric_namespace, std::string_view metric,
                                       const Dimensions& dimensions, std::string_view account,
                                       std::string_view region) = 0;
};

// What a service has put off (fakes/aws/later.h), for who waits until nothing is on its way.
struct PutOff {
  sim::Time due;
  std::string what;  // `a message of news for inbox`
};

struct Environment {
  sim::Scheduler& scheduler;
  sim::Journal& journal;
  sim::Database& store;
  sim::Random random;  // take a stream of it: random.stream("sqs")
  sim::Register& holds;
  sim::Register& waits;

  QueueSink* queues = nullptr;
  TopicSink* topics = nullptr;
  LogSink* logs = nullptr;
  std::vector<MetricSource*> metrics = {};
  // Whatever is drawn and is no id is decided here.
  sim::Decisions decisions = sim::Decisions{};
  Faults faults = {};
  std::list<PutOff> put_off = {};
  // Asked by whatever may run long.
  sim::Cancellation cancellation = {};

  sim::Time now() const { return scheduler.now(); }
};

// `arn:aws:sqs:us-west-2:000000000000:name`
std::string arn(std::string_view service, std::string_view region, std::string_view account,
                std::string_view resource);

struct Arn {
  std::string service;
  std::string region;
  std::string account;
  std::string resource;
};
// Nothing if the text is not an ARN of six parts. Region and account may be empty.
std::optional<Arn> parse_arn(std::string_view text);

}  // namespace aws
