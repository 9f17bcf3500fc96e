// Receives of FIFO queues that may be repeated: what was given for which ReceiveRequestAttemptId.
//
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "fakes/sqs/messages/messages.h"
#include "fakes/sqs/queues/queue.h"
#include "sim/store/database.h"

namespace sqs {

class ReceiveAttempts {
 public:
  explicit ReceiveAttempts(sim::Database& store);

  // A message as a receive left it.
  struct DeliveredMessage {
    std::int64_t sequence = 0;
    std::int64_t receives = 0;
    sim::Time due{};  // when its visibility timeout ends
  };
  struct Attempt {
    sim::Time at{};                       // of the first receive with this id
    std::vector<DeliveredMessage> given;  // in the order of the answer
  };

  // The receive with this id, if it was in the last five minutes and gave messages.
  std::optional<Attempt> find(const Queue& queue, std::string_view id, sim::Time now) const;
  // Keeps what a receive with this id gave, in place of what an earlier one did. Messages that are
  // not in flight are left out: another receive gets them anyway.
  void remember(const Queue& queue, std::string_view id, sim::Time at,
                const std::vector<Message>& messages);

 private:
  sim::Database& store_;
};

}  // namespace sqs
