#include "fakes/sqs/messages/long_polls.h"

#include <algorithm>
#include <utility>

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
    if (attempt()) forget(queue, number);
  }
}

void LongPolls::drop(std::int64_t queue) {
  auto waiting = queues_.extract(queue);
  if (waiting.empty()) return;
  for (PendingPoll& entry : waiting.mapped().entries) entry.poll.fail();
}

void LongPolls::drop_all() {
  while (!queues_.empty()) drop(queues_.begin()->first);
}

}  // namespace sqs
