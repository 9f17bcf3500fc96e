// The life of messages: every step of it passes here, so that the store, the journal, the timers
// and those who wait for a message always agree.
// What is recorded of it: fakes/sqs/events.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/sqs/events.h"
#include "fakes/sqs/messages/long_polls.h"
#include "fakes/sqs/messages/messages.h"
#include "fakes/sqs/queues/queues.h"

namespace sqs {

class MessageLifecycle {
 public:
  MessageLifecycle(aws::Environment& environment, Queues& queues, Messages& messages,
                   LongPolls& long_polls)
      : environment_(environment), queues_(queues), messages_(messages), long_polls_(long_polls) {}
  MessageLifecycle(const MessageLifecycle&) = delete;
  MessageLifecycle& operator=(const MessageLifecycle&) = delete;

  // Puts a new message into a queue; `message.due` is set if it is delayed. `from`: who sent it.
  void send(Queue& queue, Message& message, std::string_view from);
  void note_duplicate(const Queue& queue, const std::string& message_id, std::string_view group,
                      std::string_view from);

  // Up to `limit` visible messages, which become invisible for `visibility`. A message that was
  // received as often as the redrive policy allows is moved to the dead-letter queue instead.
  std::vector<Message> receive(Queue& queue, std::int64_t limit, sim::Duration visibility,
                               std::string_view receiver);

  // From now on, invisible for `visibility`; visible at once if it is zero.
  void change_visibility(Queue& queue, Message& message, sim::Duration visibility,
                         std::string_view by);
  void remove(Queue& queue, const Message& message, std::string_view by);
  // To another queue as a new message with an id of its own, as move tasks do it.
  void redrive(Queue& from, const Message& message, Queue& to, std::string new_id);
  void purge(Queue& queue, std::string_view reason);

  // Call after what changes deadlines without passing here: attributes, a store that was loaded.
  void arm();
  void disarm() {
    timer_.cancel();
    armed_.reset();
  }

 private:
  template <class Event>
  void record(const std::string& subject, const Event& event) {
    environment_.journal.record("sqs", subject, event);
  }
  void run_due();
  void move_to_dead_letters(Queue& from, const Message& message, Queue& to);
  void show(Queue& queue, Message& message, std::string_view reason);
  // After a message has left a queue. Those who wait although there are visible messages may go on:
  // the group of a FIFO queue when its first message is gone, and a queue that had as many messages
  // in flight as it may.
  void wake_after_loss(const Queue& queue);
  // A deadline was added; one was taken away.
  void deadline_added(sim::Time deadline);
  void deadline_removed(const Queue& queue, const Message& message, std::optional<sim::Time> due);

  aws::Environment& environment_;
  Queues& queues_;
  Messages& messages_;
  LongPolls& long_polls_;
  sim::ScopedTimer timer_;
  std::optional<sim::Time> armed_;
};

}  // namespace sqs
