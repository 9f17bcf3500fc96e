#include "sim/store/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>

#include "sim/store/temp_dir.h"

namespace sim {
namespace {

// Whether an error is about one statement: a mistake of ours, that leaves all else as it is.
bool is_mistake(int code) {
  switch (code & 0xff) {
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_TOOBIG:
      return true;
    default:
      return false;
  }
}

void run_sql(sqlite3* db, const std::string& sql) {
  char* message = nullptr;
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
    const std::string text = message != nullptr ? message : "unknown error";
    sqlite3_free(message);
    throw StoreError(text);
  }
}

// What holds for SQLite as a whole, so that it is said before the first database is opened: nobody
// asks how much memory it takes, and to count it costs a lock for each piece.
void configure_sqlite() {
  static const int kDone = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(kDone);
}

// Opens a file, or a URI with SQLITE_OPEN_URI, and runs the first statements on it.
sqlite3* open_file(const std::string& name, int flags, const std::string& begin) {
  configure_sqlite();
  sqlite3* db = nullptr;
  // Without SQLite's own locks: a Database belongs to one thread.
  const int opened = sqlite3_open_v2(name.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  try {
    if (opened != SQLITE_OK) throw StoreError(db != nullptr ? sqlite3_errmsg(db) : "out of memory");
    run_sql(db, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;" + begin);
    // Debian's SQLite overwrites what is deleted with zeros, unless it is told otherwise.
    run_sql(db, "PRAGMA secure_delete = OFF");
  } catch (const StoreError&) {
    sqlite3_close(db);
    throw;
  }
  return db;
}

sqlite3* open_to_write(const std::string& path) {
  // WAL with NORMAL: an acknowledged write survives the death of the process.
  const char* const begin =
      path == ":memory:" ? "" : "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
  return open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, begin);
}

constexpr std::size_t kUndoneKnown = 1000;
// Of SQLite's virtual machine: a millisecond or two.
constexpr int kInstructionsALook = 20'000;
constexpr char kMoved[] = "its file was removed or moved away";

constexpr char kLook[] = "SELECT 1 FROM sqlite_master";

// A path in a URI: https://www.sqlite.org/uri.html#the_uri_path
std::string uri_of(const std::filesystem::path& path) {
  std::string uri = "file://";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      const char* const digits = "0123456789ABCDEF";
      uri.append(1, '%').append(1, digits[c >> 4]).append(1, digits[c & 15]);
    } else {
      uri += c;
    }
  }
  return uri;
}

// A file that nobody writes: SQLite makes no files beside it, so that its folder may be read-only.
sqlite3* open_unchanging(const std::string& path) {
  return open_file(uri_of(path) + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, kLook);
}

// A copy in memory of a file whose writer was killed, with what is in its log only.
sqlite3* open_copy(const std::string& path) {
  namespace fs = std::filesystem;
  const TempDir folder;
  const std::string copy = (folder.path() / "copy").string();
  std::error_code error;
  if (!fs::copy_file(path, copy, error) || !fs::copy_file(path + "-wal", copy + "-wal", error)) {
    throw StoreError(error.message());
  }
  sqlite3* const from = open_file(copy, SQLITE_OPEN_READWRITE, kLook);
  sqlite3* to = nullptr;
  try {
    to = open_file(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "");
    sqlite3_backup* const backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr) throw StoreError(sqlite3_errmsg(to));
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) throw StoreError(sqlite3_errmsg(to));
    run_sql(to, "PRAGMA query_only = ON");
  } catch (const StoreError&) {
    sqlite3_close(to);
    sqlite3_close(from);
    throw;
  }
  sqlite3_close(from);
  return to;
}

// Leaves the file, its folder and its log as they are. Only a log that holds something has to be
// read: with its writer's index, which keeps readers and a living writer apart, or where that is
// gone or out of reach, in a copy.
sqlite3* open_to_read(const std::string& path) {
  std::error_code error;
  const auto logged = std::filesystem::file_size(path + "-wal", error);
  if (error || logged == 0) return open_unchanging(path);
  if (std::filesystem::exists(path + "-shm", error)) {
    try {
      return open_file(path, SQLITE_OPEN_READONLY, kLook);
    } catch (const StoreError&) {
      return open_copy(path);
    }
  }
  return open_copy(path);
}

}  // namespace

struct Database::Statements {
  std::map<std::string, std::unique_ptr<Statement>, std::less<>> by_sql;
  std::map<const char*, Statement*> by_literal;  // the same statements
};

Database::Database(const std::string& path, Access access)
    : in_memory_(path == ":memory:"), statements_(std::make_unique<Statements>()) {
  // To SQLite an empty path is a temporary file: never what was meant.
  if (path.empty()) throw StoreError("cannot open a database without a path");
  try {
    db_ = access == Access::kReadOnly ? open_to_read(path) : open_to_write(path);
  } catch (const StoreError& error) {
    throw StoreError("cannot open " + path + ": " + error.what());
  } catch (const std::system_error& error) {
    // No folder for a copy, or none that the path is relative to.
    throw StoreError("cannot open " + path + ": " + error.what());
  }
}

Database::~Database() {
  statements_.reset();
  sqlite3_close(db_);
}

void Database::require_not_failed() const {
  if (failed_) throw StoreError(failure_);
}

// SQLite has undone the transaction already where it had written anything.
void Database::end_if_cancelled(int code) {
  if ((code & 0xff) != SQLITE_INTERRUPT) return;
  fail("it was cancelled");
  throw Cancelled{};
}

void Database::cancel_by(const Cancellation& cancellation) {
  const auto is_wanted = [](void* asked) -> int {
    return static_cast<const Cancellation*>(asked)->is_wanted() ? 1 : 0;
  };
  // SQLite does not change what it hands back.
  sqlite3_progress_handler(db_, kInstructionsALook, is_wanted,
                           const_cast<Cancellation*>(&cancellation));
}

void Database::refuse(int code, const std::string& what) {
  end_if_cancelled(code);
  const std::string why = sqlite3_errmsg(db_);
  if (!is_mistake(code)) fail(why);
  throw StoreError(what + ": " + why);
}

void Database::fail(const std::string& why) {
  if (failed_) return;
  failed_ = true;
  failure_ = why;
  // A statement that is being read keeps what it has seen, errors included.
  for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db_, each)) != nullptr;) {
    sqlite3_reset(each);
  }
  // Some errors have undone the transaction by themselves.
  if (in_transaction()) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::run(const std::string& sql) {
  require_not_failed();
  char* message = nullptr;
  const int rc = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &message);
  if (rc == SQLITE_OK) return;
  const std::string text = message != nullptr ? message : sqlite3_errstr(rc);
  sqlite3_free(message);
  end_if_cancelled(rc);
  if (!is_mistake(rc)) fail(text);
  throw StoreError(text);
}

void Database::execute(const std::string& sql) { run(sql); }

Statement& Database::prepare(std::string_view sql) {
  const auto found = statements_->by_sql.find(sql);
  if (found != statements_->by_sql.end()) return *found->second;
  auto statement = std::unique_ptr<Statement>(new Statement(*this, sql));
  return *statements_->by_sql.emplace(std::string(sql), std::move(statement)).first->second;
}

Statement& Database::prepare_literal(const char* sql) {
  Statement*& statement = statements_->by_literal[sql];
  if (statement == nullptr) statement = &prepare(std::string_view{sql});
  return *statement;
}

void Database::ensure_schema(std::string_view component, int version, const std::string& sql) {
  Savepoint change{*this};
  execute(
      "CREATE TABLE IF NOT EXISTS schema_version"
      "(component TEXT PRIMARY KEY, version INTEGER NOT NULL)");
  Statement& find = prepare("SELECT version FROM schema_version WHERE component = ?");
  if (find.bind(component).step()) {
    const std::int64_t found = find.integer(0);
    find.reset();
    if (found == version) return change.keep();
    throw StoreError("the data was written with version " + std::to_string(found) + " of " +
                     std::string(component) + "; this program writes version " +
                     std::to_string(version));
  }
  execute(sql);
  prepare("INSERT INTO schema_version VALUES (?, ?)").bind(component, version).run();
  change.keep();
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(db_) == 0; }

bool Database::has_written() const { return sqlite3_txn_state(db_, "main") == SQLITE_TXN_WRITE; }

void Database::begin() {
  require_not_failed();
  if (!in_transaction()) prepare("BEGIN").run();
}

// What is written to a file without a name is gone with this program.
bool Database::has_moved() const {
  int moved = 0;
  return !in_memory_ &&
         sqlite3_file_control(db_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK &&
         moved != 0;
}

void Database::commit() {
  require_not_failed();
  if (in_transaction()) {
    if (has_written() && has_moved()) fail(kMoved);
    require_not_failed();
    prepare("COMMIT").run();
    ++turn_;
  }
  undos_.clear();
  for (const auto& handler : commit_handlers_) handler();
}

bool Database::was_kept(std::uint64_t turn) const {
  return std::ranges::find(undone_, turn) == undone_.end();
}

void Database::undo_with(std::function<void()> undo) {
  if (!in_memory_) undos_.push_back(std::move(undo));
}

void Database::roll_back() {
  if (!failed_) fail("the turn is given up");
  failed_ = false;
  undone_.push_back(turn_++);
  if (undone_.size() > kUndoneKnown) undone_.pop_front();
  while (!undos_.empty()) {
    const std::function<void()> undo = std::move(undos_.back());
    undos_.pop_back();
    undo();
  }
  try {
    for (const auto& handler : undoers_) handler();
  } catch (const StoreError& error) {
    fail(error.what());
    throw;
  }
}

std::string Database::why_not_writable() {
  if (has_moved()) return kMoved;
  try {
    // Written even though it is what it was.
    run("PRAGMA user_version = 0");
  } catch (const StoreError& error) {
    failed_ = false;
    return error.what();
  }
  return {};
}

std::int64_t Database::last_insert_rowid() const { return sqlite3_last_insert_rowid(db_); }

Savepoint::Savepoint(Database& db) : db_(db) { db_.prepare("SAVEPOINT change").run(); }

void Savepoint::keep() {
  db_.prepare("RELEASE change").run();
  open_ = false;
}

Savepoint::~Savepoint() {
  if (!open_) return;
  // A destructor must not throw, not even Cancelled: that, as an error of the disk, has failed the
  // turn, so that all of it is undone and nothing of it can be committed.
  try {
    db_.prepare("ROLLBACK TO change").run();
    db_.prepare("RELEASE change").run();
  } catch (...) {
    open_ = false;
  }
}

}  // namespace sim
