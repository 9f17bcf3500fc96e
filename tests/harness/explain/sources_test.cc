// Journals without an index, and servers that forgot how things began.
#include "sim/store/database.h"
#include "tests/harness/explain/happened.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using harness::Question;
using tests::Happened;

namespace {

std::string told(const std::string& path, const Question& question) {
  const auto events = harness::recorded_events(path);
  return to_text(harness::explain(*events, question, {}));
}

}  // namespace

TEST_CASE("explain: a journal without an index, or with half of one, is read whole",
          "[explain][sources]") {
  Happened take;
  take.make_queues(1);
  take.send("m-1", "jobs", "web");
  take.to_dead_letters("m-1", 1, "worker");
  const Question question{Question::Kind::kMessage, "m-1", {}};
  const std::string text = take.text(question.kind, "m-1");
  take.record(take.path("old.sqlite"), false);
  CHECK(told(take.path("old.sqlite"), question) == text);
  take.record(take.path("cut.sqlite"));
  {
    sim::Database db(take.path("cut.sqlite"));
    db.execute("DELETE FROM explain_summary WHERE name = 'complete'; DELETE FROM explain_about");
  }
  CHECK(told(take.path("cut.sqlite"), question) == text);
}

TEST_CASE("explain: what is no journal is refused as replay does", "[explain][sources]") {
  Happened take;
  CHECK_THROWS_WITH(harness::recorded_events(take.path("none")),
                    Contains("there is no journal at"));
}

TEST_CASE("explain: a server that forgot the beginning says so", "[explain][sources]") {
  Happened take;
  take.make_queues();
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "worker");
  take.journal().keep_last({.count = 3, .bytes = 0});
  const auto events = harness::events_in_memory(take.journal().events(), sim::kDefaultStart,
                                                take.scheduler().now());
  const std::string text =
      to_text(harness::explain(*events, {Question::Kind::kMessage, "m-1", {}}, {}));
  CHECK_THAT(text, Contains("are no longer in memory (--keep-events)"));
  CHECK_THAT(text, Contains("It is in flight: worker received it"));
  CHECK_THAT(text, Contains("How it was sent is not in the journal."));
}

TEST_CASE("to_text: lines are broken between words, below each other", "[explain][text]") {
  harness::Explanation told{"queue", "jobs", "queue jobs", sim::kDefaultStart, {}};
  told.parts.push_back({"How it is", {{std::nullopt, "one two three", {}}}});
  told.parts.push_back({"What is in it", {}});
  CHECK(to_text(told, 10) == "queue jobs\n\nHow it is\n  one two\n  three\n");
  CHECK(to_text(told) == "queue jobs\n\nHow it is\n  one two three\n");
}
