#include "fakes/sqs/messages/long_polls.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace sqs {

std::uint64_t LongPolls::add(std::int64_t queue, sim::Duration limit, Poll poll) {
  const std::uint64_t number = next_++;
  const sim::TimerId timer = environment_.scheduler.after(limit, [this, queue, number] {
    // A copy: the poll is removed before give_up() is called, which may add or remove others.
    std::function<void()> give_up;
    for (PendingPoll& entry : queues_[queue].entries) {
      if (entry.number == number) give_up = std::move(entry.poll.give_up);
    }
    forget(queue, number);
    if (give_up) give_up();
  });
  sim::Entry wait = environment_.waits.add(poll.who, poll.what);
  queues_[queue].entries.push_back(
      {number, std::move(poll), sim::ScopedTimer{environment_.scheduler, timer}, std::move(wait)});
  return number;
}

void LongPolls::forget(std::int64_t queue, std::uint64_t number) {
  const auto found = queues_.find(queue);
  if (found == queues_.end()) return;
  std::erase_if(found->second.entries,
                [number](const PendingPoll& e) { return e.number == number; });
  if (found->second.entries.empty()) queues_.erase(found);
}

void LongPolls::wake(std::int64_t queue) {
  const auto found = queues_.find(queue);
  if (found == queues_.end() || found->second.is_woken) return;
  found->second.is_woken = true;
  found->second.wake = sim::ScopedTimer{
      environment_.scheduler, environment_.scheduler.post([this, queue] { serve(queue); })};
}

void LongPolls::serve(std::int64_t queue) {
  const auto found = queues_.find(queue);
  if (found == queues_.end()) return;
  found->second.is_woken = false;
  environment_.store.begin();
  // Numbers, not iterators: answering one poll may remove others or add new ones.
  std::vector<std::uint64_t> numbers;
  for (const PendingPoll& entry : found->second.entries) numbers.push_back(entry.number);
  for (const std::uint64_t number : numbers) {
    const auto waiting = queues_.find(queue);
    if (waiting == queues_.end()) return;
    auto& entries = waiting->second.entries;
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [number](const PendingPoll& e) { return e.number == number; });
    if (entry == entries.end()) continue;
    const std::function<bool()> attempt = entry->poll.attempt;
    try {
      if (attempt()) forget(queue, number);
    } catch (const sim::StoreError&) {
      forget(queue, number);
      throw;
    }
  }
}

void LongPolls::wake_all() {
  for (const auto& [queue, waiting] : queues_) wake(queue);
}

void LongPolls::drop(std::int64_t queue, const aws::Error& error) {
  auto waiting = queues_.extract(queue);
  if (waiting.empty()) return;
  for (PendingPoll& entry : waiting.mapped().entries) entry.poll.fail(error);
}

void LongPolls::retain(const std::function<bool(std::int64_t queue)>& is_there,
                       const aws::Error& error) {
  std::vector<std::int64_t> gone;
  for (const auto& [queue, waiting] : queues_) {
    if (!is_there(queue)) gone.push_back(queue);
  }
  for (const std::int64_t queue : gone) drop(queue, error);
}

}  // namespace sqs
