#include "harness/story/sent_messages.h"

#include <utility>

#include "fakes/aws/events.h"
#include "fakes/sqs/events.h"
#include "fakes/sqs/operations/send_message.h"
#include "fakes/sqs/operations/send_message_batch.h"

namespace harness {
namespace {

constexpr char kOne[] = "sqs.SendMessage";
constexpr char kBatch[] = "sqs.SendMessageBatch";

std::string queue_of_url(const std::string& url) { return url.substr(url.rfind('/') + 1); }

}  // namespace

std::vector<SentMessage> SentMessages::see(const sim::Event& event) {
  if (event.kind == sqs::MessageSent::kKind) {
    const auto call = calls_.find(event.cause);
    if (call != calls_.end()) call->second.sent.push_back(event.subject);
    return {};
  }
  if (event.kind == aws::ApiError::kKind) return see_error(event);
  if (event.subject != kOne && event.subject != kBatch) return {};
  if (const auto* call = event.as<aws::ApiCall>()) {
    see_call(event, *call);
  } else if (const auto* reply = event.as<aws::ApiReply>()) {
    return see_reply(event, *reply);
  }
  return {};
}

void SentMessages::see_call(const sim::Event& event, const aws::ApiCall& asked) {
  Call call;
  if (event.subject == kOne) {
    const auto input = asked.input.as<sqs::SendMessageRequest>();
    if (input == nullptr) return;
    call.queue = queue_of_url(input->queue_url);
    call.bodies[""] = input->message_body;
    call.entries.emplace_back();
  } else {
    const auto input = asked.input.as<sqs::SendMessageBatchRequest>();
    if (input == nullptr) return;
    call.queue = queue_of_url(input->queue_url);
    for (const auto& entry : input->entries) {
      call.bodies[entry.id] = entry.message_body;
      call.entries.push_back(entry.id);
    }
  }
  calls_[event.sequence] = std::move(call);
}

// Which entry each message was is known only if none of them failed.
std::vector<SentMessage> SentMessages::see_error(const sim::Event& event) {
  const auto node = calls_.extract(event.cause);
  if (!node) return {};
  const Call& call = node.mapped();
  std::vector<SentMessage> sent;
  if (call.sent.size() != call.entries.size()) return sent;
  for (std::size_t i = 0; i < call.sent.size(); ++i) {
    sent.push_back({call.queue, call.sent[i], call.bodies.at(call.entries[i])});
  }
  return sent;
}

std::vector<SentMessage> SentMessages::see_reply(const sim::Event& event,
                                                 const aws::ApiReply& reply) {
  std::vector<SentMessage> sent;
  const auto found = calls_.find(event.cause);
  if (found == calls_.end()) return sent;
  Call call = std::move(found->second);
  calls_.erase(found);
  const auto add = [&](const std::string& message_id, const std::string& entry) {
    const auto body = call.bodies.find(entry);
    if (body != call.bodies.end()) sent.push_back({call.queue, message_id, body->second});
  };
  if (event.subject == kOne) {
    add(reply.output.as<sqs::SendMessageResponse>()->message_id, "");
  } else {
    const auto output = reply.output.as<sqs::SendMessageBatchResponse>();
    for (const auto& result : output->successful) add(result.message_id, result.id);
  }
  return sent;
}

}  // namespace harness
