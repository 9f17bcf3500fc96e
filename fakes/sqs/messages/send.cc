#include "fakes/sqs/messages/send.h"

#include "fakes/sqs/errors.h"
#include "fakes/sqs/limits.h"
#include "fakes/sqs/messages/digest.h"
#include "fakes/sqs/messages/text.h"
#include "fakes/sqs/schema.h"
#include "fakes/sqs/sqs.h"

namespace sqs {
namespace {

constexpr std::string_view kWrongType =
    "The request include parameter that is not valid for this queue type.";

void check_body(const Queue& queue, const Draft& draft) {
  if (draft.body.empty()) throw missing_parameter(draft.body_parameter);
  if (const auto character = forbidden_character(draft.body)) {
    throw invalid_message_contents(*character);
  }
  const std::int64_t bytes =
      static_cast<std::int64_t>(draft.body.size()) + bytes_of(draft.attributes);
  if (bytes > queue.max_message_bytes) {
    throw invalid_parameter_value(
        "One or more parameters are invalid. Reason: Message must be shorter than " +
        std::to_string(queue.max_message_bytes) + " bytes.");
  }
}

void check_delay(const Draft& draft) {
  const std::int32_t delay = draft.delay_seconds.value_or(0);
  if (delay < 0 || delay > kMaxDelaySeconds) {
    throw invalid_value(std::to_string(delay), "DelaySeconds",
                        "DelaySeconds must be >= 0 and <= 900.");
  }
}

void check_id(std::string_view id, std::string_view parameter) {
  if (!id.empty() && !is_fifo_id(id)) throw invalid_fifo_id(id, parameter);
}

void check(const Queue& queue, const Draft& draft) {
  check_body(queue, draft);
  check_delay(draft);
  check_message_attributes(draft.attributes);
  check_message_system_attributes(draft.system_attributes);
  check_id(draft.deduplication_id, "MessageDeduplicationId");
  check_id(draft.group_id, "MessageGroupId");
  if (queue.fifo) {
    check_fifo_ids(queue, draft);
    if (draft.delay_seconds.value_or(0) != 0) {
      throw invalid_value(std::to_string(*draft.delay_seconds), "DelaySeconds", kWrongType);
    }
  } else if (!draft.deduplication_id.empty()) {
    throw invalid_value(draft.deduplication_id, "MessageDeduplicationId", kWrongType);
  }
}

std::string deduplication_id_of(const Queue& queue, const Draft& draft) {
  if (!queue.fifo) return {};
  return draft.deduplication_id.empty() ? sha256(draft.body) : std::string(draft.deduplication_id);
}

struct Original {
  std::string message_id;
  std::int64_t sequence = 0;
};

// FIFO queues: the first message of the last five minutes with the same deduplication id.
std::optional<Original> find_original(Sqs& sqs, const Queue& queue, const Message& message) {
  sim::Database& store = sqs.environment().store;
  const sim::Time oldest = sqs.environment().now() - kDeduplicationWindow;
  store.prepare("DELETE FROM sqs_deduplication WHERE at <= ?").bind(to_column(oldest)).run();
  sim::Statement& find = store.prepare(
      "SELECT message_id, sequence FROM sqs_deduplication "
      "WHERE queue = ? AND scope = ? AND deduplication_id = ?");
  const std::string scope = queue.deduplicates_by_group ? message.group_id : "";
  std::optional<Original> original;
  if (find.bind(queue.id, scope, message.deduplication_id).step()) {
    original = Original{std::string(find.text(0)), find.integer(1)};
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

Message compose(Sqs& sqs, const Queue& queue, const Draft& draft) {
  Message message;
  message.sent = sqs.environment().now();
  const sim::Duration delay =
      draft.delay_seconds && !queue.fifo ? std::chrono::seconds{*draft.delay_seconds} : queue.delay;
  if (delay > sim::Duration{0}) message.due = message.sent + delay;
  message.group_id = draft.group_id;
  message.deduplication_id = deduplication_id_of(queue, draft);
  message.sender_id = draft.sender_id;
  message.body_md5 = md5(draft.body);
  message.attributes = pack(draft.attributes);
  message.body = draft.body;
  if (const auto trace = draft.system_attributes.find("AWSTraceHeader");
      trace != draft.system_attributes.end()) {
    message.trace_header = trace->second.bytes();
  }
  return message;
}

}  // namespace

Draft draft_of(const SendMembers& members, const aws::Call& call) {
  Draft draft{members.message_body, members.message_attributes, members.message_system_attributes};
  draft.delay_seconds = members.delay_seconds;
  draft.deduplication_id = members.message_deduplication_id;
  draft.group_id = members.message_group_id;
  draft.sender_id = call.caller.account;
  draft.from = call.caller.actor;
  return draft;
}

void check_fifo_ids(const Queue& queue, const Draft& draft) {
  if (draft.group_id.empty()) throw missing_parameter("MessageGroupId");
  if (draft.deduplication_id.empty() && !queue.content_based_deduplication) {
    throw invalid_parameter_value(
        "The queue should either have ContentBasedDeduplication enabled or "
        "MessageDeduplicationId provided explicitly");
  }
}

Sent send(Sqs& sqs, Queue& queue, const Draft& draft) {
  check(queue, draft);
  Message message = compose(sqs, queue, draft);
  Sent sent;
  sent.md5_of_message_body = message.body_md5;
  sent.md5_of_message_attributes = md5_of(draft.attributes);
  sent.md5_of_message_system_attributes = md5_of(draft.system_attributes);
  if (queue.fifo) {
    if (const auto original = find_original(sqs, queue, message)) {
      sqs.life().note_duplicate(queue, original->message_id, draft.group_id, draft.from);
      sent.message_id = original->message_id;
      sent.sequence_number = sequence_number(original->sequence);
      return sent;
    }
  }
  message.id = sqs.ids().uuid();
  sqs.life().send(queue, message, draft.from);
  if (queue.fifo) {
    remember_original(sqs, queue, message);
    sent.sequence_number = sequence_number(message.sequence);
  }
  sent.message_id = std::move(message.id);
  return sent;
}

}  // namespace sqs
