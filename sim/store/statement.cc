#include <sqlite3.h>

#include "sim/store/database.h"

namespace sim {
namespace {

std::string_view bytes_of(const void* data, int size) {
  return data == nullptr
             ? std::string_view{""}
             : std::string_view{static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

}  // namespace

Statement::Statement(Database& database, std::string_view sql) : database_(database) {
  database_.require_not_failed();
  const char* rest = nullptr;
  const int rc = sqlite3_prepare_v3(database_.db_, sql.data(), static_cast<int>(sql.size()),
                                    SQLITE_PREPARE_PERSISTENT, &statement_, &rest);
  if (rc != SQLITE_OK) database_.refuse(rc, "cannot prepare '" + std::string(sql) + "'");
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
  database_.require_not_failed();
  const int rc = sqlite3_step(statement_);
  if (rc == SQLITE_ROW) return true;
  // What is told of an error outlives the reset.
  sqlite3_reset(statement_);
  if (rc != SQLITE_DONE) database_.refuse(rc, "'" + std::string(sqlite3_sql(statement_)) + "'");
  return false;
}

int Statement::run() {
  while (step()) {
  }
  return sqlite3_changes(database_.db_);
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

void Statement::require_bound(int rc) {
  if (rc != SQLITE_OK) database_.refuse(rc, "bind");
}

void Statement::bind_one(int position, std::nullptr_t) {
  require_bound(sqlite3_bind_null(statement_, position));
}

void Statement::bind_one(int position, std::int64_t value) {
  require_bound(sqlite3_bind_int64(statement_, position, value));
}

void Statement::bind_one(int position, double value) {
  require_bound(sqlite3_bind_double(statement_, position, value));
}

void Statement::bind_one(int position, std::string_view value) {
  // A null pointer would bind NULL instead of the empty text.
  const char* data = value.data() == nullptr ? "" : value.data();
  require_bound(
      sqlite3_bind_text64(statement_, position, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_one(int position, BlobView value) {
  const char* data = value.bytes.data() == nullptr ? "" : value.bytes.data();
  require_bound(sqlite3_bind_blob64(statement_, position, data, value.bytes.size(), SQLITE_STATIC));
}

}  // namespace sim
