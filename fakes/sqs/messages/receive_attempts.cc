#include "fakes/sqs/messages/receive_attempts.h"

#include "fakes/sqs/limits.h"
#include "fakes/sqs/schema.h"

namespace sqs {
namespace {

constexpr int kAttemptSchemaVersion = 1;
constexpr const char* kAttemptTables = R"sql(
CREATE TABLE sqs_receive_attempt(
  queue INTEGER NOT NULL,
  id TEXT NOT NULL,
  place INTEGER NOT NULL,
  at INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  receives INTEGER NOT NULL,
  due INTEGER NOT NULL,
  PRIMARY KEY(queue, id, place)) WITHOUT ROWID;
CREATE INDEX sqs_receive_attempt_at ON sqs_receive_attempt(at);
)sql";

}  // namespace

ReceiveAttempts::ReceiveAttempts(sim::Database& store) : store_(store) {
  store_.ensure_schema("sqs_receive_attempt", kAttemptSchemaVersion, kAttemptTables);
}

std::optional<ReceiveAttempts::Attempt> ReceiveAttempts::find(const Queue& queue,
                                                              std::string_view id,
                                                              sim::Time now) const {
  sim::Statement& rows = store_.prepare(
      "SELECT at, sequence, receives, due FROM sqs_receive_attempt "
      "WHERE queue = ? AND id = ? AND at > ? ORDER BY place");
  rows.bind(queue.id, id, to_column(now - kDeduplicationWindow));
  Attempt attempt;
  while (rows.step()) {
    attempt.at = to_time(rows.integer(0));
    attempt.given.push_back({rows.integer(1), rows.integer(2), to_time(rows.integer(3))});
  }
  if (attempt.given.empty()) return std::nullopt;
  return attempt;
}

void ReceiveAttempts::remember(const Queue& queue, std::string_view id, sim::Time at,
                               const std::vector<Message>& messages) {
  store_.prepare("DELETE FROM sqs_receive_attempt WHERE at <= ?")
      .bind(to_column(at - kDeduplicationWindow))
      .run();
  store_.prepare("DELETE FROM sqs_receive_attempt WHERE queue = ? AND id = ?")
      .bind(queue.id, id)
      .run();
  std::int64_t place = 0;
  for (const Message& message : messages) {
    if (!message.due) continue;
    store_.prepare("INSERT INTO sqs_receive_attempt VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(queue.id, id, place++, to_column(at), message.sequence, message.receives,
              to_column(*message.due))
        .run();
  }
}

}  // namespace sqs
