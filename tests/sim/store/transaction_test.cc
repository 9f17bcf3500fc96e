#include "sim/store/database.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

namespace {

void add(sim::Database& db, int v) { db.prepare("INSERT INTO t VALUES (?)").bind(v).run(); }

std::string all(sim::Database& db) {
  std::string text;
  sim::Statement& find = db.prepare("SELECT v FROM t ORDER BY v");
  find.bind();
  while (find.step()) text += std::string(find.text(0)) + " ";
  return text;
}

struct TransactionFixture {
  sim::Database db;
  TransactionFixture() { db.execute("CREATE TABLE t (v)"); }
};

}  // namespace

TEST_CASE_METHOD(TransactionFixture, "begin and commit: one transaction a turn", "[sim][store]") {
  CHECK_FALSE(db.in_transaction());
  db.commit();
  db.begin();
  db.begin();
  CHECK(db.in_transaction());
  add(db, 1);
  db.commit();
  CHECK_FALSE(db.in_transaction());
  db.commit();
  CHECK(all(db) == "1 ");
}

TEST_CASE("cancel_by: a statement that runs long is cancelled, and its turn with it",
          "[sim][store]") {
  const tests::Folder folder;
  const bool in_memory = GENERATE(true, false);
  sim::Cancellation cancellation;
  sim::Database db(in_memory ? ":memory:" : folder.path("store"));
  db.cancel_by(cancellation);
  db.execute("CREATE TABLE t (v)");
  db.commit();
  int looks = 0;
  cancellation.set_wanted([&] { return ++looks == 3; });
  db.begin();
  db.prepare("INSERT INTO t VALUES (1)").run();
  sim::Statement& endless = db.prepare(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO t SELECT i"
      " FROM n");
  CHECK_THROWS_AS(endless.run(), sim::Cancelled);
  CHECK(looks == 3);
  CHECK(db.has_failed());
  CHECK_FALSE(db.in_transaction());
  db.roll_back();
  sim::Statement& count = db.prepare("SELECT COUNT(*) FROM t");
  REQUIRE(count.bind().step());
  CHECK(count.integer(0) == 0);
}

TEST_CASE("Savepoint: if undoing it is cancelled, its turn has failed, and nothing is thrown",
          "[sim][store]") {
  sim::Cancellation cancellation;
  sim::Database db(":memory:");
  db.cancel_by(cancellation);
  db.execute("CREATE TABLE t (v)");
  db.commit();
  db.begin();
  add(db, 1);
  // A statement asks once in so many instructions, of which a rollback has few.
  constexpr int kMostRollbacks = 50'000;
  for (int i = 0; i < kMostRollbacks && !db.has_failed(); ++i) {
    cancellation.set_wanted({});
    sim::Savepoint change{db};
    cancellation.set_wanted([] { return true; });
  }
  CHECK(db.has_failed());
  CHECK_FALSE(db.in_transaction());
  cancellation.set_wanted({});
  db.roll_back();
  CHECK(all(db).empty());
}

TEST_CASE("commit: what is committed survives, what is not does not", "[sim][store]") {
  tests::Folder folder;
  sim::Database db{folder.path("data")};
  db.execute("CREATE TABLE t (v)");
  db.begin();
  add(db, 1);
  db.commit();
  db.begin();
  add(db, 2);
  // What another process finds if this one is killed now.
  for (const char* suffix : {"", "-wal"}) {
    folder.write(std::string("copy") + suffix, folder.read(std::string("data") + suffix));
  }
  sim::Database copy{folder.path("copy")};
  CHECK(all(copy) == "1 ");
  sim::Database other{folder.path("data")};
  CHECK(all(other) == "1 ");
  db.commit();
  CHECK(all(other) == "1 2 ");
}

TEST_CASE("commit: survives closing and opening again", "[sim][store]") {
  tests::Folder folder;
  {
    sim::Database db{folder.path("data")};
    db.execute("CREATE TABLE t (v)");
    db.begin();
    add(db, 1);
    db.commit();
    db.begin();
    add(db, 2);
  }
  sim::Database db{folder.path("data")};
  CHECK(all(db) == "1 ");
}

TEST_CASE_METHOD(TransactionFixture, "Savepoint: undone unless kept", "[sim][store]") {
  db.begin();
  add(db, 1);
  {
    sim::Savepoint change{db};
    add(db, 2);
  }
  {
    sim::Savepoint change{db};
    add(db, 3);
    change.keep();
  }
  CHECK(db.in_transaction());
  db.commit();
  CHECK(all(db) == "1 3 ");
}

TEST_CASE_METHOD(TransactionFixture, "Savepoint: nests", "[sim][store]") {
  db.begin();
  {
    sim::Savepoint outer{db};
    add(db, 1);
    {
      sim::Savepoint inner{db};
      add(db, 2);
    }
    CHECK(all(db) == "1 ");
    {
      sim::Savepoint inner{db};
      add(db, 3);
      inner.keep();
    }
    CHECK(all(db) == "1 3 ");
  }
  CHECK(all(db).empty());
  {
    sim::Savepoint outer{db};
    {
      sim::Savepoint inner{db};
      add(db, 4);
      inner.keep();
    }
    outer.keep();
  }
  db.commit();
  CHECK(all(db) == "4 ");
}

TEST_CASE_METHOD(TransactionFixture, "Savepoint: an exception undoes it", "[sim][store]") {
  db.begin();
  try {
    sim::Savepoint change{db};
    add(db, 1);
    db.execute("nonsense");
    change.keep();
  } catch (const sim::StoreError&) {
    add(db, 2);
  }
  CHECK(all(db) == "2 ");
}

TEST_CASE_METHOD(TransactionFixture, "Savepoint: without a transaction it is one", "[sim][store]") {
  {
    sim::Savepoint change{db};
    CHECK(db.in_transaction());
    db.begin();
    add(db, 1);
    change.keep();
  }
  CHECK_FALSE(db.in_transaction());
  {
    sim::Savepoint change{db};
    add(db, 2);
  }
  CHECK_FALSE(db.in_transaction());
  CHECK(all(db) == "1 ");
}
