#include <limits>

#include "sim/store/database.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

struct Fixture {
  sim::Database db;
  Fixture() { db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v)"); }

  template <class T>
  sim::Statement& stored(const T& value) {
    db.prepare("INSERT OR REPLACE INTO t VALUES (1, ?)").bind(value).run();
    sim::Statement& find = db.prepare("SELECT v, typeof(v), length(v) FROM t WHERE id = ?");
    REQUIRE(find.bind(1).step());
    return find;
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "Statement: integers keep all their bits", "[sim][store]") {
  for (const std::int64_t number :
       {std::int64_t{0}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::min(),
        std::numeric_limits<std::int64_t>::max()}) {
    CHECK(stored(number).integer(0) == number);
  }
  CHECK(stored(7).integer(0) == 7);
  CHECK(stored(true).integer(0) == 1);
  CHECK(stored(false).integer(0) == 0);
  const std::uint64_t large = std::numeric_limits<std::uint64_t>::max();
  CHECK(static_cast<std::uint64_t>(stored(large).integer(0)) == large);
  CHECK(stored(7).text(1) == "integer");
}

TEST_CASE_METHOD(Fixture, "Statement: doubles come back as they were", "[sim][store]") {
  for (const double number : {0.1, -1e300, 5e-324}) CHECK(stored(number).real(0) == number);
  CHECK(stored(2.0).text(1) == "real");
}

TEST_CASE_METHOD(Fixture, "Statement: text of any length, the empty one too", "[sim][store]") {
  CHECK(stored("text").text(0) == "text");
  CHECK(stored(std::string("text")).text(1) == "text");
  sim::Statement& empty = stored(std::string_view{});
  CHECK_FALSE(empty.is_null(0));
  CHECK(empty.text(0).empty());
  CHECK(empty.text(1) == "text");
  const std::string with_zero("a\0b", 3);
  CHECK(stored(with_zero).text(0) == with_zero);
  CHECK(stored("gr\xC3\xBC\xC3\x9F").text(0) == "gr\xC3\xBC\xC3\x9F");
  const std::string large(3'000'000, 'x');
  CHECK(stored(large).text(0) == large);
}

TEST_CASE_METHOD(Fixture, "Statement: blobs of any bytes, the empty one too", "[sim][store]") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  CHECK(stored(sim::BlobView{bytes}).blob(0) == bytes);
  CHECK(stored(sim::BlobView{bytes}).text(1) == "blob");
  sim::Statement& empty = stored(sim::BlobView{});
  CHECK_FALSE(empty.is_null(0));
  CHECK(empty.blob(0).empty());
  CHECK(empty.text(1) == "blob");
}

TEST_CASE_METHOD(Fixture, "Statement: null, and what an optional holds", "[sim][store]") {
  sim::Statement& row = stored(nullptr);
  CHECK(row.is_null(0));
  CHECK(row.text(0).empty());
  CHECK(row.blob(0).empty());
  CHECK(row.integer(0) == 0);
  CHECK(stored(std::optional<std::string>{}).is_null(0));
  CHECK(stored(std::optional<std::string>{"x"}).text(0) == "x");
  CHECK(stored(std::optional<int>{5}).integer(0) == 5);
}

TEST_CASE_METHOD(Fixture, "Statement: rows in order, then reset for the next use", "[sim][store]") {
  for (int i = 1; i <= 3; ++i) db.prepare("INSERT INTO t VALUES (?, ?)").bind(i, i * 10).run();
  CHECK(db.last_insert_rowid() == 3);
  sim::Statement& all = db.prepare("SELECT v FROM t WHERE id > ? ORDER BY id");
  std::string seen;
  all.bind(1);
  while (all.step()) seen += std::string(all.text(0)) + " ";
  CHECK(seen == "20 30 ");
  CHECK(all.bind(2).step());
  CHECK(all.integer(0) == 30);
}

TEST_CASE_METHOD(Fixture, "Statement: parameters counted at run time", "[sim][store]") {
  sim::Statement& insert = db.prepare("INSERT INTO t VALUES (?, ?)");
  insert.reset();
  insert.bind_at(1, 5);
  insert.bind_at(2, "five");
  CHECK(insert.run() == 1);
  CHECK(db.prepare("UPDATE t SET v = ?").bind("x").run() == 1);
  CHECK(db.prepare("DELETE FROM t WHERE id = ?").bind(99).run() == 0);
}

TEST_CASE_METHOD(Fixture, "Statement: too few or too many parameters", "[sim][store]") {
  // With too few, the others would keep what they were bound to before.
  sim::Statement& insert = db.prepare("INSERT INTO t VALUES (?, ?)");
  CHECK_THROWS_WITH(insert.bind(1), Contains("has 2 parameters, not 1"));
  CHECK_THROWS_WITH(insert.bind(1, 2, 3), Contains("has 2 parameters, not 3"));
  CHECK_THROWS_AS(insert.bind_at(3, 1), sim::StoreError);
}

TEST_CASE_METHOD(Fixture, "Statement: what SQLite refuses is a StoreError", "[sim][store]") {
  CHECK_THROWS_WITH(db.prepare("SELEC 1"), Contains("SELEC 1") && Contains("syntax error"));
  CHECK_THROWS_WITH(db.prepare("SELECT * FROM nowhere"), Contains("no such table: nowhere"));
  CHECK_THROWS_WITH(db.prepare("SELECT 1; SELECT 2"), Contains("is not one statement"));
  CHECK_THROWS_WITH(db.prepare(" "), Contains("is not one statement"));
  CHECK_NOTHROW(db.prepare("SELECT 1; \n"));
  sim::Statement& insert = db.prepare("INSERT INTO t VALUES (?, 0)");
  insert.bind(1).run();
  CHECK_THROWS_WITH(insert.bind(1).run(), Contains("UNIQUE constraint failed"));
  CHECK(insert.bind(2).run() == 1);
  CHECK_THROWS_WITH(db.execute("nonsense"), Contains("syntax error"));
}

TEST_CASE_METHOD(Fixture, "prepare: once for each text", "[sim][store]") {
  sim::Statement& first = db.prepare("SELECT 1");
  CHECK(&db.prepare(std::string("SELECT 1")) == &first);
  CHECK(&db.prepare("SELECT 2") != &first);
  // A change of the schema prepares it again by itself.
  sim::Statement& all = db.prepare("SELECT * FROM t");
  db.execute("ALTER TABLE t ADD COLUMN more DEFAULT 'm'");
  db.prepare("INSERT INTO t (id) VALUES (?)").bind(1).run();
  REQUIRE(all.bind().step());
  CHECK(all.text(2) == "m");
}
