#include "harness/report/ended_tasks.h"

#include "harness/report/event_text.h"
#include "tests/harness/report/example.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

TEST_CASE("ended_badly: the most recent first, those that ended alike as one", "[report]") {
  const harness::Take take = tests::own_take();
  const auto ended = harness::ended_badly(*take.story);
  REQUIRE(ended.size() == 2);
  CHECK(ended[0].count == 5);
  CHECK(harness::short_id(ended[0].last->arn) == "c3b52be4");
  CHECK(ended[0].first - take.story->begin == 12s);
  CHECK(ended[1].count == 1);
  CHECK(ended[1].last->code == "TaskFailedToStart");
}

TEST_CASE("ended_badly: not those that somebody stopped, nor those that were done", "[report]") {
  harness::Story story = *tests::own_take().story;
  story.tasks.resize(2);
  story.tasks[0].code = "UserInitiated";
  story.tasks[0].exit_code = 143;
  story.tasks[1].exit_code = 0;
  CHECK(harness::ended_badly(story).empty());
}

TEST_CASE("ended_text: three kinds of them, and how many there are beside", "[report]") {
  harness::Take take = tests::own_take();
  auto story = std::make_shared<harness::Story>(*take.story);
  for (int i = 0; i < 5; ++i) story->tasks[static_cast<std::size_t>(i)].exit_code = i + 1;
  take.story = story;
  const std::string text = harness::ended_text(take, "> ");
  CHECK(text.find("> worker c3b52be4 ended 4m12s, exit 5: ") != text.npos);
  CHECK(text.find("> worker c3b52be2 ended 2m12s, exit 3: ") != text.npos);
  CHECK(text.find("c3b52be1") == text.npos);
  CHECK(text.ends_with("> … and 3 more\n"));
  take.failures.clear();
  CHECK(harness::ended_text(take, "").empty());
}
