#include "fakes/sqs/messages/message_lifecycle.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "fakes/sqs/decisions.h"
#include "fakes/sqs/faults.h"

namespace sqs {
namespace {

using std::chrono::duration_cast;

// More become visible, or too old, by the next callbacks of the same instant: between two the
// server looks at its sockets.
constexpr int kMostAtOnce = 1000;

std::int64_t whole_seconds(sim::Duration span) {
  return duration_cast<std::chrono::seconds>(span).count();
}

// How many messages one may pass that came earlier.
constexpr std::int64_t kMostPassed = 9;

}  // namespace

void MessageLifecycle::send(Queue& queue, Message& message, std::string_view from) {
  messages_.add(queue, message);
  deadline_added(message.sent + queue.retention);
  MessageSent sent{.queue = queue.name,
                   .sequence = message.sequence,
                   .bytes = static_cast<std::int64_t>(message.body.size()),
                   .delay_s = {},
                   .group = message.group_id,
                   .from = from};
  if (message.due) {
    sent.delay_s = whole_seconds(*message.due - environment_.now());
    deadline_added(*message.due);
  }
  record(message.id, sent);
  if (message.state == State::kVisible) long_polls_.wake(queue.id);
}

void MessageLifecycle::note_duplicate(const Queue& queue, const std::string& message_id,
                                      std::string_view group, std::string_view from) {
  record(message_id, MessageDeduplicated{queue.name, group, from});
}

std::vector<Message> MessageLifecycle::receive(Queue& queue, std::int64_t limit,
                                               sim::Duration visibility, const Receiver& receiver) {
  std::vector<Message> received;
  if (queue.visible == 0 || limit <= 0) return received;
  const sim::Time now = environment_.now();
  Queue* dead_letters =
      queue.redrive ? queues_.find_arn(queue.redrive->dead_letter_target_arn) : nullptr;
  Messages::Cursor cursor = messages_.begin();
  if (receiver.may_be_struck) let_pass(queue, cursor);
  while (static_cast<std::int64_t>(received.size()) < limit) {
    std::optional<Message> message = messages_.next(queue, cursor);
    if (!message) break;
    if (dead_letters != nullptr && message->receives >= queue.redrive->max_receive_count) {
      move_to_dead_letters(queue, *message, *dead_letters);
      continue;
    }
    ++message->receives;
    message->received = now;
    if (!message->first_received) message->first_received = now;
    if (visibility > sim::Duration{0}) {
      messages_.hide(queue, *message, now + visibility);
      deadline_added(now + visibility);
    } else {
      messages_.show(queue, *message);
    }
    record(message->id, MessageReceived{queue.name, message->receives, receiver.name,
                                        whole_seconds(visibility)});
    if (receiver.may_be_struck) let_copy(queue, *message);
    received.push_back(std::move(*message));
  }
  return received;
}

// Moves on behind the messages that another order has come later.
void MessageLifecycle::let_pass(const Queue& queue, Messages::Cursor& cursor) {
  if (queue.fifo || !environment_.faults.may_strike(kOtherOrder) || queue.visible < 2) return;
  const auto struck = aws::strike(environment_, kOtherOrder, queue.name);
  if (!struck) return;
  const auto choices = static_cast<std::uint64_t>(std::min(queue.visible - 1, kMostPassed));
  if (!order_) order_ = environment_.random.stream("sqs order");
  const std::uint64_t passed =
      1 + environment_.decisions.one_of(kOrder, queue.name, choices, choices - 1, *order_);
  for (std::uint64_t i = 0; i < passed; ++i) messages_.next(queue, cursor);
}

// Leaves another copy of a message that was just received, if that fault strikes.
void MessageLifecycle::let_copy(Queue& queue, const Message& message) {
  if (queue.fifo || !environment_.faults.may_strike(kDuplicate)) return;
  const auto struck = aws::strike(environment_, kDuplicate, queue.name);
  if (!struck) return;
  const sim::CauseScope because{environment_.journal, struck->event};
  Message copy = message;
  copy.due.reset();
  messages_.add(queue, copy);
  deadline_added(copy.sent + queue.retention);
  record(message.id, MessageCopied{queue.name, copy.sequence, copy.receives});
  long_polls_.wake(queue.id);
}

void MessageLifecycle::move_to_dead_letters(Queue& from, const Message& message, Queue& to) {
  messages_.erase(from, message);
  deadline_removed(from, message, message.due);
  Message moved = message;
  moved.due.reset();
  moved.source_arn = from.arn;
  // A standard queue keeps when the message was first sent, and retention counts from then.
  if (to.fifo) moved.sent = environment_.now();
  messages_.add(to, moved);
  deadline_added(moved.sent + to.retention);
  record(message.id, MessageMoved{from.name, to.name, "maxReceiveCount", message.receives, {}});
  long_polls_.wake(to.id);
  wake_after_loss(from);
}

void MessageLifecycle::change_visibility(Queue& queue, Message& message, sim::Duration visibility,
                                         std::string_view by) {
  const std::optional<sim::Time> due = message.due;
  if (visibility == sim::Duration{0}) {
    if (message.state == State::kVisible) return;
    show(queue, message, "visibility set to 0");
    deadline_removed(queue, message, due);
    return;
  }
  messages_.hide(queue, message, environment_.now() + visibility);
  deadline_removed(queue, message, due);
  deadline_added(*message.due);
  record(message.id, MessageHidden{queue.name, message.receives, whole_seconds(visibility), by});
}

void MessageLifecycle::remove(Queue& queue, const Message& message, std::string_view by) {
  messages_.erase(queue, message);
  deadline_removed(queue, message, message.due);
  record(message.id, MessageDeleted{queue.name, message.receives, by});
  wake_after_loss(queue);
}

void MessageLifecycle::redrive(Queue& from, const Message& message, Queue& to, std::string new_id) {
  messages_.erase(from, message);
  deadline_removed(from, message, message.due);
  Message moved = message;
  moved.id = std::move(new_id);
  moved.sent = environment_.now();
  moved.due.reset();
  moved.receives = 0;
  moved.first_received.reset();
  moved.source_arn.clear();
  messages_.add(to, moved);
  deadline_added(moved.sent + to.retention);
  record(message.id, MessageMoved{from.name, to.name, "move task", message.receives, moved.id});
  long_polls_.wake(to.id);
}

void MessageLifecycle::purge(Queue& queue, std::string_view reason) {
  const std::int64_t count = messages_.purge(queue);
  arm();
  record(queue.arn, QueuePurged{queue.name, count, reason});
}

void MessageLifecycle::show(Queue& queue, Message& message, std::string_view reason) {
  messages_.show(queue, message);
  record(message.id, MessageShown{queue.name, message.receives, reason});
  long_polls_.wake(queue.id);
}

void MessageLifecycle::wake_after_loss(const Queue& queue) {
  if (queue.visible > 0) long_polls_.wake(queue.id);
}

void MessageLifecycle::deadline_added(sim::Time deadline) {
  if (armed_ && *armed_ <= deadline) return;
  armed_ = deadline;
  timer_ = sim::ScopedTimer{environment_.scheduler,
                            environment_.scheduler.at(deadline, [this] { run_due(); })};
}

void MessageLifecycle::deadline_removed(const Queue& queue, const Message& message,
                                        std::optional<sim::Time> due) {
  const bool was_next = armed_ && (*armed_ == due || *armed_ == message.sent + queue.retention);
  if (was_next) arm();
}

void MessageLifecycle::arm() {
  timer_.cancel();
  armed_.reset();
  if (const auto next = messages_.next_deadline()) deadline_added(*next);
}

void MessageLifecycle::run_due() {
  armed_.reset();
  environment_.store.begin();
  const sim::Time now = environment_.now();
  int count = 0;
  for (; count < kMostAtOnce; ++count) {
    auto message = messages_.first_due(now);
    if (!message) break;
    const bool was_delayed = message->state == State::kDelayed;
    show(*queues_.find_id(message->queue), *message, was_delayed ? "delay" : "visibility timeout");
  }
  for (; count < kMostAtOnce; ++count) {
    const auto message = messages_.first_expired(now);
    if (!message) break;
    Queue& queue = *queues_.find_id(message->queue);
    messages_.erase(queue, *message);
    record(message->id, MessageExpired{queue.name, message->receives});
    wake_after_loss(queue);
  }
  arm();
}

}  // namespace sqs
