#include "harness/report/terminal.h"

#include "tests/harness/report/example.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

TEST_CASE("terminal_report: one line a take, under a head, columns in line", "[report]") {
  const std::string text = harness::terminal_report({tests::example_take()}, false).str();
  const std::size_t head = text.find("simulated");
  REQUIRE(head != text.npos);
  const std::size_t line = text.find('\n') + 1;
  CHECK(text.substr(line).starts_with("passed  interrupt/example"));
  CHECK(text.find("30m", line) + 3 - line == head + 9);
  CHECK_THAT(text, Contains("1,234  0123456789abcdef\n"));
  CHECK_THAT(text, Contains("1 passed, 0 failed; 30m simulated in 3ms, 600,000 × real time\n"));
}

TEST_CASE("terminal_report: errors, refused calls and figures are told", "[report]") {
  const std::string text = harness::terminal_report({tests::example_take()}, false).str();
  CHECK_THAT(text, Contains("2 × dynamodb.GetItem ValidationException\n"));
  CHECK_THAT(text, Contains("1 × sqs.NoSuchThing\n"));
  CHECK_THAT(text, Contains("answer time p50  4.2s  < 5s  met\n"));
}

TEST_CASE("terminal_report: a missed aim is explained, once, and fails nothing", "[report]") {
  harness::Take take = tests::example_take();
  take.figures[0].met = false;
  take.figures[0].note = "nobody is that fast.";
  const std::string text = harness::terminal_report({take, take}, false).str();
  CHECK_THAT(text, Contains("< 5s  MISSED\n"));
  CHECK_THAT(text, Contains("A missed aim does not fail a take"));
  const std::string note = "answer time p50: nobody is that fast.\n";
  CHECK(text.find(note) == text.rfind(note));
  CHECK_THAT(text, Contains(note) && Contains("2 passed, 0 failed"));
}

TEST_CASE("terminal_report: a failure says where, when, what was expected and seen", "[report]") {
  const std::string text = harness::terminal_report({tests::failed_take()}, false).str();
  CHECK_THAT(text, Contains("FAILED  interrupt/example"));
  CHECK_THAT(text, Contains("scenarios/interrupt/example.yaml:12:5"));
  CHECK_THAT(text, Contains("when      30s (2026-01-05T09:00:30.000Z)"));
  CHECK_THAT(text, Contains("seen      no mail to john"));
  CHECK_THAT(text, Contains("29s  hermes  api.call sqs.ReceiveMessage"));
  CHECK_THAT(text, Contains("0 passed, 1 failed;"));
}

TEST_CASE("terminal_report: tasks that ended badly, with what they printed", "[report]") {
  const std::string text = harness::terminal_report({tests::own_take()}, false).str();
  CHECK_THAT(text, Contains("tasks that ended badly in mine/own:\n"
                            "  worker c3b52be4 ended 4m12s, exit 1: Essential container in task "
                            "exited; 5 such tasks, the first at 12s\n"
                            "    | throw new Error(\"boom\");\n"
                            "    | Error: boom <here>\n"
                            "  cruncher 0badc0de ended 50s, TaskFailedToStart: "
                            "CannotPullContainerError: docker.io/library/cruncher:1.2: not "
                            "found\n\n"));
}

TEST_CASE("terminal_report: text of several lines stays in its column", "[report]") {
  CHECK_THAT(harness::terminal_report({tests::own_take()}, false).str(),
             Contains("  seen      0 running, 1 STOPPED\n            and a second line\n"));
}

TEST_CASE("terminal_report: escape codes only if colours are wanted", "[report]") {
  const std::string plain = harness::terminal_report({tests::failed_take()}, false).str();
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK_THAT(harness::terminal_report({tests::failed_take()}, true).str(),
             Contains("\x1b[1;31mFAILED"));
}

TEST_CASE("terminal_report: no text of a take reaches the terminal as it came", "[report]") {
  const std::string hostile =
      "\x1b]0;owned\x07\xC2\x9B"
      "2J";
  const std::string tame = "\\u001b]0;owned\\u0007\\u009b2J";
  harness::Take take = tests::failed_take();
  take.scenario = hostile;
  take.errors[hostile] = take.refused[hostile] = 1;
  take.unvirtual = {hostile};
  take.figures = {{hostile, 1, "s", hostile, hostile, true}};
  harness::Failure& failure = take.failures.at(0);
  failure.what = failure.expected = failure.seen = failure.place.file = hostile;
  failure.last_events = {{1, take.story->begin, hostile, hostile, hostile, 0, {}}};
  for (const bool colour : {false, true}) {
    std::string text = harness::terminal_report({take}, colour).str() +
                       harness::seeds_line(hostile, {take}, colour).str();
    CHECK_THAT(text, Contains(tame));
    for (const std::string ours : {"\x1b[32m", "\x1b[1;31m", "\x1b[0m"}) {
      for (std::size_t at = text.find(ours); colour && at != text.npos; at = text.find(ours)) {
        text.erase(at, ours.size());
      }
    }
    CHECK(text.find_first_of("\x1b\x07\xC2") == std::string::npos);
  }
}

TEST_CASE("seeds_line: how many passed, and how to play the first failure again", "[report]") {
  const auto take = tests::example_take();
  CHECK(harness::seeds_line("a.yaml", {take, take}, false).str() ==
        "interrupt/example: 2/2 passed\n");
  const std::string text = harness::seeds_line("a.yaml", {take, tests::failed_take()}, false).str();
  CHECK_THAT(text, Contains("1/2 passed"));
  CHECK_THAT(text, Contains("first to fail: seed 7, mail"));
  CHECK_THAT(text, Contains("backlot run a.yaml --seed 7\n"));
}
