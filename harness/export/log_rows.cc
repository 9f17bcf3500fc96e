#include "harness/export/log_rows.h"

namespace exporting {
namespace {

// Scratch: nothing of it has to survive.
constexpr char kSchema[] = R"sql(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE line (
  number INTEGER PRIMARY KEY,
  log_group TEXT NOT NULL,
  stream TEXT NOT NULL,
  time_ms INTEGER NOT NULL,
  ingestion_ms INTEGER NOT NULL,
  message TEXT NOT NULL
);
CREATE INDEX line_by_time ON line (log_group, time_ms, number);
)sql";
// What is not committed may be in memory.
constexpr std::int64_t kRowsAtOnce = 1 << 15;

}  // namespace

LogRows::LogRows() : db_((folder_.path() / "lines").string()) {
  db_.execute(kSchema);
  db_.begin();
}

void LogRows::add(std::string_view group, std::string_view stream, std::int64_t time_ms,
                  std::int64_t ingestion_ms, std::string_view message) {
  db_.prepare("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?)")
      .bind(++rows_, group, stream, time_ms, ingestion_ms, message)
      .run();
  if (rows_ % kRowsAtOnce != 0) return;
  db_.commit();
  db_.begin();
}

void LogRows::remove_group(std::string_view group) {
  db_.prepare("DELETE FROM line WHERE log_group = ?").bind(group).run();
}

void LogRows::remove_stream(std::string_view group, std::string_view stream) {
  db_.prepare("DELETE FROM line WHERE log_group = ? AND stream = ?").bind(group, stream).run();
}

void LogRows::each(std::string_view group, const std::function<void(const LogRow&)>& see) {
  sim::Statement& rows = db_.prepare(
      "SELECT number, stream, time_ms, ingestion_ms, message FROM line WHERE log_group = ? "
      "ORDER BY time_ms, number");
  rows.bind(group);
  while (rows.step()) {
    see({.number = rows.integer(0),
         .stream = std::string(rows.text(1)),
         .time_ms = rows.integer(2),
         .ingestion_ms = rows.integer(3),
         .message = std::string(rows.text(4))});
  }
}

}  // namespace exporting
