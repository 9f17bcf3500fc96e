#include "fakes/logs/schema.h"

namespace logs {
namespace {

constexpr int kVersion = 1;
constexpr const char* kSchema = R"sql(
CREATE TABLE logs_group (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  retention_days INTEGER,
  UNIQUE (account, region, name)
);
CREATE TABLE logs_stream (
  id INTEGER PRIMARY KEY,
  log_group INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  first_event_ms INTEGER,
  last_event_ms INTEGER,
  last_ingestion_ms INTEGER,
  UNIQUE (log_group, name)
);
CREATE TABLE logs_event (
  id INTEGER PRIMARY KEY,
  log_group INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  time_ms INTEGER NOT NULL,
  ingestion_ms INTEGER NOT NULL,
  message TEXT NOT NULL
);
CREATE INDEX logs_event_of_stream ON logs_event (stream, time_ms, id);
CREATE INDEX logs_event_of_group ON logs_event (log_group, time_ms, id);
)sql";

constexpr int kLateVersion = 1;
constexpr const char* kLateSchema = R"sql(
CREATE TABLE logs_late_event (
  id INTEGER PRIMARY KEY,
  log_group INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  time_ms INTEGER NOT NULL,
  due_ms INTEGER NOT NULL,
  message TEXT NOT NULL
);
)sql";

}  // namespace

void ensure_schema(sim::Database& store) {
  store.ensure_schema("logs", kVersion, kSchema);
  store.ensure_schema("late logs", kLateVersion, kLateSchema);
}

}  // namespace logs
