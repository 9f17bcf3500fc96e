#include "harness/evidence/fact_store.h"

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/folder.h"

using evidence::Fact;
using evidence::FactStore;
using evidence::IdKind;

namespace {

Fact fact_at(std::int64_t ms, const std::string& payload) {
  Fact fact;
  fact.time = sim::from_unix_ms(ms);
  fact.resolution = std::chrono::milliseconds{1};
  fact.source = "logs/a";
  fact.operation = "logs:Event";
  fact.payload = payload;
  fact.place = {"a.json", 1};
  return fact;
}

std::vector<std::string> payloads(FactStore& store) {
  std::vector<std::string> all;
  store.each([&](const Fact& fact, std::uint64_t) { all.push_back(fact.payload); });
  return all;
}

}  // namespace

TEST_CASE("fact store: a fact comes out as it went in", "[evidence][store]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  Fact fact = fact_at(1767607200123, R"({"a":1})");
  fact.payload_is_json = true;
  fact.actor = "3f0c7d2ab94e4a6f8d15c2e07b9a6614";
  fact.resource = "=odd name";
  fact.own_id = "id-1";
  fact.order = "18881790870905840128";
  fact.place = {"b.json", 7};
  fact.add_id(IdKind::kMessage, "m-1");
  fact.add_id(IdKind::kMail, "with space@example.com");
  fact.add_id(IdKind::kTask, fact.actor);
  store.add(fact);
  store.finish();
  int count = 0;
  store.each([&](const Fact& again, std::uint64_t told) {
    ++count;
    CHECK(told == 1);
    CHECK(evidence::to_json_line(again, told) == evidence::to_json_line(fact, 1));
    CHECK(again.order == fact.order);
  });
  CHECK(count == 1);
}

TEST_CASE("fact store: by time, then sequence number, then as read; without a time first",
          "[evidence][store]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  store.add(fact_at(3, "late"));
  Fact second = fact_at(2, "second");
  second.order = "18881790870905840128";
  store.add(second);
  Fact first = fact_at(2, "first");
  first.order = "9";
  store.add(first);
  store.add(fact_at(1, "early"));
  store.add(fact_at(1, "early, read later"));
  Fact timeless = fact_at(0, "timeless");
  timeless.time.reset();
  store.add(timeless);
  store.finish();
  CHECK(payloads(store) == std::vector<std::string>{"timeless", "early", "early, read later",
                                                    "first", "second", "late"});
}

TEST_CASE("fact store: the same fact told again is counted, another operation's is not",
          "[evidence][store]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  Fact fact = fact_at(1, "one");
  fact.own_id = "id-1";
  fact.add_id(IdKind::kMessage, "m-1");
  store.add(fact);
  store.add(fact);
  store.add(fact);
  fact.operation = "logs:Other";
  store.add(fact);
  store.add(fact_at(1, "no id"));
  store.add(fact_at(1, "no id"));
  store.finish();
  CHECK(store.added() == 6);
  CHECK(store.repeated() == 2);
  std::vector<std::uint64_t> told;
  store.each([&](const Fact&, std::uint64_t times) { told.push_back(times); });
  CHECK(told == std::vector<std::uint64_t>{3, 1, 1, 1});
  int mentions = 0;
  store.each_mention([&](const FactStore::Mention& mention) {
    if (store.moment(mention.row)) ++mentions;
  });
  CHECK(mentions == 2);
}

TEST_CASE("fact store: the span of each actor in each source", "[evidence][store]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  for (const std::int64_t ms : {5, 2, 9}) store.add(fact_at(ms, "x"));
  Fact other = fact_at(1, "y");
  other.actor = "b";
  store.add(other);
  REQUIRE(store.spans().size() == 2);
  const FactStore::Span& span = store.spans().at({"logs/a", ""});
  CHECK(span.first == sim::from_unix_ms(2));
  CHECK(span.last == sim::from_unix_ms(9));
  CHECK(span.facts == 3);
}

TEST_CASE("fact store: a file that cannot be made is one clear line", "[evidence][store]") {
  CHECK_THROWS_AS(FactStore("/nowhere/facts.sqlite"), sim::StoreError);
}

TEST_CASE("fact store: nobody finds it while it is in use, so that nothing is left of it",
          "[evidence][store]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  for (int i = 0; i < 100'000; ++i) store.add(fact_at(i, "what was there"));
  CHECK(std::filesystem::is_empty(folder.path("")));
  store.finish();
  CHECK(std::filesystem::is_empty(folder.path("")));
  CHECK(payloads(store).size() == 100'000);
}

TEST_CASE("fact store: what is outside of what was asked for is kept, joins nothing and counts not",
          "[evidence][store]") {
  const tests::Folder folder;
  FactStore store(folder.path("facts.sqlite"));
  Fact inside = fact_at(2, "inside");
  inside.add_id(IdKind::kMessage, "m-1");
  Fact outside = fact_at(1, "outside");
  outside.add_id(IdKind::kMessage, "m-1");
  outside.own_id = "o-1";
  store.add(inside);
  store.add(outside, true);
  store.add(outside, true);
  store.finish();
  CHECK(payloads(store) == std::vector<std::string>{"outside", "inside"});
  CHECK(store.repeated() == 0);
  REQUIRE(store.spans().size() == 1);
  CHECK(store.spans().begin()->second.facts == 1);
  int mentions = 0;
  store.each_mention([&](const FactStore::Mention&) { ++mentions; });
  CHECK(mentions == 1);
  // Its ids are its own still.
  store.each([](const Fact& fact, std::uint64_t) { CHECK(fact.ids.size() == 1); });
}
