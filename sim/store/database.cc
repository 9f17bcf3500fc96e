#include "sim/store/database.h"

#include <sqlite3.h>

#include <filesystem>
#include <map>

#include "sim/store/temp_dir.h"

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

void run_sql(sqlite3* db, const std::string& sql) {
  char* message = nullptr;
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
    const std::string text = message != nullptr ? message : "unknown error";
    sqlite3_free(message);
    throw StoreError(text);
  }
}

// Opens a file, or a URI with SQLITE_OPEN_URI, and runs the first statements on it.
sqlite3* open_file(const std::string& name, int flags, const std::string& begin) {
  sqlite3* db = nullptr;
  // Without SQLite's own locks: a Database belongs to one thread.
  const int opened = sqlite3_open_v2(name.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  try {
    if (opened != SQLITE_OK) throw StoreError(db != nullptr ? sqlite3_errmsg(db) : "out of memory");
    // Debian's SQLite overwrites what is deleted with zeros, unless it is told otherwise.
    run_sql(db, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;" + begin);
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
  try {
    db_ = access == Access::kReadOnly ? open_to_read(path) : open_to_write(path);
  } catch (const StoreError& error) {
    throw StoreError("cannot open " + path + ": " + error.what());
  }
}

Database::~Database() {
  statements_.reset();
  sqlite3_close(db_);
}

void Database::execute(const std::string& sql) { run_sql(db_, sql); }

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
