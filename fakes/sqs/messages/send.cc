#include "fakes/sqs/messages/send.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/messages/digest.h"
#include "fakes/sqs/schema.h"
#include "fakes/sqs/sqs.h"
#include "fakes/sqs/text.h"

namespace sqs {
namespace {

constexpr std::string_view kWrongType =
    "The request include parameter that is not valid for this queue type.";

void check_body(const Queue& queue, const NewMessage& new_message) {
  if (new_message.body.empty()) throw missing_parameter(new_message.body_parameter);
  if (const auto character = forbidden_character(new_message.body)) {
    throw invalid_message_contents(*character);
  }
  const std::int64_t bytes =
      static_cast<std::int64_t>(new_message.body.size()) + bytes_of(new_message.attributes);
  if (bytes > queue.max_message_bytes) {
    throw invalid_parameter_value(
        "One or more parameters are invalid. Reason: Message must be shorter than " +
        std::to_string(queue.max_message_bytes) + " bytes.");
  }
}

void check_delay(const NewMessage& new_message) {
  const std::int32_t delay = new_message.delay_seconds.value_or(0);
  if (delay < 0 || delay > kMaxDelaySeconds) {
    throw invalid_value(std::to_string(delay), "DelaySeconds",
                        "DelaySeconds must be >= 0 and <= 900.");
  }
}

void check_id(std::string_view id, std::string_view parameter) {
  if (!id.empty() && !is_fifo_id(id)) throw invalid_fifo_id(id, parameter);
}

void check(const Queue& queue, const NewMessage& new_message) {
  check_body(queue, new_message);
  check_delay(new_message);
  check_message_attributes(new_message.attributes);
  check_message_system_attributes(new_message.system_attributes);
  check_id(new_message.deduplication_id, "MessageDeduplicationId");
  check_id(new_message.group_id, "MessageGroupId");
  if (queue.fifo) {
    check_fifo_ids(queue, new_message);
    if (new_message.delay_seconds.value_or(0) != 0) {
      throw invalid_value(std::to_string(*new_message.delay_seconds), "DelaySeconds", kWrongType);
    }
  } else if (!new_message.deduplication_id.empty()) {
    throw invalid_value(new_message.deduplication_id, "MessageDeduplicationId", kWrongType);
  }
}

std::string deduplication_id_of(const Queue& queue, const NewMessage& new_message) {
  if (!queue.fifo) return {};
  return new_message.deduplication_id.empty() ? sha256(new_message.body)
                                              : std::string(new_message.deduplication_id);
}

struct OriginalMessage {
  std::string message_id;
  std::int64_t sequence = 0;
};

// FIFO queues: the first message of the last five minutes with the same deduplication id.
std::optional<OriginalMessage> find_original(Sqs& sqs, const Queue& queue, const Message& message) {
  sim::Database& store = sqs.environment().store;
  const sim::Time oldest = sqs.environment().now() - kDeduplicationWindow;
  store.prepare("DELETE FROM sqs_deduplication WHERE at <= ?").bind(to_column(oldest)).run();
  sim::Statement& find = store.prepare(
      "SELECT message_id, sequence FROM sqs_deduplication "
      "WHERE queue = ? AND scope = ? AND deduplication_id = ?");
  const std::string scope = queue.deduplicates_by_group ? message.group_id : "";
  std::optional<OriginalMessage> original;
  if (find.bind(queue.id, scope, message.deduplication_id).step()) {
    original = OriginalMessage{std::string(find.text(0)), find.integer(1)};
  }
  find.reset();
  return original;
}

void remember_original(Sqs& sqs, const Queue& queue, const Message& message) {
  sqs.environment()
      .store.prepare("INSERT INTO sqs_deduplication VALUES (?, ?, ?, ?, ?, ?)")
      .bind(queue.id, queue.deduplicates_by_group ? message.group_id : std::string{},
            message.deduplication_id, message.id, message.sequence,
            to_column(sqs.environment().now()))
      .run();
}

Message compose(Sqs& sqs, const Queue& queue, const NewMessage& new_message) {
  Message message;
  message.sent = sqs.environment().now();
  const sim::Duration delay = new_message.delay_seconds && !queue.fifo
                                  ? std::chrono::seconds{*new_message.delay_seconds}
                                  : queue.delay;
  if (delay > sim::Duration{0}) message.due = message.sent + delay;
  message.group_id = new_message.group_id;
  message.deduplication_id = deduplication_id_of(queue, new_message);
  message.sender_id = new_message.sender_id;
  message.body_md5 = md5(new_message.body);
  message.attributes = pack(new_message.attributes);
  message.body = new_message.body;
  if (const auto trace = new_message.system_attributes.find("AWSTraceHeader");
      trace != new_message.system_attributes.end()) {
    message.trace_header = trace->second.bytes();
  }
  return message;
}

}  // namespace

NewMessage new_message_of(const SendMembers& members, const aws::Call& call) {
  NewMessage new_message{members.message_body, members.message_attributes,
                         members.message_system_attributes};
  new_message.delay_seconds = members.delay_seconds;
  new_message.deduplication_id = members.message_deduplication_id;
  new_message.group_id = members.message_group_id;
  new_message.sender_id = call.caller.account;
  new_message.from = call.caller.actor;
  return new_message;
}

void check_fifo_ids(const Queue& queue, const NewMessage& new_message) {
  if (new_message.group_id.empty()) throw missing_parameter("MessageGroupId");
  if (new_message.deduplication_id.empty() && !queue.content_based_deduplication) {
    throw invalid_parameter_value(
        "The queue should either have ContentBasedDeduplication enabled or "
        "MessageDeduplicationId provided explicitly");
  }
}

SendResult send(Sqs& sqs, Queue& queue, const NewMessage& new_message) {
  check(queue, new_message);
  Message message = compose(sqs, queue, new_message);
  SendResult sent;
  sent.md5_of_message_body = message.body_md5;
  sent.md5_of_message_attributes = md5_of(new_message.attributes);
  sent.md5_of_message_system_attributes = md5_of(new_message.system_attributes);
  if (queue.fifo) {
    if (const auto original = find_original(sqs, queue, message)) {
      sqs.lifecycle().note_duplicate(queue, original->message_id, new_message.group_id,
                                     new_message.from);
      sent.message_id = original->message_id;
      sent.sequence_number = sequence_number(original->sequence);
      return sent;
    }
  }
  message.id = sqs.ids().uuid();
  sqs.lifecycle().send(queue, message, new_message.from);
  if (queue.fifo) {
    remember_original(sqs, queue, message);
    sent.sequence_number = sequence_number(message.sequence);
  }
  sent.message_id = std::move(message.id);
  return sent;
}

}  // namespace sqs
