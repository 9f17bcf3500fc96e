#include "sim/store/database.h"

#include <sqlite3.h>

#include <map>

namespace sim {
namespace {

[[noreturn]] void fail(sqlite3* db, const std::string& what) {
  throw StoreError(what + ": " + (db != nullptr ? sqlite3_errmsg(db) : "out of memory"));
}

std::string_view bytes_of(const void* data, int size) {
  return data == nullptr
             ? std::string_view{""}
             : std::string_view{static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

}  // namespace

Statement::Statement(sqlite3* db, std::string_view sql) : db_(db) {
  const char* rest = nullptr;
  if (sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &statement_, &rest) != SQLITE_OK) {
    fail(db, "cannot prepare '" + std::string(sql) + "'");
  }
  const std::size_t end = static_cast<std::size_t>(rest - sql.data());
  if (statement_ == nullptr || sql.find_first_not_of(" \n;", end) != std::string_view::npos) {
    sqlite3_finalize(statement_);
    throw StoreError("'" + std::string(sql) + "' is not one statement");
  }
}

void Statement::require_parameters(std::size_t count) const {
  const int expected = sqlite3_bind_parameter_count(statement_);
  if (count == static_cast<std::size_t>(expected)) return;
  throw StoreError("'" + std::string(sqlite3_sql(statement_)) + "' has " +
                   std::to_string(expected) + " parameters, not " + std::to_string(count));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::reset() { sqlite3_reset(statement_); }

bool Statement::step() {
  const int rc = sqlite3_step(statement_);
  if (rc == SQLITE_ROW) return true;
  if (rc != SQLITE_DONE) {
    const std::string message = sqlite3_errmsg(db_);
    const std::string sql = sqlite3_sql(statement_);
    sqlite3_reset(statement_);
    throw StoreError("'" + sql + "': " + message);
  }
  sqlite3_reset(statement_);
  return false;
}

int Statement::run() {
  while (step()) {
  }
  return sqlite3_changes(db_);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text(int column) const {
  const void* data = sqlite3_column_text(statement_, column);
  return bytes_of(data, sqlite3_column_bytes(statement_, column));
}

std::string_view Statement::blob(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  return bytes_of(data, sqlite3_column_bytes(statement_, column));
}

void Statement::bind_one(int position, std::nullptr_t) {
  if (sqlite3_bind_null(statement_, position) != SQLITE_OK) fail(db_, "bind");
}

void Statement::bind_one(int position, std::int64_t value) {
  if (sqlite3_bind_int64(statement_, position, value) != SQLITE_OK) fail(db_, "bind");
}

void Statement::bind_one(int position, double value) {
  if (sqlite3_bind_double(statement_, position, value) != SQLITE_OK) fail(db_, "bind");
}

void Statement::bind_one(int position, std::string_view value) {
  // A null pointer would bind NULL instead of the empty text.
  const char* data = value.data() == nullptr ? "" : value.data();
  if (sqlite3_bind_text64(statement_, position, data, value.size(), SQLITE_STATIC, SQLITE_UTF8) !=
      SQLITE_OK) {
    fail(db_, "bind");
  }
}

void Statement::bind_one(int position, BlobView value) {
  const char* data = value.bytes.data() == nullptr ? "" : value.bytes.data();
  if (sqlite3_bind_blob64(statement_, position, data, value.bytes.size(), SQLITE_STATIC) !=
      SQLITE_OK) {
    fail(db_, "bind");
  }
}

struct Database::Statements {
  std::map<std::string, std::unique_ptr<Statement>, std::less<>> by_sql;
};

Database::Database(const std::string& path, Access access)
    : statements_(std::make_unique<Statements>()) {
  // To SQLite an empty path is a temporary file: never what was meant.
  if (path.empty()) throw StoreError("cannot open a database without a path");
  const int flags = access == Access::kReadOnly ? SQLITE_OPEN_READONLY
                                                : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  // Without SQLite's own locks: a Database belongs to one thread.
  if (sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
    const std::string message = db_ != nullptr ? sqlite3_errmsg(db_) : "out of memory";
    sqlite3_close(db_);
    throw StoreError("cannot open " + path + ": " + message);
  }
  try {
    execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
    if (access == Access::kReadOnly) {
      execute("SELECT 1 FROM sqlite_master");
    } else if (path != ":memory:") {
      // WAL with NORMAL: an acknowledged write survives the death of the process.
      execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    }
  } catch (const StoreError& error) {
    sqlite3_close(db_);
    throw StoreError("cannot open " + path + ": " + error.what());
  }
}

Database::~Database() {
  statements_.reset();
  sqlite3_close(db_);
}

void Database::execute(const std::string& sql) {
  char* message = nullptr;
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
    const std::string text = message != nullptr ? message : "unknown error";
    sqlite3_free(message);
    throw StoreError(text);
  }
}

Statement& Database::prepare(std::string_view sql) {
  const auto found = statements_->by_sql.find(sql);
  if (found != statements_->by_sql.end()) return *found->second;
  auto statement = std::unique_ptr<Statement>(new Statement(db_, sql));
  return *statements_->by_sql.emplace(std::string(sql), std::move(statement)).first->second;
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

void Database::begin() {
  if (!in_transaction()) prepare("BEGIN").run();
}

void Database::commit() {
  if (in_transaction()) prepare("COMMIT").run();
}

std::int64_t Database::last_insert_rowid() const { return sqlite3_last_insert_rowid(db_); }

void Database::copy_to(Database& target) const {
  sqlite3_backup* backup = sqlite3_backup_init(target.db_, "main", db_, "main");
  if (backup == nullptr) fail(target.db_, "cannot copy the database");
  const int rc = sqlite3_backup_step(backup, -1);
  sqlite3_backup_finish(backup);
  if (rc != SQLITE_DONE) {
    throw StoreError(std::string("cannot copy the database: ") + sqlite3_errstr(rc));
  }
}

Savepoint::Savepoint(Database& db) : db_(db) { db_.prepare("SAVEPOINT change").run(); }

void Savepoint::keep() {
  db_.prepare("RELEASE change").run();
  open_ = false;
}

Savepoint::~Savepoint() {
  if (!open_) return;
  // A destructor must not throw: if even the rollback fails, the transaction is lost anyway.
  try {
    db_.prepare("ROLLBACK TO change").run();
    db_.prepare("RELEASE change").run();
  } catch (const StoreError&) {
    open_ = false;
  }
}

}  // namespace sim
