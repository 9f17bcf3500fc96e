#include "fakes/sqs/schema.h"

namespace sqs {
namespace {

// A message is in exactly one state:
//   visible:   `ready` is its place in the order of delivery, `due` is null
//   delayed:   `ready` is null, `due` is when the delay ends, `received` is null
//   in flight: `ready` is null, `due` is when its visibility timeout ends, `received` is set
// The body is last: rows are read up to the column that is asked for.
constexpr char kTables[] = R"sql(
CREATE TABLE sqs_queue(
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  purged INTEGER,
  UNIQUE(account, region, name));
CREATE TABLE sqs_attribute(
  queue INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(queue, name)) WITHOUT ROWID;
CREATE TABLE sqs_tag(
  queue INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(queue, name)) WITHOUT ROWID;
CREATE TABLE sqs_deleted_queue(
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY(account, region, name)) WITHOUT ROWID;
CREATE TABLE sqs_message(
  sequence INTEGER PRIMARY KEY,
  queue INTEGER NOT NULL,
  ready INTEGER,
  due INTEGER,
  expires INTEGER NOT NULL,
  sent INTEGER NOT NULL,
  received INTEGER,
  first_received INTEGER,
  receives INTEGER NOT NULL,
  id TEXT NOT NULL,
  group_id TEXT,
  deduplication_id TEXT,
  sender_id TEXT NOT NULL,
  source_arn TEXT,
  trace_header TEXT,
  body_md5 TEXT NOT NULL,
  attributes BLOB NOT NULL,
  body TEXT NOT NULL);
CREATE INDEX sqs_message_ready ON sqs_message(queue, ready) WHERE ready IS NOT NULL;
CREATE INDEX sqs_message_due ON sqs_message(due) WHERE due IS NOT NULL;
CREATE INDEX sqs_message_expires ON sqs_message(expires, queue);
CREATE INDEX sqs_message_group ON sqs_message(queue, group_id, sequence)
  WHERE group_id IS NOT NULL;
-- The message groups of FIFO queues. `head` is the `ready` of a group's first message; null while
-- that message is delayed or in flight, which blocks the group.
CREATE TABLE sqs_group(
  queue INTEGER NOT NULL,
  group_id TEXT NOT NULL,
  head INTEGER,
  PRIMARY KEY(queue, group_id)) WITHOUT ROWID;
CREATE INDEX sqs_group_head ON sqs_group(queue, head) WHERE head IS NOT NULL;
CREATE TABLE sqs_deduplication(
  queue INTEGER NOT NULL,
  scope TEXT NOT NULL,
  deduplication_id TEXT NOT NULL,
  message_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY(queue, scope, deduplication_id)) WITHOUT ROWID;
CREATE INDEX sqs_deduplication_at ON sqs_deduplication(at);
CREATE TABLE sqs_move_task(
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  source_arn TEXT NOT NULL,
  destination_arn TEXT,
  per_second INTEGER,
  status TEXT NOT NULL,
  failure TEXT,
  started INTEGER NOT NULL,
  next_move INTEGER NOT NULL,
  last_sequence INTEGER NOT NULL,
  to_move INTEGER NOT NULL,
  moved INTEGER NOT NULL) WITHOUT ROWID;
-- Numbers that only go up, given out in blocks: after a crash the rest of a block is skipped.
CREATE TABLE sqs_counter(name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
)sql";

}  // namespace

void ensure_schema(sim::Database& store) { store.ensure_schema("sqs", kSchemaVersion, kTables); }

}  // namespace sqs
