#include "harness/export/take_events.h"

#include <filesystem>

#include "sim/store/database.h"
#include "tests/harness/explain/happened.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using exporting::TakeEvents;
using tests::Happened;

namespace {

std::vector<std::string> subjects(TakeEvents& events) {
  std::vector<std::string> found;
  events.each([&](const sim::Event& event) { found.push_back(event.subject); });
  return found;
}

}  // namespace

TEST_CASE("TakeEvents: all events in order, or those of some kinds", "[export]") {
  Happened take;
  take.prints("t1", "a");
  take.event("sqs", "sqs.expired", "m", {{"queue", "q"}, {"receives", 0}});
  take.prints("t2", "b");
  take.record(take.path("take"));
  TakeEvents events(take.path("take"));
  CHECK(subjects(events).size() == 3);
  std::vector<std::uint64_t> printed;
  events.each_of({"ecs.output", "ecs.task"},
                 [&](const sim::Event& event) { printed.push_back(event.sequence); });
  CHECK(printed == std::vector<std::uint64_t>{1, 3});
  CHECK(events.of_subject("m", 10).size() == 1);
  CHECK(events.find(2)->subject == "m");
  CHECK_FALSE(events.find(9));
  CHECK(events.trouble().empty());
}

TEST_CASE("TakeEvents: what the store has undone did not happen, but for what was printed",
          "[export]") {
  Happened take;
  take.event("x", "before", "before", {});
  take.event("x", "during", "during", {});
  take.prints("t1", "printed");
  take.event("backlot", "store.undone", "world", {{"since", 2}, {"reason", "disk full"}});
  take.event("x", "after", "after", {});
  take.record(take.path("take"));
  TakeEvents events(take.path("take"));
  CHECK(subjects(events) == std::vector<std::string>{"before", tests::task_arn("t1"), "after"});
  CHECK_FALSE(events.find(2));
}

TEST_CASE("TakeEvents: of a journal that is cut in half comes what is before the place",
          "[export]") {
  Happened take;
  for (int i = 0; i < 5000; ++i) take.prints("t1", "line " + std::to_string(i));
  take.record(take.path("take"));
  const auto size = std::filesystem::file_size(take.path("take"));
  std::filesystem::resize_file(take.path("take"), size / 2);
  TakeEvents events(take.path("take"));
  const std::size_t seen = subjects(events).size();
  CHECK(seen > 100);
  CHECK(seen < 5000);
  CHECK_THAT(events.trouble(),
             Contains("the journal is broken after event " + std::to_string(seen) + ": "));
  // It can be asked again.
  CHECK(subjects(events).size() == seen);
  CHECK(events.end() == sim::kDefaultStart);
}

TEST_CASE("TakeEvents: what is no journal is told by name", "[export]") {
  const tests::Folder folder;
  CHECK_THROWS_WITH(TakeEvents(folder.path("none")), Contains("there is no journal at "));
  folder.write("text", "text");
  CHECK_THROWS_WITH(TakeEvents(folder.path("text")), Contains("is not a journal"));
  { sim::JournalFile empty(folder.path("empty")); }
  CHECK_THROWS_WITH(TakeEvents(folder.path("empty")), Contains("it holds no events"));
}
