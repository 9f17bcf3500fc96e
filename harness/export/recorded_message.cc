#include "harness/export/recorded_message.h"

#include <algorithm>
#include <utility>

#include "fakes/aws/environment.h"
#include "fakes/aws/events.h"
#include "fakes/sqs/events.h"
#include "fakes/sqs/messages/digest.h"
#include "fakes/sqs/operations/receive_message.h"
#include "fakes/sqs/operations/send_message.h"
#include "fakes/sqs/operations/send_message_batch.h"
#include "harness/export/ids.h"

namespace exporting {
namespace {

// What a message that is handed out again and again has of events is cut.
constexpr std::size_t kMostEvents = 100'000;

// SNS sends under an id of its own, and not under that of who published.
constexpr char kSnsId[] = "AIDAIT2UOQQY3AUEKVGXU";

bool is_fifo(std::string_view queue) { return queue.ends_with(".fifo"); }

void take_sent(const sqs::SendMembers& members, RecordedMessage& message) {
  message.body = members.message_body;
  message.attributes = members.message_attributes;
  message.deduplication = members.message_deduplication_id;
  const auto trace = members.message_system_attributes.find("AWSTraceHeader");
  if (trace != members.message_system_attributes.end()) {
    message.trace_header = trace->second.bytes();
  }
}

// From the call that sent it and its answer.
void see_send_call(TakeEvents& events, const sim::Event& sent, RecordedMessage& message) {
  const auto call = events.find(sent.cause);
  const auto* asked = call ? call->as<aws::ApiCall>() : nullptr;
  const auto answer = call ? events.answer_to(call->sequence, sent.sequence) : std::nullopt;
  const auto* reply = answer ? answer->as<aws::ApiReply>() : nullptr;
  if (asked == nullptr) return;
  message.sender = asked->account;
  if (call->subject == "sqs.SendMessage") {
    const auto one = asked->input.as<sqs::SendMessageRequest>();
    if (one != nullptr) take_sent(*one, message);
    const auto output = reply ? reply->output.as<sqs::SendMessageResponse>() : nullptr;
    if (output != nullptr) message.sequence = output->sequence_number;
  } else if (call->subject == "sqs.SendMessageBatch") {
    const auto batch = asked->input.as<sqs::SendMessageBatchRequest>();
    const auto output = reply ? reply->output.as<sqs::SendMessageBatchResponse>() : nullptr;
    if (batch == nullptr || output == nullptr) return;
    for (const auto& result : output->successful) {
      if (result.message_id != sent.subject) continue;
      message.sequence = result.sequence_number;
      for (const auto& entry : batch->entries) {
        if (entry.id == result.id) take_sent(entry, message);
      }
    }
  }
}

// From an answer that handed it out; what was not asked for is not in it.
void see_received(TakeEvents& events, const sim::Event& received, RecordedMessage& message) {
  const auto answer = events.answer_to(received.cause, received.sequence);
  const auto* reply = answer ? answer->as<aws::ApiReply>() : nullptr;
  if (reply == nullptr || answer->subject != "sqs.ReceiveMessage") return;
  const auto output = reply->output.as<sqs::ReceiveMessageResponse>();
  if (output == nullptr) return;
  const auto found =
      std::ranges::find(output->messages, received.subject, &sqs::ReceivedMessage::message_id);
  if (found == output->messages.end()) return;
  message.body = found->body;
  message.attributes = found->message_attributes;
  const auto attribute = [&](const char* name, std::string& into) {
    const auto value = found->attributes.find(name);
    if (value != found->attributes.end()) into = value->second;
  };
  attribute("SenderId", message.sender);
  attribute("AWSTraceHeader", message.trace_header);
  attribute("MessageDeduplicationId", message.deduplication);
  attribute("SequenceNumber", message.sequence);
}

class Life {
 public:
  Life(TakeEvents& events, RecordedMessage& message) : events_(events), message_(message) {}

  void see(const sim::Event& event) {
    if (const auto* sent = event.as<sqs::MessageSent>()) {
      message_.sent = event.time;
      message_.group = sent->group;
      if (sent->from == "sns") message_.sender = kSnsId;
      see_send_call(events_, event, message_);
    } else if (const auto* received = event.as<sqs::MessageReceived>()) {
      message_.receives = received->receives;
      if (!message_.first_received) message_.first_received = event.time;
      if (message_.body.empty()) see_received(events_, event, message_);
    } else if (const auto* moved = event.as<sqs::MessageMoved>()) {
      see_moved(event, *moved);
    }
  }

  // The id that a move task gave it; "" if none did.
  std::string take_next() { return std::exchange(next_, {}); }

 private:
  void see_moved(const sim::Event& event, const sqs::MessageMoved& moved) {
    if (!moved.new_id.empty()) {
      message_.sent = event.time;
      message_.receives = 0;
      message_.first_received.reset();
      message_.source_arn.clear();
      next_ = moved.new_id;
      return;
    }
    message_.receives = moved.receives;
    if (is_fifo(moved.to)) message_.sent = event.time;
    const auto call = events_.find(event.cause);
    const auto* asked = call ? call->as<aws::ApiCall>() : nullptr;
    if (asked == nullptr) return;
    message_.source_arn = aws::arn("sqs", asked->region, asked->account, moved.queue);
    if (message_.sender.empty()) message_.sender = asked->account;
  }

  TakeEvents& events_;
  RecordedMessage& message_;
  std::string next_;
};

}  // namespace

std::optional<RecordedMessage> recorded_message(TakeEvents& events, const WaitingMessage& waiting) {
  RecordedMessage message;
  message.id = waiting.id;
  Life life(events, message);
  for (std::string id = waiting.origin_id; !id.empty(); id = life.take_next()) {
    for (const sim::Event& event : events.of_subject(id, kMostEvents)) life.see(event);
    if (id == waiting.id) break;
  }
  if (message.body.empty()) return std::nullopt;
  if (is_fifo(waiting.queue) && message.deduplication.empty()) {
    message.deduplication = sqs::sha256(message.body);
  }
  return message;
}

}  // namespace exporting
