// Messages that were sent before the incident began, of which no dump says whether they were still
// there then.
//
// CloudTrail has that somebody deleted a message, and not which. Most queues give the oldest first,
// so the oldest of a queue are taken for those that were deleted.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "harness/incident/happened.h"

namespace incident {

class MessagesBefore {
 public:
  // Of each queue the newest are kept.
  static constexpr std::size_t kMostKept = 20'000;

  // The message with this id, for what a fact says of it, which was sent to that queue: a new one
  // if it is not known. Null if there is no queue. REQUIRES: facts come in order of time.
  Message* sent(const std::string& id, const std::string& queue);
  void deleted(const std::string& queue, std::uint64_t count);
  void purged(const std::string& queue);

  // Those that are left, and empties this.
  std::vector<Message> take();
  std::uint64_t gone() const { return gone_; }

 private:
  void drop_oldest(std::deque<Message>& waiting);

  std::map<std::string, std::deque<Message>, std::less<>> waiting_;  // by queue, the oldest first
  std::map<std::string, Message*, std::less<>> by_id_;
  std::uint64_t gone_ = 0;
};

}  // namespace incident
