// The stand-ins at work in their world: what the documents of the platform intend, played.
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

harness::Take play(const std::string& steps) {
  harness::Take take = tests::play(steps, {}, true);
  INFO(tests::failures_of(take));
  CHECK(take.passed());
  return take;
}

int calls(const harness::Take& take, const std::string& operation,
          const std::string& actor = "webordinary-hermes") {
  return tests::count(take, "api.call", operation, actor);
}

// Lines that a program printed and that contain this.
int printed(const harness::Take& take, const std::string& text) {
  int lines = 0;
  for (const sim::Event& event : take.journal) {
    if (event.kind == "ecs.output" && event.data.find(text) != std::string::npos) ++lines;
  }
  return lines;
}

// `mails` mails at once, each in a thread of its own, to one container.
std::string mails_at_once(int mails) {
  std::string steps;
  for (int i = 1; i <= mails; ++i) {
    steps += "  - mail: {from: john@ameliastamps.test, thread: t" + std::to_string(i) +
             ", text: Request " + std::to_string(i) + "}\n";
  }
  return steps;
}

}  // namespace

TEST_CASE("Hermes: two first mails at once make one set of queues", "[standins][hermes]") {
  const harness::Take take = play("claude: [{takes: 20s}]\nsteps:\n" + mails_at_once(2) +
                                  "expect:\n  - answered: {all: true, within: 10m}\n");
  CHECK(calls(take, "sqs.CreateQueue") == 3);
  CHECK(calls(take, "cloudwatch.PutMetricAlarm") == 1);
  CHECK(calls(take, "dynamodb.PutItem") == 1);
  CHECK(printed(take, "creating the queues of ameliastamps-website-john") == 1);
}

TEST_CASE("Hermes: many mails at once start one task, with one wake looking after it",
          "[standins][hermes]") {
  const harness::Take take =
      play("claude: [{takes: 20s}]\nsteps:\n" + mails_at_once(10) +
           "  - expect: {tasks: {container: ameliastamps-website-john, running: 1, within: 2m}}\n");
  CHECK(calls(take, "ecs.RunTask") == 1);
  CHECK(printed(take, "starting a task for ameliastamps-website-john") == 1);
  // A look each 2 s for the 30 to 60 s of the start, whoever asked.
  int looks = 0;
  for (const sim::Event& event : take.journal) {
    if (event.kind == "api.call" && event.subject == "ecs.DescribeTasks") ++looks;
  }
  CHECK(looks >= 10);
  CHECK(looks <= 45);
}

TEST_CASE("Hermes: an answer that comes hours later still reaches the user", "[standins][hermes]") {
  const harness::Take take = play(R"(limit: 48h
claude: [{name: broken, when: carousel, takes: 30s, fails: true}]
steps:
  - mail: {from: john@ameliastamps.test, thread: carousel, text: Add a carousel}
  - expect: {queue: {name: webordinary-dlq-ameliastamps-website-john, visible: 1, within: 30m}}
  - wait: 10h
  - expect: {tasks: {container: ameliastamps-website-john, running: 0}}
  - fix: broken
  - redrive: ameliastamps-website-john
  - preview: carousel
expect:
  - answered: {thread: carousel, within: 15m}
  - mail: {thread: carousel, contains: "Done: Add a carousel", count: 1}
  - mail: {thread: carousel, contains: takes longer than usual, count: 1}
)");
  CHECK(printed(take, "nobody waits for the answer") == 0);
}

TEST_CASE("Hermes: who waits too long is told so, once", "[standins][hermes]") {
  const harness::Take take = play(R"(claude: [{takes: 20m}]
steps:
  - mail: {from: john@ameliastamps.test, thread: slow, text: Rewrite it all}
  - expect: {mail: {thread: slow, contains: takes longer than usual, count: 1, within: 5m30s}}
expect:
  - answered: {thread: slow, within: 30m}
  - mail: {thread: slow, count: 2}
)");
  const auto& inbound = tests::webordinary_story(take).inbounds.at(0);
  CHECK(inbound.replies.at(0) - inbound.arrived >= 5min);
}

TEST_CASE("Hermes: a container that dies is started again", "[standins][hermes]") {
  const harness::Take take = play(R"(claude: [{takes: 2m}]
steps:
  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}
  - expect: {event: {kind: claude.started, count: 1, within: 3m}}
  - crash: {container: ameliastamps-website-john}
expect:
  - answered: {thread: header, within: 20m}
)");
  const auto& tasks = take.story->tasks;
  REQUIRE(tasks.size() == 3);
  CHECK(*tasks[2].running - *tasks[1].stopping < 90s);
}

TEST_CASE("edit container: a message that comes as it falls asleep keeps it awake or wakes it",
          "[standins][container]") {
  const std::string steps = R"(claude: [{takes: 60s}]
steps:
  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}
  - expect: {event: {kind: ecs.output, contains: "idle: pushing all work", within: 30m}}
  - wait: MOMENT
  - mail: {from: john@ameliastamps.test, thread: header, text: Make it green}
expect:
  - answered: {all: true, within: 10m}
)";
  for (const char* moment : {"1ms", "5ms", "10ms", "20ms", "40ms", "1s"}) {
    INFO(moment);
    play(tests::edited(steps, {"MOMENT", moment}));
  }
}

TEST_CASE("edit container: a command of each type is answered", "[standins][container]") {
  std::string steps =
      "claude: [{takes: 20s}]\nsteps:\n"
      "  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}\n"
      "  - expect: {answered: {thread: header, within: 10m}}\n";
  for (const char* type : {"build", "commit", "preview", "interrupt", "push"}) {
    steps += std::string("  - message:\n      container: ameliastamps-website-john\n") +
             "      body: '{\"sessionId\":\"s\",\"commandId\":\"" + type +
             "\",\"timestamp\":1,\"type\":\"" + type +
             "\",\"instruction\":\"x\",\"userEmail\":\"john@ameliastamps.test\","
             "\"chatThreadId\":\"AAAAAAAA\",\"context\":{\"branch\":\"thread-AAAAAAAA\","
             "\"clientId\":\"ameliastamps\",\"projectId\":\"website\",\"userId\":\"john\"}}'\n"
             "  - wait: 1m\n";
  }
  const harness::Take take =
      play(steps + "expect:\n  - event: {kind: claude.finished, count: 2}\n" +
           "  - git: {site: ameliastamps/website, thread: header, commits_at_least: 1}\n" +
           "  - git: {site: ameliastamps/website, branch: thread-AAAAAAAA, commits_at_least: 1}\n");
  for (const char* type : {"build", "commit", "preview", "interrupt", "push"}) {
    INFO(type);
    const harness::CommandStory* command = tests::webordinary_story(take).command(type);
    REQUIRE(command != nullptr);
    CHECK(command->answered.has_value());
    CHECK(command->success);
  }
}

TEST_CASE("edit container: queues per session are served by one container",
          "[standins][container]") {
  const harness::Take take = play(R"(queues_per: session
claude: [{takes: 2m}]
steps:
  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}
  - expect: {answered: {thread: header, within: 10m}}
  - mail: {from: john@ameliastamps.test, thread: footer, text: Make the footer grey}
  - expect: {event: {kind: claude.started, count: 2, within: 3m}}
  - mail: {from: john@ameliastamps.test, thread: header, text: Make it green}
expect:
  - answered: {all: true, interrupted: 1, within: 15m}
)");
  CHECK(calls(take, "sqs.CreateQueue") == 6);
  CHECK(calls(take, "ecs.RunTask") == 1);
  CHECK(tests::webordinary_story(take).commands.at(0).queue ==
        "webordinary-input-ameliastamps-website-" +
            tests::webordinary_story(take).inbounds.at(0).thread);
}

TEST_CASE("edit container: one that is used for more than a day is still known, and not swept",
          "[standins][container]") {
  // Its record in the containers table lives for 24 h after it was last used.
  const std::string mail =
      "  - mail: {from: john@ameliastamps.test, thread: header, text: Make it blue}\n"
      "  - expect: {answered: {thread: header, within: 10m}}\n";
  const harness::Take take =
      tests::play("limit: 48h\nclaude: [{takes: 60s}]\nsteps:\n" + mail + "  - wait: 9h\n" + mail +
                      "  - wait: 9h\n" + mail + "  - wait: 9h\n" + mail + "  - wait: 5h\n",
                  {{"{name: AUTO_SHUTDOWN_MINUTES, value: \"20\"}",
                    "{name: AUTO_SHUTDOWN_MINUTES, value: \"600\"}"}},
                  true);
  CHECK(tests::failures_of(take) == "");
  CHECK(calls(take, "ecs.RunTask") == 1);
  CHECK(calls(take, "sqs.DeleteQueue") == 0);
}
