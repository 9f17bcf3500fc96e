// The numbers of messages that GetQueueAttributes has told, for answers that lag.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "fakes/aws/environment.h"
#include "fakes/sqs/queues/queue.h"

namespace sqs {

class ToldCounts {
 public:
  explicit ToldCounts(aws::Environment& environment) : environment_(environment) {}
  ToldCounts(const ToldCounts&) = delete;
  ToldCounts& operator=(const ToldCounts&) = delete;

  // Puts older counts into the answer if that fault strikes; else they are as they are. It may
  // where others of the counts that are asked for were told so lately. Nothing is remembered unless
  // there is such a rule.
  void let_lag(const Queue& queue, std::map<std::string, std::string>& attributes);

 private:
  struct Told {
    sim::Time at;
    std::int64_t visible = 0;
    std::int64_t in_flight = 0;
    std::int64_t delayed = 0;
  };
  void tell(const Queue& queue);

  aws::Environment& environment_;
  std::map<std::int64_t, Told> told_;  // by queue
};

}  // namespace sqs
