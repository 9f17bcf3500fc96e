// The life of messages: every step of it passes here, so that the store, the journal, the timers
// and those who wait for a message always agree.
//
// Journal events, with the actor `sqs` and the message's id as subject; all data names the queue:
//   sqs.sent          {sequence, bytes, delay_s?, group?, from}        from: who sent it
//   sqs.deduplicated  {group, from}        a duplicate of this message was accepted and dropped
//   sqs.received      {receives, receiver, hidden_s}
//   sqs.hidden        {receives, seconds, by}    its visibility timeout was changed
//   sqs.shown         {receives, reason}   `visibility timeout` | `delay` | `visibility set to 0`
//   sqs.deleted       {receives, by}
//   sqs.moved         {to, reason, receives, new_id?}    `maxReceiveCount` | `move task`
//   sqs.expired       {receives}
//   sqs.purged        subject: the queue's ARN; {messages, reason}   `PurgeQueue` | `DeleteQueue`
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/sqs/messages/messages.h"
#include "fakes/sqs/messages/parked.h"
#include "fakes/sqs/queues/queues.h"
#include "sim/journal/json_writer.h"

namespace sqs {

class Life {
 public:
  Life(aws::Environment& environment, Queues& queues, Messages& messages, Parked& parked)
      : environment_(environment), queues_(queues), messages_(messages), parked_(parked) {}
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

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
  void record(std::string kind, const std::string& subject, sim::JsonWriter data);
  void run_due();
  void move_to_dead_letters(Queue& from, const Message& message, Queue& to);
  void show(Queue& queue, Message& message, std::string_view reason);
  // A deadline was added; one was taken away.
  void expect(sim::Time deadline);
  void relieve(const Queue& queue, const Message& message, std::optional<sim::Time> due);

  aws::Environment& environment_;
  Queues& queues_;
  Messages& messages_;
  Parked& parked_;
  sim::ScopedTimer timer_;
  std::optional<sim::Time> armed_;
};

}  // namespace sqs
