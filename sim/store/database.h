// SQLite, owned and typed: one Database a World, prepared statements, one transaction a turn.
//
// Errors of SQLite are sim::StoreError; they mean a full disk, a file of another version, or a
// bug of ours, never a mistake of a client. Not thread-safe.
//
// A turn is kept as a whole or not at all. What the system refuses (a full disk, one that became
// read-only, a read that fails) fails the turn: its transaction is undone at once, and all that is
// asked of the store until roll_back() is StoreError. Memory that mirrors the store is then ahead
// of it. Whoever has such memory registers with on_roll_back(), or leaves an undo_with() beside
// each change; whoever ends turns calls roll_back() where nobody is in the middle of an operation.
//
// A database in memory has no turns to undo: no system refuses what is in it, so an error is a
// mistake of ours, and ends whatever runs. Who never commits it has one transaction, as a take of
// `backlot run` has, from its first change to its end.
//
// A statement that runs long may be cancelled (sim/time/cancellation.h). Its turn has failed then,
// in memory too: what is asked of the store until it is closed, or rolled back, is StoreError.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time/cancellation.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sim {

class Database;

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
  Statement(Database& database, std::string_view sql);
  void require_parameters(std::size_t count) const;
  // What the bind functions of SQLite answered.
  void require_bound(int rc);

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

  Database& database_;
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
  // The same for a text that is in the program: it is found by where it stands, without a look at
  // it. REQUIRES: the text is a literal, or lives and stays as long as the database.
  template <std::size_t Size>
  Statement& prepare(const char (&sql)[Size]) {
    return prepare_literal(sql);
  }

  // Creates a component's tables, all or none. Each component (`queues`, `tables`) has its own
  // version number in the table `schema_version`; a file written by another version is StoreError
  // naming both.
  void ensure_schema(std::string_view component, int version, const std::string& sql);

  // Opens the turn's transaction if none is open. Call before a change.
  void begin();
  // Ends the turn; after it, a file-backed database survives `kill -9`. StoreError if the turn has
  // failed, or fails now: then nothing of it is kept, and roll_back() is to be called. A turn that
  // wrote to a file that was removed or moved away since it was opened fails, too.
  void commit();
  bool in_transaction() const;
  // Turns are numbered. One without a transaction has the number of the next.
  std::uint64_t turn() const { return turn_; }
  // Whether a turn before this one was kept. REQUIRES: it was one of the last thousand.
  bool was_kept(std::uint64_t turn) const;
  // A database in memory: what fails in it is not undone, and is to be thrown on.
  bool is_in_memory() const { return in_memory_; }
  // Whether the turn has written anything so far.
  bool has_written() const;
  // Called after each commit() that failed at nothing, also one without a transaction to end.
  void on_commit(std::function<void()> handler) { commit_handlers_.push_back(std::move(handler)); }

  // The turn fails, as it has left something undone.
  void fail(const std::string& why);
  bool has_failed() const { return failed_; }
  // Why the turn has failed, as SQLite says it. For as long as it has, and for who undoes it.
  const std::string& failure() const { return failure_; }
  // Undoes the turn: in the store, then what undo_with() was told, the last first, then what the
  // handlers of on_roll_back() do, in their order. From then on there is a new turn. If the store
  // cannot even be read by them, the turn is still one that has failed, and StoreError is thrown:
  // to be called again later. In memory, what undo_with() was told is forgotten already.
  void roll_back();
  // Who makes anew what is in memory only, or brings it back to what the store has.
  void on_roll_back(std::function<void()> handler) { undoers_.push_back(std::move(handler)); }
  // What undoes a change in memory that was made in this turn. Forgotten when the turn is kept, and
  // at once by a database in memory.
  void undo_with(std::function<void()> undo);

  // "" if a small change can be written and kept now, else why not.
  // REQUIRES: no transaction, and no turn that has failed.
  std::string why_not_writable();

  // Has statements that run long ask `cancellation`, which must outlive this.
  void cancel_by(const Cancellation& cancellation);

  std::int64_t last_insert_rowid() const;

 private:
  friend class Statement;
  struct Statements;

  Statement& prepare_literal(const char* sql);
  void require_not_failed() const;
  // Fails the turn and throws Cancelled if a statement was, and that is why it failed with `code`.
  void end_if_cancelled(int code);
  // Fails the turn if `code` says that the system refuses something, and throws in any case.
  [[noreturn]] void refuse(int code, const std::string& what);
  void run(const std::string& sql);
  bool has_moved() const;

  sqlite3* db_ = nullptr;
  bool in_memory_ = false;
  bool failed_ = false;
  std::string failure_;
  std::unique_ptr<Statements> statements_;
  std::uint64_t turn_ = 1;
  std::deque<std::uint64_t> undone_;  // the last turns that were
  std::vector<std::function<void()>> undos_;
  std::vector<std::function<void()>> undoers_;
  std::vector<std::function<void()>> commit_handlers_;
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
