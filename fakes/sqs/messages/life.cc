#include "fakes/sqs/messages/life.h"

#include <chrono>
#include <utility>

#include "sim/journal/json_writer.h"

namespace sqs {
namespace {

using std::chrono::duration_cast;

std::int64_t whole_seconds(sim::Duration span) {
  return duration_cast<std::chrono::seconds>(span).count();
}

// `{"queue":…` so far: the data of an event about a message of `queue`.
sim::JsonWriter about(const Queue& queue) {
  sim::JsonWriter json;
  json.begin_object().key("queue").value(queue.name);
  return json;
}

}  // namespace

void Life::record(std::string kind, const std::string& subject, sim::JsonWriter data) {
  data.end_object();
  environment_.journal.record("sqs", std::move(kind), subject, data.take());
}

void Life::send(Queue& queue, Message& message, std::string_view from) {
  messages_.add(queue, message);
  expect(message.sent + queue.retention);
  auto data = about(queue);
  data.key("sequence").value(message.sequence);
  data.key("bytes").value(static_cast<std::int64_t>(message.body.size()));
  if (message.due) {
    data.key("delay_s").value(whole_seconds(*message.due - environment_.now()));
    expect(*message.due);
  }
  if (!message.group_id.empty()) data.key("group").value(message.group_id);
  data.key("from").value(from);
  record("sqs.sent", message.id, std::move(data));
  if (message.state == State::kVisible) parked_.wake(queue.id);
}

void Life::note_duplicate(const Queue& queue, const std::string& message_id, std::string_view group,
                          std::string_view from) {
  auto data = about(queue);
  data.key("group").value(group).key("from").value(from);
  record("sqs.deduplicated", message_id, std::move(data));
}

std::vector<Message> Life::receive(Queue& queue, std::int64_t limit, sim::Duration visibility,
                                   std::string_view receiver) {
  std::vector<Message> received;
  if (queue.visible == 0) return received;
  const sim::Time now = environment_.now();
  Queue* dead_letters =
      queue.redrive ? queues_.find_arn(queue.redrive->dead_letter_target_arn) : nullptr;
  Messages::Cursor cursor = messages_.begin();
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
      expect(now + visibility);
    } else {
      messages_.show(queue, *message);
    }
    auto data = about(queue);
    data.key("receives").value(message->receives).key("receiver").value(receiver);
    data.key("hidden_s").value(whole_seconds(visibility));
    record("sqs.received", message->id, std::move(data));
    received.push_back(std::move(*message));
  }
  return received;
}

void Life::move_to_dead_letters(Queue& from, const Message& message, Queue& to) {
  messages_.erase(from, message);
  relieve(from, message, message.due);
  Message moved = message;
  moved.due.reset();
  moved.source_arn = from.arn;
  // A standard queue keeps when the message was first sent, and retention counts from then.
  if (to.fifo) moved.sent = environment_.now();
  messages_.add(to, moved);
  expect(moved.sent + to.retention);
  auto data = about(from);
  data.key("to").value(to.name).key("reason").value("maxReceiveCount");
  data.key("receives").value(message.receives);
  record("sqs.moved", message.id, std::move(data));
  parked_.wake(to.id);
  // The group of a FIFO queue may go on now that its first message is gone.
  if (from.fifo) parked_.wake(from.id);
}

void Life::change_visibility(Queue& queue, Message& message, sim::Duration visibility,
                             std::string_view by) {
  const std::optional<sim::Time> due = message.due;
  if (visibility == sim::Duration{0}) {
    if (message.state == State::kVisible) return;
    show(queue, message, "visibility set to 0");
    relieve(queue, message, due);
    return;
  }
  messages_.hide(queue, message, environment_.now() + visibility);
  relieve(queue, message, due);
  expect(*message.due);
  auto data = about(queue);
  data.key("receives").value(message.receives);
  data.key("seconds").value(whole_seconds(visibility)).key("by").value(by);
  record("sqs.hidden", message.id, std::move(data));
}

void Life::remove(Queue& queue, const Message& message, std::string_view by) {
  messages_.erase(queue, message);
  relieve(queue, message, message.due);
  auto data = about(queue);
  data.key("receives").value(message.receives).key("by").value(by);
  record("sqs.deleted", message.id, std::move(data));
  if (queue.fifo) parked_.wake(queue.id);
}

void Life::redrive(Queue& from, const Message& message, Queue& to, std::string new_id) {
  messages_.erase(from, message);
  relieve(from, message, message.due);
  Message moved = message;
  moved.id = std::move(new_id);
  moved.sent = environment_.now();
  moved.due.reset();
  moved.receives = 0;
  moved.first_received.reset();
  moved.source_arn.clear();
  messages_.add(to, moved);
  expect(moved.sent + to.retention);
  auto data = about(from);
  data.key("to").value(to.name).key("reason").value("move task");
  data.key("receives").value(message.receives).key("new_id").value(moved.id);
  record("sqs.moved", message.id, std::move(data));
  parked_.wake(to.id);
}

void Life::purge(Queue& queue, std::string_view reason) {
  const std::int64_t count = messages_.purge(queue);
  arm();
  auto data = about(queue);
  data.key("messages").value(count).key("reason").value(reason);
  record("sqs.purged", queue.arn, std::move(data));
}

void Life::show(Queue& queue, Message& message, std::string_view reason) {
  messages_.show(queue, message);
  auto data = about(queue);
  data.key("receives").value(message.receives).key("reason").value(reason);
  record("sqs.shown", message.id, std::move(data));
  parked_.wake(queue.id);
}

void Life::expect(sim::Time deadline) {
  if (armed_ && *armed_ <= deadline) return;
  armed_ = deadline;
  timer_ = sim::ScopedTimer{environment_.scheduler,
                            environment_.scheduler.at(deadline, [this] { run_due(); })};
}

void Life::relieve(const Queue& queue, const Message& message, std::optional<sim::Time> due) {
  const bool was_next = armed_ && (*armed_ == due || *armed_ == message.sent + queue.retention);
  if (was_next) arm();
}

void Life::arm() {
  disarm();
  if (const auto next = messages_.next_deadline()) expect(*next);
}

void Life::run_due() {
  armed_.reset();
  environment_.store.begin();
  const sim::Time now = environment_.now();
  while (auto message = messages_.first_due(now)) {
    const bool was_delayed = message->state == State::kDelayed;
    show(*queues_.find_id(message->queue), *message, was_delayed ? "delay" : "visibility timeout");
  }
  while (const auto message = messages_.first_expired(now)) {
    Queue& queue = *queues_.find_id(message->queue);
    messages_.erase(queue, *message);
    auto data = about(queue);
    data.key("receives").value(message->receives);
    record("sqs.expired", message->id, std::move(data));
    if (queue.fifo) parked_.wake(queue.id);
  }
  arm();
}

}  // namespace sqs
