// The fake of Amazon SQS.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/Welcome.html
//
// Its operations are in files of their own names; what it does without being asked (timeouts,
// delays, retention, move tasks) runs on the World's scheduler. All state is in the World's store:
// an Sqs made on a store with queues in it goes on where the last one stopped.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/sqs/dead_letters/move_tasks.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/messages/long_polls.h"
#include "fakes/sqs/messages/message_lifecycle.h"
#include "fakes/sqs/messages/messages.h"
#include "fakes/sqs/messages/receive_attempts.h"
#include "fakes/sqs/queues/queues.h"
#include "fakes/sqs/queues/told_counts.h"
#include "sim/random/random.h"

namespace sqs {

struct Options {
  // Whether the name of a deleted queue must rest for 60 seconds, as in AWS.
  bool deleted_names_rest = true;
  // How many messages of a queue may be in flight.
  std::int64_t max_in_flight = kMaxInFlight;
};

// A queue as reports and expectations see it.
struct QueueView {
  std::string account;
  std::string region;
  std::string name;
  std::string arn;
  std::string path;  // of its QueueUrl: `/000000000000/name`
  bool fifo = false;
  std::int64_t visible = 0;
  std::int64_t in_flight = 0;
  std::int64_t delayed = 0;
  std::optional<sim::Time> oldest;  // when the oldest message was sent

  std::int64_t depth() const { return visible + in_flight + delayed; }
};

struct MessageView {
  std::string id;
  std::string body;
  State state = State::kVisible;
  std::int64_t receives = 0;
  sim::Time sent{};
  std::optional<sim::Time> due;  // when its delay or visibility timeout ends
  std::string group_id;
};

class Sqs : public aws::Service, public aws::QueueSink, public aws::MetricSource {
 public:
  explicit Sqs(aws::Environment& environment, Options options = {});
  ~Sqs() override;
  Sqs(const Sqs&) = delete;
  Sqs& operator=(const Sqs&) = delete;

  const aws::ServiceModel& model() const override;
  void reload() override;

  // All queues, in the order of account, name and region.
  std::vector<QueueView> list_queues() const;
  // Nothing if there is no such queue.
  std::optional<QueueView> find_queue(std::string_view arn) const;
  // The first `limit` messages of a queue by arrival, without receiving them. Empty if there is
  // no such queue.
  std::vector<MessageView> peek(std::string_view queue_arn, std::int64_t limit) const;

  std::optional<std::string> deliver(std::string_view queue_arn, const std::string& body,
                                     const std::map<std::string, Attribute>& attributes) override;
  std::optional<double> sample(std::string_view metric_namespace, std::string_view metric,
                               const Dimensions& dimensions, std::string_view account,
                               std::string_view region) override;

  // For the operations. The queue of a QueueUrl: by account and name in its path, or by a name
  // alone if it is the caller's, in its region, or in any if it did not sign. Throws
  // QueueDoesNotExist.
  Queue& queue_of(const aws::Call& call, std::string_view queue_url);
  // The same for operations that only the queue's own account may call. Throws AccessDenied.
  Queue& own_queue_of(const aws::Call& call, std::string_view queue_url);
  aws::Environment& environment() { return environment_; }
  const Options& options() const { return options_; }
  Queues& queues() { return queues_; }
  Messages& messages() { return messages_; }
  ReceiveAttempts& receive_attempts() { return receive_attempts_; }
  ToldCounts& told_counts() { return told_counts_; }
  LongPolls& long_polls() { return long_polls_; }
  MessageLifecycle& lifecycle() { return lifecycle_; }
  MoveTasks& move_tasks() { return move_tasks_; }
  sim::Ids& ids() { return ids_; }

 private:
  aws::Environment& environment_;
  Options options_;
  sim::Ids ids_;
  Queues queues_;
  Messages messages_;
  ReceiveAttempts receive_attempts_;
  ToldCounts told_counts_;
  LongPolls long_polls_;
  MessageLifecycle lifecycle_;
  MoveTasks move_tasks_;
};

}  // namespace sqs
