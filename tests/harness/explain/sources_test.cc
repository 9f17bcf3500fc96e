// Journals with an index, with none, and with half of one, and servers that forgot how things
// began.
#include <filesystem>
#include <utility>

#include "harness/explain/journal_index.h"
#include "harness/explain/live_events.h"
#include "harness/explain/sequences.h"
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

std::vector<std::uint64_t> sequences(const harness::EventSource& events, std::string_view thing,
                                     harness::Span span) {
  std::vector<std::uint64_t> all;
  for (const sim::Event& event : events.about(thing, span)) all.push_back(event.sequence);
  return all;
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

TEST_CASE("explain: a journal with an index of another form is read whole", "[explain][sources]") {
  Happened take;
  take.send("m-1", "jobs", "web");
  const Question question{Question::Kind::kMessage, "m-1", {}};
  const std::string text = take.text(question.kind, "m-1");
  {
    sim::Database db(take.path("take.sqlite"));
    db.execute(
        "UPDATE schema_version SET version = 1 WHERE component = 'explain'; "
        "DELETE FROM explain_about");
  }
  CHECK(told(take.path("take.sqlite"), question) == text);
}

TEST_CASE("explain: an index that was written bit by bit answers as events in memory do",
          "[explain][sources]") {
  Happened take;
  take.make_queues();
  const int count = 700;  // several parts of a list
  for (int number = 0; number < count; ++number) {
    take.send("m-" + std::to_string(number), "jobs", number % 3 == 0 ? "web" : "app");
  }
  const auto memory = harness::events_in_memory(take.journal().events(), sim::kDefaultStart,
                                                take.scheduler().now());
  const std::uint64_t last = memory->last();
  for (const std::size_t most_gathered : {std::size_t{1}, std::size_t{50}, std::size_t{100'000}}) {
    CAPTURE(most_gathered);
    const std::string path = take.path("take.sqlite");
    {
      sim::JournalFile file(path);
      harness::JournalIndex index(file, most_gathered);
      for (const sim::Event& event : take.journal().events()) {
        file.add(event);
        index.see(event);
      }
      index.finish();
      file.flush();
    }
    sim::Database db(path, sim::Access::kReadOnly);
    CHECK(harness::JournalIndex::is_complete(db, last));
    CHECK_FALSE(harness::JournalIndex::is_complete(db, last + 1));
    const auto recorded = harness::recorded_events(path);
    for (const char* prefix : {"by ", "queue ", "item "}) {
      CHECK(recorded->things(prefix, 100) == memory->things(prefix, 100));
    }
    CHECK(recorded->things("by ", 1) == std::vector<std::string>{"by app"});
    for (const char* thing : {"by web", "by app", "queue jobs", "by nobody"}) {
      for (const std::size_t limit : {1, 3, 300, 5000}) {
        for (const std::uint64_t after : {std::uint64_t{0}, last / 2, last}) {
          for (const std::uint64_t before : {last / 3, last / 2 + 9, harness::Span{}.before}) {
            for (const bool is_last : {false, true}) {
              const harness::Span span{after, before, limit, is_last};
              CAPTURE(thing, limit, after, before, is_last);
              CHECK(sequences(*recorded, thing, span) == sequences(*memory, thing, span));
            }
          }
        }
      }
    }
  }
}

TEST_CASE("unpack: gives what was packed", "[explain][sources]") {
  const std::uint64_t most = INT64_MAX;
  for (const std::vector<std::uint64_t>& sequences : std::vector<std::vector<std::uint64_t>>{
           {7}, {1, 2, 3}, {1, 128, 129, 257, 100'000, 5'000'000}, {5, 5 + 127}, {1, most}}) {
    CHECK(harness::unpack(sequences[0], harness::pack(sequences)) == sequences);
  }
  CHECK(harness::pack(std::vector<std::uint64_t>{9, 10, 138, 266}) == "\x01\x80\x01\x80\x01");
  CHECK_THROWS_AS(harness::unpack(1, "\x80"), sim::StoreError);
  CHECK_THROWS_AS(harness::unpack(1, std::string(20, '\xff')), sim::StoreError);
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

TEST_CASE("LiveEvents: each event is looked at once, however often it is asked",
          "[explain][sources]") {
  Happened take;
  take.make_queues();
  take.send("m-1", "jobs", "web");
  harness::LiveEvents live;
  const auto told_live = [&](const char* id) {
    return to_text(harness::explain(
        live.of(take.journal(), sim::kDefaultStart, take.scheduler().now(), nullptr),
        {Question::Kind::kMessage, id, {}}, {}));
  };
  const auto told_anew = [&](const char* id) {
    const auto events = harness::events_in_memory(take.journal().events(), sim::kDefaultStart,
                                                  take.scheduler().now());
    return to_text(harness::explain(*events, {Question::Kind::kMessage, id, {}}, {}));
  };
  CHECK(told_live("m-1") == told_anew("m-1"));
  CHECK(live.looked_at() == take.journal().count());
  for (int i = 0; i < 100; ++i) told_live("m-1");
  CHECK(live.looked_at() == take.journal().count());
  take.receive("m-1", "jobs", 1, "worker");
  take.send("m-2", "jobs", "web");
  CHECK(told_live("m-1") == told_anew("m-1"));
  CHECK(told_live("m-2") == told_anew("m-2"));
  CHECK(live.looked_at() == take.journal().count());
}

TEST_CASE("LiveEvents: what the journal forgets is forgotten, and what is left is told",
          "[explain][sources]") {
  constexpr std::size_t kKept = 40;
  Happened take;
  take.make_queues();
  take.journal().keep_last({.count = kKept, .bytes = 0});
  harness::LiveEvents live;
  std::uint64_t most = 0;
  for (int i = 0; i < 500; ++i) {
    const std::string id = "m-" + std::to_string(i);
    take.send(id, "jobs", "web");
    const std::uint64_t before = live.looked_at();
    const harness::EventSource& events =
        live.of(take.journal(), sim::kDefaultStart, take.scheduler().now(), nullptr);
    most = std::max(most, live.looked_at() - before);
    REQUIRE(events.first() == take.journal().events().front().sequence);
    REQUIRE(events.last() == take.journal().count());
    REQUIRE(!events.find(events.first() - 1));
    REQUIRE(events.find(events.last())->sequence == events.last());
    REQUIRE(events.of_subject(id, {}).size() == 1);
    REQUIRE(events.messages("m-", 1000).size() <= kKept);
    const std::string text =
        to_text(harness::explain(events, {Question::Kind::kMessage, id, {}}, {}));
    REQUIRE(text.find("It waits in jobs") != std::string::npos);
  }
  CHECK(most <= kKept);
  // Twice for each event that is forgotten, and once for each other.
  CHECK(live.looked_at() <= 4 * take.journal().count());
  // Nothing of what was known is left.
  for (int i = 500; i < 600; ++i) take.send("m-" + std::to_string(i), "jobs", "web");
  const harness::EventSource& events =
      live.of(take.journal(), sim::kDefaultStart, take.scheduler().now(), nullptr);
  CHECK(events.of_subject("m-499", {}).empty());
  CHECK(events.of_subject("m-599", {}).size() == 1);
  live.forget();
  CHECK(live.of(take.journal(), sim::kDefaultStart, take.scheduler().now(), nullptr).first() ==
        take.journal().events().front().sequence);
}

TEST_CASE("to_text: lines are broken between words, below each other", "[explain][text]") {
  harness::Explanation told{"queue", "jobs", "queue jobs", sim::kDefaultStart, {}};
  told.parts.push_back({"How it is", {{std::nullopt, "one two three", {}}}});
  told.parts.push_back({"What is in it", {}});
  CHECK(to_text(told, 10) == "queue jobs\n\nHow it is\n  one two\n  three\n");
  CHECK(to_text(told) == "queue jobs\n\nHow it is\n  one two three\n");
}

TEST_CASE("explain: a journal that somebody took events out of is explained as far as it goes",
          "[explain][sources]") {
  Happened take;
  take.make_queues(1);
  take.send("m-1", "jobs", "web");
  take.receive("m-1", "jobs", 1, "worker");
  take.event("ses", "mail.received", "mail-1", {{"from", "a@b.test"}, {"message_id", "1@b.test"}});
  take.task("aaaa1111bbbb", "RUNNING");
  take.prints("aaaa1111bbbb", "ERROR burnt");
  take.task("aaaa1111bbbb", "STOPPED", {{"exitCode", 1}});
  take.to_dead_letters("m-1", 1, "worker");
  for (const bool with_index : {false, true}) {
    for (const char* const gone :
         {"sequence % 2 = 0", "sequence % 2 = 1", "sequence < 8", "kind = 'mail.received'",
          "kind = 'sqs.sent'", "kind = 'ecs.task'"}) {
      CAPTURE(with_index, gone);
      const std::string path = take.path("gaps.sqlite");
      std::filesystem::remove(path);
      take.record(path, with_index);
      {
        sim::Database db(path);
        db.execute("DELETE FROM event WHERE " + std::string(gone));
      }
      for (const auto& [kind, name] :
           {std::pair{Question::Kind::kTake, ""}, std::pair{Question::Kind::kMessage, "m-1"},
            std::pair{Question::Kind::kQueue, "jobs"}, std::pair{Question::Kind::kMail, "mail-1"},
            std::pair{Question::Kind::kTask, "aaaa1111bbbb"},
            std::pair{Question::Kind::kFailure, ""}}) {
        std::string text;
        try {
          text = told(path, {kind, name, {}});
          CHECK_FALSE(text.empty());
        } catch (const harness::UnknownThing& error) {
          CHECK_THAT(error.what(), Contains("there is no") || Contains("is not in it any more"));
        }
      }
    }
  }
}
