// What was in each queue at each moment of a take, gathered from the events of messages alone.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fakes/sqs/events.h"
#include "harness/story/story.h"
#include "sim/journal/journal.h"

namespace harness {

struct MessageStory {
  enum class State { kVisible, kInFlight, kGone };
  std::string queue;
  sim::Time sent;
  State state = State::kVisible;
  std::vector<sim::Time> received;
  std::optional<sim::Time> deleted;
  int copies = 0;  // other ones that faults have left in its queue
};

class QueueHistory {
 public:
  // REQUIRES: called with every event of SQS, in order.
  void see(const sim::Event& event);

  // Null if there never was such a message.
  const MessageStory* find(const std::string& message_id) const;
  const std::map<std::string, MessageStory>& messages() const { return messages_; }
  // The ids of the messages that are in queues whose names begin with `prefix`.
  std::vector<std::string> present(const std::string& prefix) const;
  // How many messages were lost to a purge or to the deletion of their queue, by queue.
  const std::map<std::string, int>& purged() const { return purged_; }
  const std::map<std::string, std::vector<QueueSample>>& samples() const { return samples_; }

 private:
  struct Depth {
    int visible = 0;
    int in_flight = 0;
    std::set<std::pair<sim::Time, std::string>> present;  // when sent, message id
  };
  void enter(const std::string& id, const std::string& queue, sim::Time now);
  void move(const std::string& id, MessageStory::State state, sim::Time now);
  void sample(const std::string& queue, sim::Time now);
  void see_purged(const sim::Event& event, const sqs::QueuePurged& purge);

  std::map<std::string, MessageStory> messages_;
  std::map<std::string, Depth> depths_;
  std::map<std::string, int> purged_;
  std::map<std::string, std::vector<QueueSample>> samples_;
};

}  // namespace harness
