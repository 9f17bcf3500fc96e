#include "fakes/sqs/messages/messages.h"

#include <algorithm>

#include "fakes/aws/rows.h"
#include "fakes/sqs/schema.h"
#include "fakes/sqs/text.h"

namespace sqs {
namespace {

// The columns of a message without its attributes and body, which may be 1 MiB, and all of its
// columns.
#define SQS_MESSAGE_STATE                                                              \
  "SELECT sequence, queue, ready, due, sent, received, first_received, receives, id, " \
  "group_id, deduplication_id, sender_id, source_arn, trace_header, body_md5"
#define SQS_MESSAGE_BARE SQS_MESSAGE_STATE ", x'', '' FROM sqs_message "
#define SQS_MESSAGE_FULL SQS_MESSAGE_STATE ", attributes, body FROM sqs_message "

std::optional<sim::Time> time_or_none(const sim::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return to_time(row.integer(column));
}

std::optional<std::int64_t> column_or_null(const std::optional<sim::Time>& time) {
  if (!time) return std::nullopt;
  return to_column(*time);
}

Message read(const sim::Statement& row) {
  Message message;
  message.sequence = row.integer(0);
  message.queue = row.integer(1);
  message.due = time_or_none(row, 3);
  message.sent = to_time(row.integer(4));
  message.received = time_or_none(row, 5);
  message.first_received = time_or_none(row, 6);
  message.receives = row.integer(7);
  message.state = !row.is_null(2)    ? State::kVisible
                  : message.received ? State::kInFlight
                                     : State::kDelayed;
  message.id = row.text(8);
  message.group_id = row.text(9);
  message.deduplication_id = row.text(10);
  message.sender_id = row.text(11);
  message.source_arn = row.text(12);
  message.trace_header = row.text(13);
  message.body_md5 = row.text(14);
  message.attributes = row.blob(15);
  message.body = row.text(16);
  return message;
}

// The message that a bound statement selects; it selects one at most.
std::optional<Message> read_one(sim::Statement& statement) {
  return aws::first_row(statement, read);
}

}  // namespace

std::string sequence_number(std::int64_t sequence) {
  std::string digits = std::to_string(sequence * 256);
  if (digits.size() < 16) digits.insert(0, 16 - digits.size(), '0');
  return "1887" + digits;
}

void Messages::load(const std::vector<Queue*>& queues) {
  counter_.load();
  for (Queue* queue : queues) {
    sim::Statement& counts = store_.prepare(
        "SELECT COUNT(ready), SUM(ready IS NULL AND received IS NULL), "
        "SUM(ready IS NULL AND received IS NOT NULL) FROM sqs_message WHERE queue = ?");
    counts.bind(queue->id).step();
    queue->visible = counts.integer(0);
    queue->delayed = counts.integer(1);
    queue->in_flight = counts.integer(2);
    counts.reset();
  }
}

void Messages::count(Queue& queue, State state, std::int64_t change) {
  switch (state) {
    case State::kVisible:
      queue.visible += change;
      return;
    case State::kDelayed:
      queue.delayed += change;
      return;
    case State::kInFlight:
      queue.in_flight += change;
      return;
  }
}

void Messages::add(Queue& queue, Message& message) {
  message.sequence = counter_.next();
  message.queue = queue.id;
  message.state = message.due ? State::kDelayed : State::kVisible;
  message.received.reset();
  std::optional<std::int64_t> ready;
  if (!message.due) ready = message.sequence;
  store_
      .prepare(
          "INSERT INTO sqs_message VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
          "?)")
      .bind(message.sequence, message.queue, ready, column_or_null(message.due),
            to_column(message.sent + queue.retention), to_column(message.sent),
            column_or_null(message.first_received), message.receives, message.id,
            text_or_null(message.group_id), text_or_null(message.deduplication_id),
            message.sender_id, text_or_null(message.source_arn), text_or_null(message.trace_header),
            message.body_md5, sim::BlobView{message.attributes}, message.body)
      .run();
  count(queue, message.state, 1);
  if (!queue.fifo) return;
  // Only the first message of a group can change its head.
  store_.prepare("INSERT OR IGNORE INTO sqs_group VALUES (?, ?, ?)")
      .bind(queue.id, message.group_id, ready)
      .run();
}

std::optional<Message> Messages::find(std::int64_t sequence) const {
  return read_one(store_.prepare(SQS_MESSAGE_BARE "WHERE sequence = ?").bind(sequence));
}

std::optional<Message> Messages::find_whole(std::int64_t sequence) const {
  return read_one(store_.prepare(SQS_MESSAGE_FULL "WHERE sequence = ?").bind(sequence));
}

std::optional<Message> Messages::next(const Queue& queue, Cursor& cursor) const {
  if (!queue.fifo) {
    sim::Statement& find = store_.prepare(
        SQS_MESSAGE_FULL
        "WHERE queue = ? AND ready IS NOT NULL AND ready > ? AND ready < ? ORDER BY ready LIMIT 1");
    if (!find.bind(queue.id, cursor.last, cursor.end).step()) return std::nullopt;
    Message message = read(find);
    cursor.last = find.integer(2);
    find.reset();
    return message;
  }
  if (cursor.group) {
    auto message =
        read_one(store_
                     .prepare(SQS_MESSAGE_FULL
                              "WHERE queue = ? AND group_id = ? AND sequence > ? AND sequence < ? "
                              "ORDER BY sequence LIMIT 1")
                     .bind(queue.id, *cursor.group, cursor.last_in_group, cursor.end));
    if (message && message->state == State::kVisible) {
      cursor.last_in_group = message->sequence;
      return message;
    }
    cursor.group.reset();
  }
  sim::Statement& head = store_.prepare(
      "SELECT head FROM sqs_group WHERE queue = ? AND head IS NOT NULL AND head > ? AND head < ? "
      "ORDER BY head LIMIT 1");
  if (!head.bind(queue.id, cursor.last, cursor.end).step()) return std::nullopt;
  cursor.last = head.integer(0);
  head.reset();
  auto message = read_one(
      store_.prepare(SQS_MESSAGE_FULL "WHERE queue = ? AND ready = ?").bind(queue.id, cursor.last));
  cursor.group = message->group_id;
  cursor.last_in_group = message->sequence;
  return message;
}

void Messages::hide(Queue& queue, Message& message, sim::Time until) {
  count(queue, message.state, -1);
  message.state = State::kInFlight;
  message.due = until;
  count(queue, message.state, 1);
  store_
      .prepare(
          "UPDATE sqs_message SET ready = NULL, due = ?, received = ?, first_received = ?, "
          "receives = ? WHERE sequence = ?")
      .bind(to_column(until), column_or_null(message.received),
            column_or_null(message.first_received), message.receives, message.sequence)
      .run();
  if (queue.fifo) refresh_head(queue, message.group_id);
}

void Messages::show(Queue& queue, Message& message) {
  count(queue, message.state, -1);
  message.state = State::kVisible;
  message.due.reset();
  count(queue, message.state, 1);
  store_
      .prepare(
          "UPDATE sqs_message SET ready = ?, due = NULL, received = ?, first_received = ?, "
          "receives = ? WHERE sequence = ?")
      .bind(counter_.next(), column_or_null(message.received),
            column_or_null(message.first_received), message.receives, message.sequence)
      .run();
  if (queue.fifo) refresh_head(queue, message.group_id);
}

void Messages::erase(Queue& queue, const Message& message) {
  store_.prepare("DELETE FROM sqs_message WHERE sequence = ?").bind(message.sequence).run();
  count(queue, message.state, -1);
  if (queue.fifo) refresh_head(queue, message.group_id);
}

std::int64_t Messages::purge(Queue& queue) {
  const std::int64_t messages = queue.visible + queue.delayed + queue.in_flight;
  store_.prepare("DELETE FROM sqs_message WHERE queue = ?").bind(queue.id).run();
  store_.prepare("DELETE FROM sqs_group WHERE queue = ?").bind(queue.id).run();
  store_.prepare("DELETE FROM sqs_deduplication WHERE queue = ?").bind(queue.id).run();
  queue.visible = queue.delayed = queue.in_flight = 0;
  return messages;
}

void Messages::refresh_head(const Queue& queue, const std::string& group_id) {
  sim::Statement& first = store_.prepare(
      "SELECT ready FROM sqs_message WHERE queue = ? AND group_id = ? "
      "ORDER BY sequence LIMIT 1");
  const bool any = first.bind(queue.id, group_id).step();
  std::optional<std::int64_t> head;
  if (any && !first.is_null(0)) head = first.integer(0);
  first.reset();
  if (any) {
    store_.prepare("INSERT OR REPLACE INTO sqs_group VALUES (?, ?, ?)")
        .bind(queue.id, group_id, head)
        .run();
  } else {
    store_.prepare("DELETE FROM sqs_group WHERE queue = ? AND group_id = ?")
        .bind(queue.id, group_id)
        .run();
  }
}

std::optional<Message> Messages::first_due(sim::Time now) const {
  return read_one(store_
                      .prepare(SQS_MESSAGE_BARE
                               "WHERE due IS NOT NULL AND due <= ? ORDER BY due, sequence LIMIT 1")
                      .bind(to_column(now)));
}

std::optional<Message> Messages::first_expired(sim::Time now) const {
  return read_one(
      store_.prepare(SQS_MESSAGE_BARE "WHERE expires <= ? ORDER BY expires, queue LIMIT 1")
          .bind(to_column(now)));
}

std::optional<sim::Time> Messages::next_deadline() const {
  std::optional<sim::Time> next;
  for (sim::Statement* least :
       {&store_.prepare("SELECT MIN(due) FROM sqs_message WHERE due IS NOT NULL"),
        &store_.prepare("SELECT MIN(expires) FROM sqs_message")}) {
    least->bind().step();
    if (!least->is_null(0)) {
      const sim::Time time = to_time(least->integer(0));
      next = next ? std::min(*next, time) : time;
    }
    least->reset();
  }
  return next;
}

void Messages::retain(const Queue& queue) {
  store_.prepare("UPDATE sqs_message SET expires = sent + ? WHERE queue = ?")
      .bind(sim::Duration{queue.retention}.count(), queue.id)
      .run();
}

void Messages::delay_again(const Queue& queue) {
  store_
      .prepare(
          "UPDATE sqs_message SET due = sent + ? "
          "WHERE queue = ? AND ready IS NULL AND received IS NULL")
      .bind(sim::Duration{queue.delay}.count(), queue.id)
      .run();
}

std::optional<sim::Time> Messages::oldest(const Queue& queue) const {
  if (queue.visible + queue.delayed + queue.in_flight == 0) return std::nullopt;
  sim::Statement& first =
      store_.prepare("SELECT sent FROM sqs_message WHERE queue = ? ORDER BY expires LIMIT 1");
  std::optional<sim::Time> sent;
  if (first.bind(queue.id).step()) sent = to_time(first.integer(0));
  first.reset();
  return sent;
}

std::vector<Message> Messages::peek(const Queue& queue, std::int64_t limit) const {
  sim::Statement& rows =
      store_.prepare(SQS_MESSAGE_FULL "WHERE queue = ? ORDER BY sequence LIMIT ?");
  rows.bind(queue.id, limit);
  return aws::all_rows(rows, read);
}

std::optional<Message> Messages::next_arrived(const Queue& queue, std::int64_t after,
                                              std::int64_t last) const {
  // By sequence from `after` on, so that who takes one after another looks at each row once. The
  // index by queue would have to be sorted each time.
  sim::Statement& find =
      queue.fifo
          ? store_.prepare(SQS_MESSAGE_FULL
                           "WHERE +queue = ? AND ready IS NOT NULL AND sequence > ? AND "
                           "sequence <= ? AND ready = (SELECT head FROM sqs_group WHERE "
                           "sqs_group.queue = sqs_message.queue AND "
                           "sqs_group.group_id = sqs_message.group_id) ORDER BY sequence LIMIT 1")
          : store_.prepare(SQS_MESSAGE_FULL
                           "WHERE +queue = ? AND ready IS NOT NULL AND sequence > ? AND "
                           "sequence <= ? ORDER BY sequence LIMIT 1");
  return read_one(find.bind(queue.id, after, last));
}

}  // namespace sqs
