#include "harness/incident/played_queue.h"

#include <algorithm>
#include <map>

namespace incident {

void PlayedQueue::send(const Message& message) {
  ++last_;
  entries_.push_back({{&message, 0}, last_, last_, std::nullopt});
}

void PlayedQueue::advance(sim::Time now) {
  std::vector<Entry*> due;
  for (Entry& entry : entries_) {
    if (entry.until && *entry.until <= now) due.push_back(&entry);
  }
  std::ranges::stable_sort(due, {}, [](const Entry* entry) { return *entry->until; });
  for (Entry* entry : due) {
    entry->until.reset();
    entry->ready = ++last_;
  }
}

// Places in entries_.
std::vector<std::size_t> PlayedQueue::order() const {
  std::vector<std::size_t> order;
  if (!is_fifo_) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].ready != 0) order.push_back(i);
    }
    std::ranges::sort(order, {}, [this](std::size_t i) { return entries_[i].ready; });
    return order;
  }
  // Of each group what is before the first that is hidden, in the order of the groups' first ones.
  std::map<std::string, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    groups[entries_[i].held.message->group].push_back(i);
  }
  std::map<std::uint64_t, const std::vector<std::size_t>*> by_head;
  for (const auto& [name, group] : groups) {
    const std::uint64_t ready = entries_[group.front()].ready;
    if (ready != 0) by_head.emplace(ready, &group);
  }
  for (const auto& [ready, group] : by_head) {
    for (const std::size_t i : *group) {
      if (entries_[i].ready == 0) break;
      order.push_back(i);
    }
  }
  return order;
}

std::vector<PlayedQueue::Held> PlayedQueue::visible() const {
  std::vector<Held> all;
  for (const std::size_t i : order()) all.push_back(entries_[i].held);
  return all;
}

void PlayedQueue::receive(std::size_t most, sim::Time until) {
  std::set<std::uint64_t> gone;
  for (const std::size_t i : order()) {
    if (most == 0) break;
    Entry& entry = entries_[i];
    if (most_receives_ > 0 && entry.held.receives >= most_receives_) {
      gone.insert(entry.sequence);
      continue;
    }
    ++entry.held.receives;
    entry.ready = 0;
    entry.until = until;
    --most;
  }
  std::erase_if(entries_, [&](const Entry& entry) { return gone.contains(entry.sequence); });
}

bool PlayedQueue::has(const Message& message) const {
  return std::ranges::any_of(entries_,
                             [&](const Entry& entry) { return entry.held.message == &message; });
}

}  // namespace incident
