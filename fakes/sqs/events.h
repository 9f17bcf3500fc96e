// What SQS records. The actor is `sqs`; the subject is the message's id, of QueuePurged the queue's
// ARN, of MoveTaskEnded the task's id. `queue` is the name of the queue that it happened in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace sqs {

struct MessageSent {
  static constexpr std::string_view kKind = "sqs.sent";
  static constexpr std::string_view kSays = "a message came into a queue";
  std::string_view queue;
  std::int64_t sequence = 0;  // the order of arrival over all queues
  std::int64_t bytes = 0;     // of its body
  std::optional<std::int64_t> delay_s;
  std::string_view group;  // in a FIFO queue
  std::string_view from;   // who sent it
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageSent::queue),
                      sim::field("sequence", &MessageSent::sequence),
                      sim::field("bytes", &MessageSent::bytes),
                      sim::field("delay_s", &MessageSent::delay_s),
                      sim::unless_empty("group", &MessageSent::group),
                      sim::field("from", &MessageSent::from)};
  }
};

struct MessageDeduplicated {
  static constexpr std::string_view kKind = "sqs.deduplicated";
  static constexpr std::string_view kSays = "a duplicate of a message was accepted and dropped";
  std::string_view queue;
  std::string_view group;
  std::string_view from;  // who sent it
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageDeduplicated::queue),
                      sim::field("group", &MessageDeduplicated::group),
                      sim::field("from", &MessageDeduplicated::from)};
  }
};

struct MessageReceived {
  static constexpr std::string_view kKind = "sqs.received";
  static constexpr std::string_view kSays = "a message was handed to a receiver";
  std::string_view queue;
  std::int64_t receives = 0;  // how often by now
  std::string_view receiver;
  std::int64_t hidden_s = 0;  // its visibility timeout; 0: it stays visible
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageReceived::queue),
                      sim::field("receives", &MessageReceived::receives),
                      sim::field("receiver", &MessageReceived::receiver),
                      sim::field("hidden_s", &MessageReceived::hidden_s)};
  }
};

struct MessageHidden {
  static constexpr std::string_view kKind = "sqs.hidden";
  static constexpr std::string_view kSays = "the visibility timeout of a message was changed";
  std::string_view queue;
  std::int64_t receives = 0;
  std::int64_t seconds = 0;  // from now on
  std::string_view by;
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageHidden::queue),
                      sim::field("receives", &MessageHidden::receives),
                      sim::field("seconds", &MessageHidden::seconds),
                      sim::field("by", &MessageHidden::by)};
  }
};

struct MessageShown {
  static constexpr std::string_view kKind = "sqs.shown";
  static constexpr std::string_view kSays = "a message is visible again, or for the first time";
  std::string_view queue;
  std::int64_t receives = 0;
  std::string_view reason;  // `visibility timeout`, `delay`, `visibility set to 0`
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageShown::queue),
                      sim::field("receives", &MessageShown::receives),
                      sim::field("reason", &MessageShown::reason)};
  }
};

// A fault: of a message that was just received there is another copy, which can be received too.
struct MessageCopied {
  static constexpr std::string_view kKind = "sqs.copied";
  static constexpr std::string_view kSays = "another copy of a message is in its queue";
  std::string_view queue;
  std::int64_t sequence = 0;  // of the copy
  std::int64_t receives = 0;
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageCopied::queue),
                      sim::field("sequence", &MessageCopied::sequence),
                      sim::field("receives", &MessageCopied::receives)};
  }
};

struct MessageDeleted {
  static constexpr std::string_view kKind = "sqs.deleted";
  static constexpr std::string_view kSays = "a message was deleted";
  std::string_view queue;
  std::int64_t receives = 0;
  std::string_view by;
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageDeleted::queue),
                      sim::field("receives", &MessageDeleted::receives),
                      sim::field("by", &MessageDeleted::by)};
  }
};

struct MessageMoved {
  static constexpr std::string_view kKind = "sqs.moved";
  static constexpr std::string_view kSays =
      "a message went to its dead-letter queue, or back by a move task";
  std::string_view queue;
  std::string_view to;      // the other queue
  std::string_view reason;  // `maxReceiveCount`, `move task`
  std::int64_t receives = 0;
  std::string_view new_id;  // of the message that a move task makes of it
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageMoved::queue),
                      sim::field("to", &MessageMoved::to),
                      sim::field("reason", &MessageMoved::reason),
                      sim::field("receives", &MessageMoved::receives),
                      sim::unless_empty("new_id", &MessageMoved::new_id)};
  }
};

struct MessageExpired {
  static constexpr std::string_view kKind = "sqs.expired";
  static constexpr std::string_view kSays = "the retention period of a message was over";
  std::string_view queue;
  std::int64_t receives = 0;
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &MessageExpired::queue),
                      sim::field("receives", &MessageExpired::receives)};
  }
};

struct QueuePurged {
  static constexpr std::string_view kKind = "sqs.purged";
  static constexpr std::string_view kSays = "all messages of a queue were dropped";
  std::string_view queue;
  std::int64_t messages = 0;  // how many
  std::string_view reason;    // `PurgeQueue`, `DeleteQueue`
  static constexpr auto fields() {
    return std::tuple{sim::field("queue", &QueuePurged::queue),
                      sim::field("messages", &QueuePurged::messages),
                      sim::field("reason", &QueuePurged::reason)};
  }
};

struct MoveTaskEnded {
  static constexpr std::string_view kKind = "sqs.move_task";
  static constexpr std::string_view kSays = "a message move task ended";
  std::string_view source;  // the ARN of its queue
  std::string_view status;
  std::int64_t moved = 0;  // how many messages
  std::string_view failure;
  static constexpr auto fields() {
    return std::tuple{sim::field("source", &MoveTaskEnded::source),
                      sim::field("status", &MoveTaskEnded::status),
                      sim::field("moved", &MoveTaskEnded::moved),
                      sim::unless_empty("failure", &MoveTaskEnded::failure)};
  }
};

using Events = sim::EventTypes<MessageSent, MessageDeduplicated, MessageReceived, MessageHidden,
                               MessageShown, MessageCopied, MessageDeleted, MessageMoved,
                               MessageExpired, QueuePurged, MoveTaskEnded>;

}  // namespace sqs
