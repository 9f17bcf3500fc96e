#include "harness/explain/message_origin.h"

#include <chrono>

#include "fakes/sqs/operations/receive_message.h"
#include "fakes/sqs/operations/send_message.h"
#include "fakes/sqs/operations/send_message_batch.h"
#include "fakes/sqs/operations/start_message_move_task.h"
#include "harness/explain/causes.h"

namespace harness {
namespace {

constexpr std::size_t kMostLives = 8;  // messages that move tasks made of one another
constexpr std::size_t kBodyBytes = 300;

// Tells who started the move task that moved messages of a queue.
void add_move_call(const Telling& telling, const std::string& queue, std::uint64_t before,
                   std::vector<Sentence>& told) {
  const auto calls =
      telling.events.about("queue " + queue, {.before = before, .limit = 50, .last = true});
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
    if (input_of<sqs::StartMessageMoveTaskRequest>(*call) == nullptr) continue;
    told.push_back(sentence(*call, call->actor + " had started it with StartMessageMoveTask.", 1));
    for (Sentence& cause : causes_of(telling, *call)) {
      cause.depth = 2;
      cause.text = "because " + cause.text;
      told.push_back(std::move(cause));
    }
    return;
  }
}

// From the call that sent it, or else from the first answer that handed it out.
std::string body_of(const Telling& telling, const MessageLife& life, const sim::Event& sent) {
  if (const auto call = telling.events.find(sent.cause)) {
    if (const auto one = input_of<sqs::SendMessageRequest>(*call)) return one->message_body;
    if (const auto batch = input_of<sqs::SendMessageBatchRequest>(*call)) {
      const auto answer = answer_to(telling, call->sequence, sent.sequence);
      const auto* reply = answer ? answer->as<aws::ApiReply>() : nullptr;
      const auto output = reply ? reply->output.as<sqs::SendMessageBatchResponse>() : nullptr;
      if (output != nullptr) {
        for (const auto& result : output->successful) {
          if (result.message_id != sent.subject) continue;
          for (const auto& entry : batch->entries) {
            if (entry.id == result.id) return entry.message_body;
          }
        }
      }
    }
  }
  for (const Receive& receive : life.receives()) {
    const auto answer = answer_to(telling, receive.event.cause, receive.event.sequence);
    const auto* reply = answer ? answer->as<aws::ApiReply>() : nullptr;
    const auto output = reply ? reply->output.as<sqs::ReceiveMessageResponse>() : nullptr;
    if (output == nullptr) continue;
    for (const auto& message : output->messages) {
      if (message.message_id == life.id()) return message.body;
    }
  }
  return {};
}

}  // namespace

std::vector<Sentence> origin_sentences(const Telling& telling, const MessageLife& life) {
  std::vector<Sentence> told;
  std::optional<sim::Event> from = origin_of(telling, life.id());
  for (std::size_t lives = 0; from && lives < kMostLives; ++lives) {
    const auto* moved = from->as<sqs::MessageMoved>();
    if (moved == nullptr) break;
    told.push_back(sentence(*from, "A move task made it of message " + from->subject + ", which " +
                                       "was in " + std::string(moved->queue) + "."));
    add_move_call(telling, std::string(moved->queue), from->sequence, told);
    from = origin_of(telling, from->subject);
  }
  if (!from) {
    told.push_back(sentence("How it was sent is not in the journal."));
    return told;
  }
  const auto* sent = from->as<sqs::MessageSent>();
  if (sent == nullptr) return told;
  std::string text = std::string(sent->from) + " sent it to " + std::string(sent->queue) + ", " +
                     counted(static_cast<std::uint64_t>(sent->bytes), "byte");
  if (!sent->group.empty()) text += ", in the message group " + std::string(sent->group);
  if (sent->delay_s.value_or(0) > 0) {
    text += ", with a delay of " + sim::to_text(std::chrono::seconds{*sent->delay_s});
  }
  told.push_back(sentence(*from, text + "."));
  if (const std::string body = body_of(telling, life, *from); !body.empty()) {
    told.back().text += " Its body begins: " + in_quotes(body, kBodyBytes);
  }
  std::vector<Sentence> causes = causes_of(telling, *from);
  for (Sentence& cause : causes) {
    cause.depth = 1;
    cause.text = "because " + cause.text;
    told.push_back(std::move(cause));
  }
  return told;
}

}  // namespace harness
