#include "fakes/sqs/queues/told_counts.h"

#include "fakes/sqs/faults.h"

namespace sqs {
namespace {

void replace(std::map<std::string, std::string>& attributes, const char* name, std::int64_t count) {
  const auto found = attributes.find(name);
  if (found != attributes.end()) found->second = std::to_string(count);
}

}  // namespace

void ToldCounts::let_lag(const Queue& queue, std::map<std::string, std::string>& attributes) {
  if (!environment_.faults.may_strike(kLaggingCounts)) return;
  const auto known = told_.find(queue.id);
  const auto struck = aws::strike(environment_, kLaggingCounts, queue.name);
  if (struck && known != told_.end() &&
      environment_.now() - known->second.at < struck->duration("by")) {
    replace(attributes, "ApproximateNumberOfMessages", known->second.visible);
    replace(attributes, "ApproximateNumberOfMessagesNotVisible", known->second.in_flight);
    replace(attributes, "ApproximateNumberOfMessagesDelayed", known->second.delayed);
    return;
  }
  told_[queue.id] = {environment_.now(), queue.visible, queue.in_flight, queue.delayed};
}

}  // namespace sqs
