#include "fakes/sqs/messages/long_polls.h"

#include <utility>
#include <vector>

namespace sqs {

std::uint64_t LongPolls::add(std::int64_t queue, sim::Duration limit, Poll poll) {
  const std::uint64_t number = next_++;
  const sim::TimerId timer = environment_.scheduler.after(limit, [this, queue, number] {
    // A copy: the poll is removed before give_up() is called, which may add or remove others.
    const std::function<void()> give_up = queues_.at(queue).entries.at(number).poll.give_up;
    forget(queue, number);
    give_up();
  });
  sim::Entry wait = environment_.waits.add(poll.who, poll.what);
  queues_[queue].entries.emplace(
      number, PendingPoll{std::move(poll), sim::ScopedTimer{environment_.scheduler, timer},
                          std::move(wait)});
  return number;
}

void LongPolls::forget(std::int64_t queue, std::uint64_t number) {
  const auto found = queues_.find(queue);
  if (found == queues_.end()) return;
  found->second.entries.erase(number);
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
  // Numbers, not iterators: answering one poll may remove others or add new ones. The new ones have
  // tried already.
  const std::uint64_t end = next_;
  for (std::uint64_t number = 0;;) {
    const auto waiting = queues_.find(queue);
    if (waiting == queues_.end()) return;
    const auto entry = waiting->second.entries.upper_bound(number);
    if (entry == waiting->second.entries.end() || entry->first >= end) return;
    number = entry->first;
    const std::function<bool()> attempt = entry->second.poll.attempt;
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
  for (const auto& [number, entry] : waiting.mapped().entries) entry.poll.fail(error);
}

void LongPolls::give_up_all() {
  const auto all = std::exchange(queues_, {});
  for (const auto& [queue, waiting] : all) {
    for (const auto& [number, entry] : waiting.entries) entry.poll.give_up();
  }
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
