#include "sim/store/database.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;

namespace {

std::string all_values(sim::Database& db) {
  std::string text;
  sim::Statement& find = db.prepare("SELECT v FROM t ORDER BY v");
  find.bind();
  while (find.step()) text += std::string(find.text(0)) + " ";
  return text;
}

}  // namespace

TEST_CASE("copy_to: a snapshot, and back", "[sim][store]") {
  sim::Database db;
  db.ensure_schema("toys", 1, "CREATE TABLE t (v)");
  db.execute("INSERT INTO t VALUES (1)");
  sim::Database snapshot;
  db.copy_to(snapshot);
  CHECK(all_values(db) == "1 ");  // A cached statement, which must go on working afterwards.
  db.execute("INSERT INTO t VALUES (2); CREATE TABLE later (v)");
  CHECK(all_values(snapshot) == "1 ");
  snapshot.copy_to(db);
  CHECK(all_values(db) == "1 ");
  CHECK_THROWS_AS(db.prepare("SELECT * FROM later"), sim::StoreError);
  db.ensure_schema("toys", 1, "CREATE TABLE t (v)");
  db.execute("INSERT INTO t VALUES (3)");
  CHECK(all_values(db) == "1 3 ");
  CHECK(all_values(snapshot) == "1 ");
}

TEST_CASE("copy_to: from an empty database, everything is gone", "[sim][store]") {
  sim::Database empty;
  sim::Database db;
  db.execute("CREATE TABLE t (v); INSERT INTO t VALUES (1)");
  empty.copy_to(db);
  CHECK_THROWS_WITH(db.prepare("SELECT * FROM t"), Contains("no such table"));
}

TEST_CASE("copy_to: not in the middle of a transaction", "[sim][store]") {
  sim::Database db;
  db.execute("CREATE TABLE t (v)");
  db.begin();
  db.execute("INSERT INTO t VALUES (1)");
  sim::Database snapshot;
  CHECK_THROWS_WITH(db.copy_to(snapshot), Contains("cannot copy the database"));
  db.commit();
  db.copy_to(snapshot);
  CHECK(all_values(snapshot) == "1 ");
}

TEST_CASE("copy_to: between memory and a file, both ways", "[sim][store]") {
  tests::Folder folder;
  sim::Database file{folder.path("data")};
  file.execute("CREATE TABLE t (v); INSERT INTO t VALUES (1)");
  sim::Database memory;
  file.copy_to(memory);
  CHECK(all_values(memory) == "1 ");
  memory.execute("INSERT INTO t VALUES (2)");
  CHECK(all_values(memory) == "1 2 ");
  memory.copy_to(file);
  CHECK(all_values(file) == "1 2 ");
  file.begin();
  file.execute("INSERT INTO t VALUES (3)");
  file.commit();
  sim::Database other{folder.path("data")};
  CHECK(all_values(other) == "1 2 3 ");
}

TEST_CASE("copy_to: a target in use is not touched, and that is said", "[sim][store]") {
  sim::Database db;
  db.execute("CREATE TABLE t (v)");
  sim::Database target;
  target.execute("CREATE TABLE t (v); INSERT INTO t VALUES (9)");
  target.begin();
  target.execute("INSERT INTO t VALUES (10)");
  CHECK_THROWS_WITH(db.copy_to(target), Contains("cannot copy the database"));
  target.commit();
  CHECK(all_values(target) == "9 10 ");
}
