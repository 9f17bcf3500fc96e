#include "harness/evidence/fact_lines.h"

#include "tests/support/catch.h"
#include "tests/support/folder.h"

using evidence::Fact;
using evidence::IdKind;

namespace {

Fact some_fact() {
  Fact fact;
  fact.time = sim::from_unix_ms(1767607200123);
  fact.resolution = std::chrono::milliseconds{1};
  fact.source = "sqs";
  fact.actor = "clerk";
  fact.operation = "sqs:SendMessage";
  fact.resource = "orders";
  fact.add_id(IdKind::kMessage, "m1");
  fact.add_id(IdKind::kBodyMd5, "5d41402abc4b2a76b9719d911017c592");
  fact.own_id = "m1/sent";
  fact.payload = R"({"a":1})";
  fact.payload_is_json = true;
  fact.place = {"dump.json", 3};
  return fact;
}

}  // namespace

TEST_CASE("fact lines: what is written is read again", "[evidence][fact]") {
  for (const bool has_time : {true, false}) {
    Fact fact = some_fact();
    if (!has_time) fact.time.reset();
    const std::string line = to_json_line(fact, 2);
    Fact again;
    std::uint64_t told = 0;
    REQUIRE(evidence::read_json_line(line, again, told));
    CHECK(told == 2);
    CHECK(to_json_line(again, told) == line);
  }
}

TEST_CASE("fact lines: ids stay as they stand", "[evidence][fact]") {
  Fact fact;
  std::uint64_t told = 0;
  // The local part of a mail's id may have brackets of its own.
  REQUIRE(evidence::read_json_line(
      R"({"operation":"a","ids":[{"kind":"mail","value":"<a>"},{"kind":"task","value":"a/b"}]})",
      fact, told));
  CHECK(fact.ids == std::vector<evidence::Id>{{IdKind::kMail, "<a>"}, {IdKind::kTask, "a/b"}});
}

TEST_CASE("fact lines: what is no fact is told with its line", "[evidence][fact]") {
  const tests::Folder folder;
  folder.write("facts.jsonl", to_json_line(some_fact(), 1) + "\n{\"time\":\"soon\"}\n");
  int count = 0;
  CHECK_THROWS_WITH(
      evidence::each_fact(folder.path("facts.jsonl"), [&](const Fact&, std::uint64_t) { ++count; }),
      Catch::Matchers::Contains("facts.jsonl:2 is no fact of an import"));
  CHECK(count == 1);
  CHECK_THROWS_WITH(
      evidence::each_fact(folder.path("none.jsonl"), [](const Fact&, std::uint64_t) {}),
      Catch::Matchers::Contains("cannot read"));
  for (const char* const line :
       {"", "[]", "{}", R"({"operation":"a","ids":[{"kind":"colour","value":"red"}]})",
        R"({"operation":"a","ids":[{"kind":"task","value":""}]})", R"({"operation":"a","told":0})",
        R"({"operation":"a","record":-1})",
        R"({"operation":"a","time":"2026-01-05T10:00:00Z","resolution_ns":-1})"}) {
    CAPTURE(line);
    Fact fact;
    std::uint64_t told = 0;
    CHECK_FALSE(evidence::read_json_line(line, fact, told));
  }
}
