#include <unistd.h>

#include <filesystem>

#include "sim/store/database.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;

namespace {

bool has_table(sim::Database& db, std::string_view name) {
  sim::Statement& find = db.prepare("SELECT 1 FROM sqlite_master WHERE name = ?");
  const bool found = find.bind(name).step();
  find.reset();
  return found;
}

}  // namespace

TEST_CASE("ensure_schema: made once, kept afterwards", "[sim][store]") {
  tests::Folder folder;
  {
    sim::Database db{folder.path("data")};
    db.ensure_schema("sqs", 1, "CREATE TABLE queue (name TEXT); CREATE TABLE message (id TEXT);");
    db.ensure_schema("ecs", 3, "CREATE TABLE task (arn TEXT)");
    db.prepare("INSERT INTO queue VALUES (?)").bind("q").run();
  }
  sim::Database db{folder.path("data")};
  db.ensure_schema("sqs", 1, "CREATE TABLE queue (name TEXT); CREATE TABLE message (id TEXT);");
  sim::Statement& find = db.prepare("SELECT name FROM queue");
  REQUIRE(find.bind().step());
  CHECK(find.text(0) == "q");
  CHECK(has_table(db, "task"));
}

TEST_CASE("ensure_schema: another version is refused, naming both", "[sim][store]") {
  sim::Database db;
  db.ensure_schema("sqs", 1, "CREATE TABLE queue (name TEXT)");
  CHECK_THROWS_WITH(
      db.ensure_schema("sqs", 2, "CREATE TABLE queue2 (name TEXT)"),
      Contains("the data was written with version 1 of sqs; this program writes version 2"));
  CHECK_FALSE(has_table(db, "queue2"));
  CHECK_FALSE(db.in_transaction());
}

TEST_CASE("ensure_schema: one that fails leaves nothing behind", "[sim][store]") {
  sim::Database db;
  CHECK_THROWS_AS(db.ensure_schema("sqs", 1, "CREATE TABLE queue (name TEXT); CREATE NONSENSE"),
                  sim::StoreError);
  CHECK_FALSE(has_table(db, "queue"));
  db.ensure_schema("sqs", 1, "CREATE TABLE queue (name TEXT)");
  CHECK(has_table(db, "queue"));
}

TEST_CASE("Database: a path that cannot be opened is one clear line", "[sim][store]") {
  tests::Folder folder;
  CHECK_THROWS_WITH(
      sim::Database{folder.path("no/such/folder")},
      "cannot open " + folder.path("no/such/folder") + ": unable to open database file");
  CHECK_THROWS_WITH(sim::Database{folder.path()}, Contains("cannot open " + folder.path()));
  CHECK_THROWS_WITH(sim::Database{""}, Contains("without a path"));
  CHECK_THROWS_WITH(sim::Database(folder.path("none"), sim::Access::kReadOnly),
                    Contains("cannot open " + folder.path("none")));
  CHECK_FALSE(std::filesystem::exists(folder.path("none")));
}

TEST_CASE("Database: a relative path in a folder that is gone is one clear line", "[sim][store]") {
  const std::filesystem::path here = std::filesystem::current_path();
  {
    tests::Folder folder;
    std::filesystem::current_path(folder.path());
  }
  std::string said;
  try {
    const sim::Database db{"journal", sim::Access::kReadOnly};
  } catch (const sim::StoreError& error) {
    said = error.what();
  } catch (const std::exception& error) {
    said = std::string("another error: ") + error.what();
  }
  std::filesystem::current_path(here);
  CHECK_THAT(said, Catch::Matchers::StartsWith("cannot open journal: "));
}

TEST_CASE("Database: a file that is no database is refused and left alone", "[sim][store]") {
  tests::Folder folder;
  const std::string text(5000, 'x');
  folder.write("letter.txt", text);
  for (const auto access : {sim::Access::kReadWrite, sim::Access::kReadOnly}) {
    CHECK_THROWS_WITH(sim::Database(folder.path("letter.txt"), access),
                      "cannot open " + folder.path("letter.txt") + ": file is not a database");
  }
  CHECK(folder.read("letter.txt") == text);
}

TEST_CASE("Database: read-only changes nothing", "[sim][store]") {
  tests::Folder folder;
  {
    sim::Database db{folder.path("data")};
    db.execute("PRAGMA journal_mode = DELETE; CREATE TABLE t (v); INSERT INTO t VALUES (5)");
  }
  const std::string before = folder.read("data");
  {
    sim::Database db{folder.path("data"), sim::Access::kReadOnly};
    sim::Statement& find = db.prepare("SELECT v FROM t");
    REQUIRE(find.bind().step());
    CHECK(find.integer(0) == 5);
    find.reset();
    CHECK_THROWS_WITH(db.execute("DELETE FROM t"), Contains("readonly"));
  }
  CHECK(folder.read("data") == before);
}

namespace {

// A journal's file as a process that was killed leaves it: all of it in the log.
void leave_killed(const tests::Folder& folder, const std::string& name) {
  const tests::Folder live;
  sim::Database db{live.path("data")};
  db.execute("CREATE TABLE t (v); INSERT INTO t VALUES (7)");
  for (const char* suffix : {"", "-wal"}) {
    std::filesystem::copy_file(live.path("data") + suffix, folder.path(name) + suffix);
  }
}

std::int64_t value_in(const std::string& path) {
  sim::Database db{path, sim::Access::kReadOnly};
  sim::Statement& find = db.prepare("SELECT v FROM t");
  REQUIRE(find.bind().step());
  return find.integer(0);
}

std::ptrdiff_t files_in(const tests::Folder& folder) {
  return std::distance(std::filesystem::directory_iterator{folder.path()}, {});
}

}  // namespace

TEST_CASE("Database: read-only leaves no files behind", "[sim][store]") {
  const tests::Folder folder;
  {
    sim::Database{folder.path("50% of #1?")}.execute(
        "CREATE TABLE t (v); INSERT INTO t VALUES (7)");
  }
  REQUIRE(files_in(folder) == 1);
  CHECK(value_in(folder.path("50% of #1?")) == 7);
  CHECK(files_in(folder) == 1);
}

TEST_CASE("Database: read-only reads what a killed writer left in its log, and leaves it there",
          "[sim][store]") {
  const tests::Folder folder;
  leave_killed(folder, "data");
  const std::string file = folder.read("data");
  const std::string log = folder.read("data-wal");
  REQUIRE_FALSE(log.empty());
  CHECK(value_in(folder.path("data")) == 7);
  CHECK(files_in(folder) == 2);
  CHECK(folder.read("data") == file);
  CHECK(folder.read("data-wal") == log);
}

TEST_CASE("Database: read-only reads beside a living writer", "[sim][store]") {
  const tests::Folder folder;
  sim::Database writer{folder.path("data")};
  writer.execute("CREATE TABLE t (v); INSERT INTO t VALUES (7)");
  CHECK(value_in(folder.path("data")) == 7);
  writer.execute("UPDATE t SET v = 8");
  CHECK(value_in(folder.path("data")) == 8);
}

TEST_CASE("Database: read-only needs no writable folder", "[sim][store]") {
  namespace fs = std::filesystem;
  if (::geteuid() == 0) return;  // To root every folder is writable.
  for (const bool killed : {false, true}) {
    const tests::Folder folder;
    if (killed) {
      leave_killed(folder, "data");
    } else {
      sim::Database{folder.path("data")}.execute("CREATE TABLE t (v); INSERT INTO t VALUES (7)");
    }
    for (const auto& file : fs::directory_iterator(folder.path())) {
      fs::permissions(file.path(), fs::perms::owner_read);
    }
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    CHECK(value_in(folder.path("data")) == 7);
    fs::permissions(folder.path(), fs::perms::owner_all);
  }
}
