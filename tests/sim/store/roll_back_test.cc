#include <filesystem>
#include <vector>

#include "sim/store/database.h"
#include "tests/support/catch.h"
#include "tests/support/failing_disk.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;
using Fault = tests::FailingDisk::Fault;

namespace {

struct OnAFailingDisk {
  tests::Folder folder;
  tests::FailingDisk disk;
  sim::Database db{folder.path("store")};
  int undone = 0;

  OnAFailingDisk() {
    db.execute("CREATE TABLE t (v)");
    db.on_roll_back([this] { ++undone; });
    put(1);
    db.commit();
  }

  void put(int v) {
    db.begin();
    db.prepare("INSERT INTO t VALUES (?)").bind(v).run();
  }
  // More than stays in memory until the turn ends.
  void put_much() {
    db.begin();
    const std::string much(20'000, 'x');
    for (int i = 0; i < 300; ++i) db.prepare("INSERT INTO t VALUES (?)").bind(much).run();
  }
  std::int64_t count() {
    sim::Statement& all = db.prepare("SELECT COUNT(*) FROM t");
    all.bind().step();
    const std::int64_t found = all.integer(0);
    all.reset();
    return found;
  }
};

}  // namespace

TEST_CASE_METHOD(OnAFailingDisk, "commit: what cannot be written is undone as a whole",
                 "[sim][store]") {
  const Fault fault = GENERATE(Fault::kFull, Fault::kReadOnly, Fault::kError);
  put(2);
  disk.fail_writes(1, fault);
  CHECK_THROWS_AS(db.commit(), sim::StoreError);
  CHECK(db.has_failed());
  CHECK_FALSE(db.failure().empty());
  CHECK_FALSE(db.in_transaction());
  CHECK(undone == 0);
  db.roll_back();
  CHECK(undone == 1);
  CHECK_FALSE(db.has_failed());
  CHECK(count() == 1);
  disk.heal();
  put(3);
  db.commit();
  CHECK(count() == 2);
}

TEST_CASE_METHOD(OnAFailingDisk, "a statement that cannot be written fails the turn",
                 "[sim][store]") {
  disk.fail_writes(1);
  CHECK_THROWS_AS(put_much(), sim::StoreError);
  CHECK(db.has_failed());
  CHECK(db.failure() == "database or disk is full");
  // Until somebody undoes it, nothing of it is known, and nothing is added to it.
  disk.heal();
  CHECK_THROWS_WITH(db.begin(), Contains("full"));
  CHECK_THROWS_AS(db.prepare("SELECT v FROM t"), sim::StoreError);
  CHECK_THROWS_AS(db.execute("DELETE FROM t"), sim::StoreError);
  CHECK_THROWS_AS(sim::Savepoint{db}, sim::StoreError);
  CHECK_THROWS_AS(db.commit(), sim::StoreError);
  db.roll_back();
  CHECK(count() == 1);
}

TEST_CASE_METHOD(OnAFailingDisk, "a read that fails fails the turn, and one that goes on is ended",
                 "[sim][store]") {
  db.execute("PRAGMA cache_size = 1");
  put_much();
  db.commit();
  sim::Statement& rows = db.prepare("SELECT v FROM t");
  rows.bind();
  REQUIRE(rows.step());
  disk.fail_reads();
  CHECK_THROWS_AS(
      [&] {
        while (rows.step()) {
        }
      }(),
      sim::StoreError);
  CHECK(db.has_failed());
  disk.heal();
  db.roll_back();
  CHECK(count() == 301);
}

TEST_CASE_METHOD(OnAFailingDisk,
                 "roll_back: if memory cannot be made anew, the turn has failed yet",
                 "[sim][store]") {
  bool readable = false;
  db.on_roll_back([&] {
    if (!readable) disk.fail_reads();
    db.execute("PRAGMA shrink_memory");
    count();
  });
  put(2);
  db.fail("something was left undone");
  CHECK_THROWS_AS(db.roll_back(), sim::StoreError);
  CHECK(db.has_failed());
  disk.heal();
  readable = true;
  db.roll_back();
  CHECK_FALSE(db.has_failed());
  CHECK(count() == 1);
}

TEST_CASE_METHOD(OnAFailingDisk, "undo_with: the last first, before the handlers, and once",
                 "[sim][store]") {
  std::vector<int> order;
  db.on_roll_back([&] { order.push_back(0); });
  put(2);
  for (const int i : {1, 2, 3}) db.undo_with([&order, i] { order.push_back(i); });
  db.roll_back();
  CHECK(order == std::vector<int>{3, 2, 1, 0});
  order.clear();
  db.undo_with([&] { order.push_back(4); });
  put(5);
  db.commit();
  put(6);
  db.roll_back();
  CHECK(order == std::vector<int>{0});
  CHECK(count() == 2);
}

TEST_CASE_METHOD(OnAFailingDisk, "on_commit: told of each turn that was kept", "[sim][store]") {
  int kept = 0;
  db.on_commit([&] { ++kept; });
  db.commit();
  CHECK(kept == 1);  // It has changed nothing, and is over all the same.
  put(2);
  CHECK(db.has_written());
  db.commit();
  CHECK_FALSE(db.has_written());
  CHECK(kept == 2);
  put(3);
  disk.fail_writes(1);
  CHECK_THROWS_AS(db.commit(), sim::StoreError);
  db.roll_back();
  CHECK(kept == 2);
}

TEST_CASE_METHOD(OnAFailingDisk, "turn: each has a number, and was kept or not", "[sim][store]") {
  const std::uint64_t first = db.turn();
  db.commit();
  CHECK(db.turn() == first);
  put(2);
  db.commit();
  CHECK(db.turn() == first + 1);
  put(3);
  db.roll_back();
  put(4);
  db.commit();
  CHECK(db.was_kept(first));
  CHECK_FALSE(db.was_kept(first + 1));
  CHECK(db.was_kept(first + 2));
}

TEST_CASE_METHOD(OnAFailingDisk, "why_not_writable: tried, and nothing comes of it",
                 "[sim][store]") {
  CHECK(db.why_not_writable().empty());
  disk.fail_writes(1);
  CHECK(db.why_not_writable() == "database or disk is full");
  CHECK_FALSE(db.has_failed());
  CHECK(undone == 0);
  disk.heal();
  CHECK(db.why_not_writable().empty());
}

TEST_CASE_METHOD(OnAFailingDisk, "commit: a file that was removed or moved away keeps nothing",
                 "[sim][store]") {
  const std::string path = folder.path("store");
  std::filesystem::rename(path, path + "-elsewhere");
  put(2);
  CHECK_THROWS_WITH(db.commit(), Contains("removed or moved away"));
  db.roll_back();
  CHECK_THAT(db.why_not_writable(), Contains("removed or moved away"));
  CHECK(count() == 1);
  // To read it is a turn, too.
  db.begin();
  CHECK(count() == 1);
  db.commit();
  std::filesystem::rename(path + "-elsewhere", path);
  put(3);
  db.commit();
  CHECK(count() == 2);
}

TEST_CASE("A mistake in one statement is that statement's alone", "[sim][store]") {
  sim::Database db;
  db.execute("CREATE TABLE t (v UNIQUE)");
  db.begin();
  db.prepare("INSERT INTO t VALUES (1)").bind().run();
  CHECK_THROWS_AS(db.prepare("INSERT INTO t VALUES (1)").bind().run(), sim::StoreError);
  CHECK_THROWS_AS(db.execute("nonsense"), sim::StoreError);
  CHECK_FALSE(db.has_failed());
  db.commit();
  CHECK(db.prepare("SELECT v FROM t").bind().step());
}

TEST_CASE("Memory under a database in memory is not undone: nothing refuses to keep it",
          "[sim][store]") {
  sim::Database db;
  db.execute("CREATE TABLE t (v)");
  db.begin();
  bool undone = false;
  db.undo_with([&] { undone = true; });
  db.roll_back();
  CHECK_FALSE(undone);
}
