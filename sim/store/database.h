// SQLite, owned and typed: one Database a World, prepared statements, one transaction a turn.
//
// Errors of SQLite are sim::StoreError; they mean a full disk, a file of another version, or a
// bug of ours, never a mistake of a client. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sim {

class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Bytes bound as a BLOB; without it a string_view is bound as TEXT.
struct BlobView {
  std::string_view bytes;
};

// One prepared statement, reusable. Bind by position, step, read columns.
//
//   Statement& find = db.prepare("SELECT body FROM message WHERE id = ?");
//   find.bind(id);
//   while (find.step()) use(find.text(0));
class Statement {
 public:
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Resets the statement and binds all parameters from left to right; another number of them than
  // the statement has is StoreError. Text and blobs must live until the statement was stepped to
  // its end or is bound again.
  template <class... Args>
  Statement& bind(const Args&... args) {
    reset();
    require_parameters(sizeof...(args));
    int position = 0;
    (bind_one(++position, args), ...);
    return *this;
  }
  // For a number of parameters known only at run time: reset(), then bind_at(1, …), ….
  template <class T>
  void bind_at(int position, const T& value) {
    bind_one(position, value);
  }
  void bind_at(int position, std::string&& value) = delete;  // It would not live long enough.
  void reset();

  // True if there is a row to read. After the last row the statement is reset.
  bool step();
  // Steps to the end. Returns how many rows an INSERT, UPDATE or DELETE changed.
  int run();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  // Valid until the next step() or bind().
  std::string_view text(int column) const;
  std::string_view blob(int column) const;

 private:
  friend class Database;
  Statement(sqlite3* db, std::string_view sql);
  void require_parameters(std::size_t count) const;

  void bind_one(int position, std::nullptr_t);
  void bind_one(int position, std::int64_t value);
  void bind_one(int position, int value) { bind_one(position, std::int64_t{value}); }
  void bind_one(int position, std::uint64_t value) {
    bind_one(position, static_cast<std::int64_t>(value));
  }
  void bind_one(int position, bool value) { bind_one(position, std::int64_t{value}); }
  void bind_one(int position, double value);
  void bind_one(int position, std::string_view value);
  void bind_one(int position, const std::string& value) {
    bind_one(position, std::string_view{value});
  }
  void bind_one(int position, const char* value) { bind_one(position, std::string_view{value}); }
  void bind_one(int position, BlobView value);
  template <class T>
  void bind_one(int position, const std::optional<T>& value) {
    if (value) {
      bind_one(position, *value);
    } else {
      bind_one(position, nullptr);
    }
  }

  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
};

// Whether a database may be changed. A file that is only read is not touched at all.
enum class Access { kReadWrite, kReadOnly };

class Database {
 public:
  // `path` may be ":memory:". A file that cannot be opened or is no database is StoreError with
  // one clear line. With kReadOnly the file must exist.
  explicit Database(const std::string& path = ":memory:", Access access = Access::kReadWrite);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Runs statements without parameters or results.
  void execute(const std::string& sql);
  // The one statement of this text, prepared once and kept. It belongs to the database. One that
  // is still being stepped must not be asked for again.
  Statement& prepare(std::string_view sql);

  // Creates a component's tables, all or none. Each component (`queues`, `tables`) has its own
  // version number in the table `schema_version`; a file written by another version is StoreError
  // naming both.
  void ensure_schema(std::string_view component, int version, const std::string& sql);

  // Opens the turn's transaction if none is open. Call before a change.
  void begin();
  // Ends the turn's transaction; after it, a file-backed database survives `kill -9`.
  void commit();
  bool in_transaction() const;

  std::int64_t last_insert_rowid() const;

  // Makes `target` an exact copy: what snapshots and resets are made of. StoreError, and nothing
  // copied, if either is in a transaction or the target is being read.
  void copy_to(Database& target) const;

 private:
  struct Statements;
  sqlite3* db_ = nullptr;
  std::unique_ptr<Statements> statements_;
};

// Undoes the changes made in its scope unless keep() was called: for an operation that changes
// several rows and may still fail. Nests.
class Savepoint {
 public:
  explicit Savepoint(Database& db);
  ~Savepoint();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  void keep();

 private:
  Database& db_;
  bool open_ = true;
};

}  // namespace sim
