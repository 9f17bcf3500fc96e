#include "sim/journal/journal_file.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "sim/journal/terminal_text.h"
#include "sim/store/whole_file.h"

namespace sim {
namespace {

constexpr char kComponent[] = "journal";
constexpr char kSchema[] = R"sql(
CREATE TABLE take (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE event (
  sequence INTEGER PRIMARY KEY,
  time_ns INTEGER NOT NULL,
  time TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  cause INTEGER NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX event_by_subject ON event (subject, sequence);
CREATE INDEX event_by_kind ON event (kind, sequence);
)sql";

// The version of the journal in an open file, or 0 if the file is not one.
std::int64_t version_of(Database& db) {
  // A view may have any number of rows, without end.
  Statement& other = db.prepare(
      "SELECT 1 FROM sqlite_master WHERE type <> 'table' AND name IN ('event', 'take', "
      "'schema_version')");
  if (other.bind().step()) return 0;
  Statement& table =
      db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'");
  if (!table.bind().step()) return 0;
  table.reset();
  Statement& find = db.prepare("SELECT version FROM schema_version WHERE component = ?");
  if (!find.bind(kComponent).step()) return 0;
  const std::int64_t version = find.integer(0);
  find.reset();
  return version;
}

// Whether a file begins as SQLite's do.
// https://www.sqlite.org/fileformat.html#magic_header_string
bool is_database(const std::string& path) {
  constexpr std::string_view kMagic{"SQLite format 3", 16};
  std::string begin(kMagic.size(), ' ');
  std::ifstream(path, std::ios::binary).read(begin.data(), static_cast<long>(begin.size()));
  return begin == kMagic;
}

// True for a journal of any version, and for an empty file.
bool may_be_replaced(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  if (std::filesystem::is_empty(path, error)) return true;
  try {
    Database old{path, Access::kReadOnly};
    return version_of(old) != 0;
  } catch (const StoreError&) {
    return false;
  }
}

void remove_old(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return;
  if (error) throw StoreError("cannot open " + path + ": " + error.message());
  if (!may_be_replaced(path)) {
    throw StoreError(path + " exists and is not a journal; it is left as it is");
  }
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::filesystem::remove(path + suffix, error);
    if (error) throw StoreError("cannot replace " + path + ": " + error.message());
  }
}

RecordedTake read_take(Database& db) {
  RecordedTake take;
  take.info = JournalFile::info(db);
  Statement& rows = db.prepare(
      "SELECT sequence, time_ns, actor, kind, subject, cause, data FROM event ORDER BY sequence");
  rows.bind();
  while (rows.step()) take.events.push_back(JournalFile::event_of(rows));
  return take;
}

}  // namespace

JournalFile::JournalFile(const std::string& path) {
  remove_old(path);
  db_ = std::make_unique<Database>(path);
  db_->ensure_schema(kComponent, kJournalVersion, kSchema);
}

void JournalFile::add(const Event& event) {
  db_->begin();
  const std::string time = to_iso8601(event.time);
  db_->prepare("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(event.sequence, std::int64_t{event.time.time_since_epoch().count()}, time, event.actor,
            event.kind, event.subject, event.cause, event.data)
      .run();
}

void JournalFile::set_info(const TakeInfo& info) {
  db_->begin();
  for (const auto& [name, value] : info) {
    db_->prepare("INSERT OR REPLACE INTO take VALUES (?, ?)").bind(name, value).run();
  }
}

void JournalFile::flush() { db_->commit(); }

std::unique_ptr<Database> JournalFile::open(const std::string& path) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    throw StoreError("there is no journal at " + path);
  }
  if (std::ifstream(path).good() && !is_database(path)) {
    throw StoreError(path + " is not a journal");
  }
  auto db = std::make_unique<Database>(path, Access::kReadOnly);
  const std::int64_t version = version_of(*db);
  if (version == 0) throw StoreError(path + " is not a journal");
  if (version != kJournalVersion) {
    throw StoreError(path + " is a journal of version " + std::to_string(version) +
                     "; this program reads version " + std::to_string(kJournalVersion));
  }
  return db;
}

TakeInfo JournalFile::info(Database& journal) {
  TakeInfo info;
  Statement& rows = journal.prepare("SELECT name, value FROM take ORDER BY name");
  rows.bind();
  while (rows.step()) info.emplace(rows.text(0), rows.text(1));
  return info;
}

Event JournalFile::event_of(const Statement& row) {
  return Event{.sequence = static_cast<std::uint64_t>(row.integer(0)),
               .time = Time{Duration{row.integer(1)}},
               .actor = std::string(row.text(2)),
               .kind = std::string(row.text(3)),
               .subject = std::string(row.text(4)),
               .cause = static_cast<std::uint64_t>(row.integer(5)),
               .data = std::string(row.text(6))};
}

RecordedTake JournalFile::read(const std::string& path) {
  const auto db = open(path);
  try {
    return read_take(*db);
  } catch (const StoreError& error) {
    throw StoreError("cannot read " + path + ": " + error.what());
  }
}

void export_jsonl(const std::vector<Event>& events, const std::string& path) {
  WholeFile out(path);
  for (const Event& event : events) out.write(TerminalText::line(to_json(event)).str() + "\n");
  out.finish();
}

}  // namespace sim
