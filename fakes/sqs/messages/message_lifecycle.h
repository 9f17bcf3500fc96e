// The lifecycle of messages: each send, receive, change of visibility, move and deletion goes
// through MessageLifecycle, so that the store, the journal, the timers and the long polls always
// agree. The events that it records are those of fakes/sqs/events.h.
//
// A message is hidden by receive(), for the visibility timeout of the request or else of the queue,
// and shown by run_due() when that ends or its delay does. How long a new message is delayed is
// decided before, in fakes/sqs/messages/send.h.
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

  struct Receiver {
    std::string_view name;
    // By another order and copies, in a standard queue (fakes/sqs/faults.h).
    bool may_be_struck = true;
  };
  // Up to `limit` visible messages, which become invisible for `visibility`. A message that was
  // received as often as the redrive policy allows is moved to the dead-letter queue instead.
  std::vector<Message> receive(Queue& queue, std::int64_t limit, sim::Duration visibility,
                               const Receiver& receiver);

  // Makes the message invisible for `visibility` from now on, or visible at once if that is zero.
  void change_visibility(Queue& queue, Message& message, sim::Duration visibility,
                         std::string_view by);
  void remove(Queue& queue, const Message& message, std::string_view by);
  // Moves the message to another queue as move tasks do: there it is a new message with an id of
  // its own.
  void redrive(Queue& from, const Message& message, Queue& to, std::string new_id);
  void purge(Queue& queue, std::string_view reason);

  // Sets the timer for the next deadline. To be called after deadlines have changed elsewhere: by a
  // queue's attributes, or because a store was loaded.
  void arm();

 private:
  template <class Event>
  void record(const std::string& subject, const Event& event) {
    environment_.journal.record("sqs", subject, event);
  }
  void run_due();
  void let_pass(const Queue& queue, Messages::Cursor& cursor);
  void let_copy(Queue& queue, const Message& message);
  void move_to_dead_letters(Queue& from, const Message& message, Queue& to);
  void show(Queue& queue, Message& message, std::string_view reason);
  // After a message has left a queue. Those who wait although there are visible messages may go on:
  // the group of a FIFO queue when its first message is gone, and a queue that had as many messages
  // in flight as it may.
  void wake_after_loss(const Queue& queue);
  // Keep the timer right after a deadline was added, or one was removed.
  void deadline_added(sim::Time deadline);
  void deadline_removed(const Queue& queue, const Message& message, std::optional<sim::Time> due);

  aws::Environment& environment_;
  Queues& queues_;
  Messages& messages_;
  LongPolls& long_polls_;
  sim::ScopedTimer timer_;
  std::optional<sim::Time> armed_;
  std::optional<sim::Random> order_;  // made when another order strikes for the first time
};

}  // namespace sqs
