#include "harness/incident/messages_before.h"

#include <iterator>

namespace incident {

Message* MessagesBefore::sent(const std::string& id, const std::string& queue) {
  if (const auto known = by_id_.find(id); known != by_id_.end()) return known->second;
  if (queue.empty()) return nullptr;
  std::deque<Message>& waiting = waiting_[queue];
  if (waiting.size() == kMostKept) drop_oldest(waiting);
  Message& message = waiting.emplace_back();
  message.id = id;
  by_id_.emplace(id, &message);
  return &message;
}

void MessagesBefore::drop_oldest(std::deque<Message>& waiting) {
  by_id_.erase(waiting.front().id);
  waiting.pop_front();
  ++gone_;
}

void MessagesBefore::deleted(const std::string& queue, std::uint64_t count) {
  const auto waiting = waiting_.find(queue);
  if (waiting == waiting_.end()) return;
  for (; count > 0 && !waiting->second.empty(); --count) drop_oldest(waiting->second);
}

void MessagesBefore::purged(const std::string& queue) {
  const auto waiting = waiting_.find(queue);
  if (waiting != waiting_.end()) deleted(queue, waiting->second.size());
}

std::vector<Message> MessagesBefore::take() {
  std::vector<Message> all;
  for (auto& [queue, waiting] : waiting_) {
    all.insert(all.end(), std::make_move_iterator(waiting.begin()),
               std::make_move_iterator(waiting.end()));
  }
  waiting_.clear();
  by_id_.clear();
  return all;
}

}  // namespace incident
