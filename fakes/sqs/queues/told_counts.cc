#include "fakes/sqs/queues/told_counts.h"

#include <optional>
#include <utility>

#include "fakes/aws/fault_spans.h"
#include "fakes/sqs/faults.h"

namespace sqs {
namespace {

constexpr const char* kVisible = "ApproximateNumberOfMessages";
constexpr const char* kInFlight = "ApproximateNumberOfMessagesNotVisible";
constexpr const char* kDelayed = "ApproximateNumberOfMessagesDelayed";

void replace(std::map<std::string, std::string>& attributes, const char* name, std::int64_t count) {
  const auto found = attributes.find(name);
  if (found != attributes.end()) found->second = std::to_string(count);
}

}  // namespace

void ToldCounts::let_lag(const Queue& queue, std::map<std::string, std::string>& attributes) {
  if (!environment_.faults.may_strike(kLaggingCounts)) return told_.clear();
  const bool asks = attributes.contains(kVisible) || attributes.contains(kInFlight) ||
                    attributes.contains(kDelayed);
  if (!asks) return;
  const auto known = told_.find(queue.id);
  if (known == told_.end()) return tell(queue);
  const Told& told = known->second;
  std::map<std::string, std::string> before = attributes;
  replace(before, kVisible, told.visible);
  replace(before, kInFlight, told.in_flight);
  replace(before, kDelayed, told.delayed);
  if (before == attributes) return tell(queue);
  const auto is_so_old = [&](const aws::Strike& candidate) {
    return environment_.now() - told.at < candidate.duration("by");
  };
  if (!aws::strike(environment_, kLaggingCounts, queue.name, is_so_old)) return tell(queue);
  attributes = std::move(before);
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
  // What no look can be told again is not kept, as its queue may be gone.
  const sim::Duration longest = aws::longest_span(environment_.faults, kLaggingCounts, "by");
  std::erase_if(told_,
                [&](const auto& one) { return environment_.now() - one.second.at >= longest; });
  told_[queue.id] = {environment_.now(), queue.visible, queue.in_flight, queue.delayed};
}

}  // namespace sqs
