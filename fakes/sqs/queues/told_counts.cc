#include "fakes/sqs/queues/told_counts.h"

#include <optional>

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
  if (known == told_.end()) return tell(queue);
  const Told& told = known->second;
  const bool is_the_same = told.visible == queue.visible && told.in_flight == queue.in_flight &&
                           told.delayed == queue.delayed;
  if (is_the_same) return tell(queue);
  const auto is_so_old = [&](const aws::Strike& candidate) {
    return environment_.now() - told.at < candidate.duration("by");
  };
  if (!aws::strike(environment_, kLaggingCounts, queue.name, is_so_old)) return tell(queue);
  replace(attributes, "ApproximateNumberOfMessages", told.visible);
  replace(attributes, "ApproximateNumberOfMessagesNotVisible", told.in_flight);
  replace(attributes, "ApproximateNumberOfMessagesDelayed", told.delayed);
}

void ToldCounts::tell(const Queue& queue) {
  const auto known = told_.find(queue.id);
  const std::optional<Told> before =
      known == told_.end() ? std::nullopt : std::optional(known->second);
  // The queue itself may be undone, and its number given to another.
  environment_.store.undo_with([this, id = queue.id, before] {
    if (before) {
      told_[id] = *before;
    } else {
      told_.erase(id);
    }
  });
  told_[queue.id] = {environment_.now(), queue.visible, queue.in_flight, queue.delayed};
}

}  // namespace sqs
