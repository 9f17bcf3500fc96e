// The messages of all queues, in the store: their states, their order, and what is due when.
//
// Messages is the table and nothing else: MessageLifecycle records the events and wakes the long
// polls. Every change keeps the counters of its Queue right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fakes/sqs/counter.h"
#include "fakes/sqs/queues/queue.h"
#include "sim/store/database.h"

namespace sqs {

enum class State { kVisible, kDelayed, kInFlight };

struct Message {
  std::int64_t sequence = 0;  // the order of arrival over all queues; new after each move
  std::int64_t queue = 0;
  State state = State::kVisible;
  std::optional<sim::Time> due;  // when the delay or the visibility timeout ends
  sim::Time sent{};
  std::optional<sim::Time> received;  // the last time, in this queue
  std::optional<sim::Time> first_received;
  std::int64_t receives = 0;
  std::string id;
  std::string group_id;
  std::string deduplication_id;
  std::string sender_id;
  std::string source_arn;  // the queue it was moved from for being received too often
  std::string trace_header;
  std::string body_md5;
  std::string attributes;  // packed
  std::string body;
};

// SequenceNumber as SQS writes it: 20 digits that grow.
std::string sequence_number(std::int64_t sequence);

class Messages {
 public:
  explicit Messages(sim::Database& store) : store_(store), counter_(store, "message") {}

  // Reads again what is kept in memory: the counters of `queues`, the last sequence.
  void load(const std::vector<Queue*>& queues);

  // Puts a message into a queue: delayed if `due` is set, else visible. Sets its sequence, queue
  // and state.
  void add(Queue& queue, Message& message);
  // The message of a receipt handle, whatever its state, without body and attributes; nothing if
  // it is gone.
  std::optional<Message> find(std::int64_t sequence) const;
  // The same with body and attributes.
  std::optional<Message> find_whole(std::int64_t sequence) const;

  // Where a receive stands in the order of delivery.
  struct Cursor {
    std::int64_t end = 0;   // places from here on became visible during this receive
    std::int64_t last = 0;  // the last place or, for FIFO, the last head
    std::optional<std::string> group;
    std::int64_t last_in_group = 0;
  };
  Cursor begin() const { return Cursor{counter_.peek(), 0, std::nullopt, 0}; }
  // The next visible message in the order of delivery. Standard queues: the order in which
  // messages became visible. FIFO queues: as many of one group as can be had, group by group, in
  // the order in which the groups' first messages became visible; a group is left out while its
  // first message is delayed or in flight.
  std::optional<Message> next(const Queue& queue, Cursor& cursor) const;

  // Makes a message invisible until `until`: one that is received, or whose visibility timeout is
  // changed. `message` carries the times and the number of receives that it has from now on.
  void hide(Queue& queue, Message& message, sim::Time until);
  // Makes a message visible, at the end of the order of delivery. In a FIFO queue it keeps its
  // place within its group; the group goes to the end if the message is its first.
  void show(Queue& queue, Message& message);
  void erase(Queue& queue, const Message& message);
  // Deletes all messages of a queue and forgets its deduplication ids; returns how many messages
  // there were.
  std::int64_t purge(Queue& queue);

  // The message whose delay or visibility timeout (first_due) or retention period (first_expired)
  // ended first, if one did by `now`. Without body and attributes.
  std::optional<Message> first_due(sim::Time now) const;
  std::optional<Message> first_expired(sim::Time now) const;
  // When the next delay, visibility timeout or retention period ends.
  std::optional<sim::Time> next_deadline() const;

  // Applies a queue's changed retention to the messages it has.
  void retain(const Queue& queue);
  // Applies a FIFO queue's changed delay to the messages that are delayed.
  void delay_again(const Queue& queue);

  // When the oldest message of a queue was sent.
  std::optional<sim::Time> oldest(const Queue& queue) const;
  // The first `limit` messages of a queue by arrival.
  std::vector<Message> peek(const Queue& queue, std::int64_t limit) const;

  // The first message by arrival that can be received, of those that arrived after `after` and not
  // after `last`, which are sequences: what a move task takes, oldest first. Of a group of a FIFO
  // queue it is the first message or none.
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
  std::optional<Message> next_arrived(const Queue& queue, std::int64_t after,
                                      std::int64_t last) const;
  std::int64_t last_sequence() const { return counter_.peek() - 1; }

 private:
  void count(Queue& queue, State state, std::int64_t change);
  // Keeps sqs_group after a change to a message of this group.
  void refresh_head(const Queue& queue, const std::string& group_id);

  sim::Database& store_;
  SequenceCounter counter_;
};

}  // namespace sqs
