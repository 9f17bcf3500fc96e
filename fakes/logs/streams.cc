#include "fakes/logs/streams.h"

#include "fakes/aws/rows.h"

namespace logs {
namespace {

std::optional<std::int64_t> optional_integer(const sim::Statement& select, int column) {
  if (select.is_null(column)) return std::nullopt;
  return select.integer(column);
}

Stream stream_of(const sim::Statement& select) {
  Stream stream;
  stream.id = select.integer(0);
  stream.group = select.integer(1);
  stream.name = select.text(2);
  stream.created_ms = select.integer(3);
  stream.first_event_ms = optional_integer(select, 4);
  stream.last_event_ms = optional_integer(select, 5);
  stream.last_ingestion_ms = optional_integer(select, 6);
  return stream;
}

}  // namespace

std::optional<Stream> Streams::find(std::int64_t group, std::string_view name) const {
  sim::Statement& select = store_.prepare(
      "SELECT id, log_group, name, created_ms, first_event_ms, last_event_ms, last_ingestion_ms "
      "FROM logs_stream WHERE log_group = ? AND name = ?");
  select.bind(group, name);
  return aws::first_row(select, stream_of);
}

std::vector<Stream> Streams::list(std::int64_t group) const {
  sim::Statement& select = store_.prepare(
      "SELECT id, log_group, name, created_ms, first_event_ms, last_event_ms, last_ingestion_ms "
      "FROM logs_stream WHERE log_group = ? ORDER BY name");
  select.bind(group);
  return aws::all_rows(select, stream_of);
}

std::int64_t Streams::add(std::int64_t group, std::string_view name, sim::Time now) {
  store_.begin();
  store_.prepare("INSERT INTO logs_stream (log_group, name, created_ms) VALUES (?, ?, ?)")
      .bind(group, name, sim::unix_ms(now))
      .run();
  return store_.last_insert_rowid();
}

void Streams::remove(std::int64_t id) {
  store_.begin();
  store_.prepare("DELETE FROM logs_event WHERE stream = ?").bind(id).run();
  store_.prepare("DELETE FROM logs_late_event WHERE stream = ?").bind(id).run();
  store_.prepare("DELETE FROM logs_stream WHERE id = ?").bind(id).run();
}

}  // namespace logs
