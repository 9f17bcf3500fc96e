// Every kind of expectation, seen to hold and seen to fail: each sees the same take, in which one
// mail was answered and one preview was asked for.
#include "tests/harness/webordinary/play.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr char kOneMail[] = R"(claude:
  - {takes: 60s, files: {src/pages/index.astro: blue}}
steps:
  - mail: {from: john@ameliastamps.test, thread: header, text: Make the header blue}
  - expect: {answered: {thread: header, within: 10m}}
  - call:
      operation: dynamodb.GetItem
      input: {TableName: webordinary-queue-tracking, Key: {containerId: {S: a}}}
      error: ValidationException
expect:
)";

harness::Take expecting(const std::vector<std::string>& expectations) {
  std::string text = kOneMail;
  for (const std::string& expectation : expectations) text += "  - " + expectation + "\n";
  return tests::play(text);
}

// An expectation that does not hold, and how its failure reads.
struct Missed {
  std::string expectation;
  std::string expected;
  std::string seen;
};

void check_missed(const std::vector<Missed>& all) {
  std::vector<std::string> expectations;
  for (const Missed& missed : all) expectations.push_back(missed.expectation);
  const harness::Take take = expecting(expectations);
  REQUIRE(take.failures.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const harness::Failure& failure = take.failures[i];
    INFO(all[i].expectation);
    CHECK(all[i].expectation.starts_with("{" + failure.what + ": "));
    CHECK(failure.expected == all[i].expected);
    CHECK_THAT(failure.seen, StartsWith(all[i].seen));
    // The first is on the line after `expect:`.
    CHECK(failure.place.line == 13 + static_cast<int>(i));
    CHECK(failure.place.column == 6);
    CHECK_FALSE(failure.last_events.empty());
  }
}

}  // namespace

TEST_CASE("expect: what can be seen holds", "[scenario][expect]") {
  const harness::Take take = expecting({
      "{mail: {to: john@ameliastamps.test, thread: header, contains: 'Done: Make', count: 1}}",
      "{mail: {at_least: 1}}",
      "{mail: {to: office@ameliastamps.test, count: 0}}",
      "{event: {kind: claude.finished, actor: claude/ameliastamps-website-john, count: 1}}",
      "{event: {kind: claude.finished, contains: '\"takes_ms\":60000', at_most: 1}}",
      "{event: {kind: api.error, subject: dynamodb.GetItem, at_least: 1, at_most: 2}}",
      "{event: {kind: claude.failed, at_most: 0}}",
      "{queue: {name: webordinary-input-ameliastamps-website-john, empty: true}}",
      "{queue: {name: webordinary-dlq-ameliastamps-website-john, visible: 0, in_flight: 0}}",
      "{tasks: {container: ameliastamps-website-john, running: 1}}",
      "{tasks: {service: webordinary-hermes-service, running: 1}}",
      "{tasks: {family: webordinary-edit-task, running: 1}}",
      "{stopped: {family: webordinary-edit-task, count: 0}}",
      "{stopped: {service: webordinary-hermes-service, exit_code: 1, at_most: 0}}",
      "{item: {table: webordinary-containers, key: {containerId: ameliastamps-website-john}, has: "
      "{status: running}}}",
      "{item: {table: webordinary-containers, key: {containerId: nobody}, absent: true}}",
      "{git: {site: ameliastamps/website, file: README.md, contains: ameliastamps}}",
      "{git: {site: ameliastamps/website, thread: header, at: workspace, message: 'Edit: Make the "
      "header blue', commits_at_least: 1}}",
      "{git: {site: ameliastamps/website, thread: header, at: workspace, file: "
      "src/pages/index.astro, contains: blue}}",
      "{git: {site: ameliastamps/website, branch: main, at: workspace, container: "
      "ameliastamps-website-john, file: README.md}}",
      "{alarm: {name: depth-webordinary-dlq-ameliastamps-website-john, state: OK, within: 5m}}",
      "{answered: {thread: header, interrupted: 0, failed: 0}}",
      "{answered: {all: true}}",
      "{api: {operation: ecs.RunTask, actor: webordinary-hermes, count: 1}}",
      "{api: {operation: dynamodb.GetItem, error: ValidationException, actor: scenario, count: 1}}",
      "{api: {operation: dynamodb.GetItem, error: AccessDenied, count: 0}}",
  });
  CHECK(tests::failures_of(take) == "");
}

TEST_CASE("expect mail: says how many, to whom and about what, and what else came",
          "[scenario][expect]") {
  const std::string other = "; the last other one says 'Done: Make the header blue'";
  check_missed({
      {"{mail: {to: john@ameliastamps.test, count: 2}}",
       "exactly 2 mails to john@ameliastamps.test", "1 of 1 mails to users"},
      {"{mail: {to: office@ameliastamps.test}}", "at least 1 mail to office@ameliastamps.test",
       "0 of 1 mails to users" + other},
      {"{mail: {thread: header, contains: Sorry}}",
       "at least 1 mail in the thread 'header' that contains 'Sorry'",
       "0 of 1 mails to users" + other},
      {"{mail: {thread: header, at_least: 2, within: 90s}}",
       "at least 2 mails in the thread 'header' within 1m30s", "1 of 1 mails to users"},
  });
}

TEST_CASE("expect event: a kind that never comes is answered with those that do",
          "[scenario][expect]") {
  const harness::Take take = expecting({"{event: {kind: ecs.health}}"});
  REQUIRE(take.failures.size() == 1);
  CHECK_THAT(take.failures[0].seen,
             StartsWith("0, and no event ecs.health of anything; the kinds "
                        "in this take are api.call, api.error, api.reply, "));
  CHECK_THAT(take.failures[0].seen, Contains(", ecs.output, "));
}

TEST_CASE("expect event: counts what fits all that is said of it", "[scenario][expect]") {
  check_missed({
      {"{event: {kind: claude.failed}}", "at least 1 event claude.failed", "0"},
      {"{event: {kind: claude.finished, count: 2}}", "exactly 2 events claude.finished", "1"},
      {"{event: {kind: claude.finished, at_most: 0}}", "at most 0 events claude.finished", "1"},
      {"{event: {kind: claude.finished, at_least: 2, at_most: 5}}",
       "at least 2, at most 5 events claude.finished", "1"},
      {"{event: {kind: claude.finished, actor: claude/somebody}}",
       "at least 1 event claude.finished of claude/somebody", "0"},
      {"{event: {kind: claude.finished, subject: another}}",
       "at least 1 event claude.finished about another", "0"},
      {"{event: {kind: claude.finished, contains: green}}",
       "at least 1 event claude.finished with 'green'", "0"},
  });
}

TEST_CASE("expect queue: says what is in it", "[scenario][expect]") {
  const std::string input = "webordinary-input-ameliastamps-website-john";
  const std::string nothing = "0 visible, 0 in flight, 0 delayed";
  check_missed({
      {"{queue: {name: " + input + ", visible: 1}}", "the queue " + input + " with 1 visible",
       nothing},
      {"{queue: {name: " + input + ", visible: 0, in_flight: 3}}",
       "the queue " + input + " with 0 visible 3 in flight", nothing},
      {"{queue: {name: " + input + ", empty: false}}",
       "the queue " + input + " with at least one message", nothing},
      {"{queue: {name: nowhere, empty: true}}", "the queue nowhere with no message",
       "no such queue"},
  });
}

TEST_CASE("expect stopped: says how those ended that have stopped", "[scenario][expect]") {
  check_missed({
      {"{stopped: {family: webordinary-edit-task, exit_code: 1}}",
       "at least 1 stopped task of the family webordinary-edit-task with exit code 1",
       "0, as no task of it has stopped"},
      {"{stopped: {service: webordinary-hermes, count: 0}}",
       "exactly 0 stopped tasks of the service webordinary-hermes",
       "0, as no task of it has stopped; there never was a service 'webordinary-hermes'; expected "
       "one of: webordinary-hermes-service"},
  });
  const harness::Take take = tests::play(R"(steps:
  - crash: {service: webordinary-hermes-service, exit_code: 3}
  - wait: 2m
expect:
  - stopped: {service: webordinary-hermes-service, exit_code: 4, reason: memory}
)");
  REQUIRE(take.failures.size() == 1);
  CHECK(take.failures[0].expected ==
        "at least 1 stopped task of the service webordinary-hermes-service with exit code 4 for "
        "a reason with 'memory'");
  CHECK(take.failures[0].seen ==
        "0; 1 stopped: EssentialContainerExited, exit 3, Essential container in task exited");
}

TEST_CASE("expect tasks: says how many run, and what the others are", "[scenario][expect]") {
  check_missed({
      {"{tasks: {container: ameliastamps-website-john, running: 2}}",
       "2 running tasks of the container ameliastamps-website-john", "1 running"},
      {"{tasks: {family: webordinary-edit-task, running: 0}}",
       "0 running tasks of the family webordinary-edit-task", "1 running"},
      {"{tasks: {service: webordinary-hermes-service, running: 2}}",
       "2 running tasks of the service webordinary-hermes-service", "1 running"},
      {"{tasks: {container: ameliastamps-website-john, running: 1, service: none}}",
       "1 running tasks of the container ameliastamps-website-john of the service none",
       "0 running"},
      {"{tasks: {family: webordinary-edit-tsk, running: 0}}",
       "0 running tasks of the family webordinary-edit-tsk",
       "0 running; there never was a family 'webordinary-edit-tsk'; expected one of: "
       "webordinary-edit-task, webordinary-hermes; did you mean 'webordinary-edit-task'?"},
      {"{tasks: {service: webordinary-hermes, running: 0}}",
       "0 running tasks of the service webordinary-hermes",
       "0 running; there never was a service 'webordinary-hermes'; expected one of: "
       "webordinary-hermes-service"},
  });
}

TEST_CASE("expect item: says what the item is, or why there is none", "[scenario][expect]") {
  const std::string key = "{containerId: ameliastamps-website-john}";
  const std::string key_text = R"({"containerId":"ameliastamps-website-john"})";
  check_missed({
      {"{item: {table: webordinary-containers, key: " + key + ", has: {status: stopped}}}",
       "in webordinary-containers the item " + key_text + R"( with {"status":"stopped"})",
       R"({"claimedAt":{"N":")"},
      {"{item: {table: webordinary-containers, key: " + key + ", has: {colour: blue}}}",
       "in webordinary-containers the item " + key_text + R"( with {"colour":"blue"})",
       R"({"claimedAt":{"N":")"},
      {"{item: {table: webordinary-containers, key: " + key + ", absent: true}}",
       "no item " + key_text + " in webordinary-containers", R"({"claimedAt":{"N":")"},
      {"{item: {table: webordinary-containers, key: {containerId: x}, has: {status: a}}}",
       R"(in webordinary-containers the item {"containerId":"x"} with {"status":"a"})",
       "no such item"},
      {"{item: {table: webordinary-queue-tracking, key: {containerId: x}, absent: true}}",
       R"(no item {"containerId":"x"} in webordinary-queue-tracking)",
       "ValidationException: The provided key element does not match the schema"},
      {"{item: {table: nowhere, key: {n: 1}, absent: true}}", R"(no item {"n":1} in nowhere)",
       "ResourceNotFoundException: "},
  });
}

TEST_CASE("expect git: says what is on the branch", "[scenario][expect]") {
  const std::string site = "{git: {site: ameliastamps/website, ";
  const harness::Take take = expecting({"{event: {kind: cloudwatch.alarm}}"});
  const std::string thread = tests::webordinary_story(take).inbounds.at(0).thread;
  const std::string branch = "the branch thread-" + thread + " of ameliastamps/website";
  check_missed({
      {site + "thread: header, file: README.md}}", branch + " with the file README.md",
       "no such branch"},
      {site + "thread: header, at: workspace, file: a.md}}",
       branch + " (workspace) with the file a.md",
       "1 commits ahead of main, 'Edit: Make the header blue'; no such file"},
      {site + "thread: header, at: workspace, file: src/pages/index.astro, contains: green}}",
       branch + " (workspace) with the file src/pages/index.astro that contains 'green'",
       "1 commits ahead of main, 'Edit: Make the header blue'; the file says 'blue"},
      {site + "thread: header, at: workspace, message: Auto-save}}",
       branch + " (workspace) with a commit 'Auto-save'", "1 commits ahead of main"},
      {site + "thread: header, at: workspace, commits_at_least: 2}}",
       branch + " (workspace) at least 2 commits ahead of main", "1 commits ahead of main"},
      {site + "branch: main, at: workspace, container: ameliastamps-website-office, file: a}}",
       "the branch main of ameliastamps/website (workspace) with the file a", "no workspace"},
  });
}

TEST_CASE("expect alarm, answered, api: say what was seen instead", "[scenario][expect]") {
  check_missed({
      {"{alarm: {name: webordinary-email-dlq, state: ALARM}}",
       "the alarm webordinary-email-dlq in state ALARM", "OK: "},
      {"{alarm: {name: none, state: OK}}", "the alarm none in state OK", "no such alarm"},
      {"{answered: {thread: header, interrupted: 1}}",
       "every message of the thread 'header' answered, 1 as interrupted",
       "1 written, 1 answered (0 as interrupted), 0 in a dead-letter queue"},
      {"{answered: {all: true, failed: 1}}",
       "every message that was written answered or in a dead-letter queue, 1 in a dead-letter "
       "queue",
       "1 written, 1 answered (0 as interrupted), 0 in a dead-letter queue"},
      {"{api: {operation: ecs.RunTask, count: 2}}", "exactly 2 calls of ecs.RunTask", "1"},
      {"{api: {operation: ecs.RunTask, actor: scenario}}",
       "at least 1 call of ecs.RunTask by scenario", "0"},
      {"{api: {operation: dynamodb.GetItem, error: ValidationException, at_least: 2}}",
       "at least 2 calls of dynamodb.GetItem that failed with ValidationException", "1"},
      {"{api: {operation: dynamodb.GetItem, error: ValidationException, actor: somebody}}",
       "at least 1 call of dynamodb.GetItem by somebody that failed with ValidationException", "0"},
  });
}

TEST_CASE("expect: a thread in which nobody has written is not answered", "[scenario][expect]") {
  const harness::Take take =
      tests::play("steps:\n  - wait: 1m\nexpect:\n  - answered: {all: true}\n");
  REQUIRE(take.failures.size() == 1);
  CHECK(take.failures[0].seen ==
        "0 written, 0 answered (0 as interrupted), 0 in a dead-letter queue");
}

TEST_CASE("expect within: waits no longer than it must, and no longer than it may",
          "[scenario][expect]") {
  const std::string mail =
      "claude: [{takes: 60s}]\nsteps:\n"
      "  - mail: {from: john@ameliastamps.test, thread: header, text: Make it blue}\n";
  const harness::Take met =
      tests::play(mail + "  - expect: {event: {kind: claude.started, within: 10h}}\n");
  CHECK(tests::failures_of(met) == "");
  CHECK(met.simulated < 5min);
  const harness::Take missed =
      tests::play(mail + "  - expect: {event: {kind: claude.started, within: 10s}}\n");
  REQUIRE(missed.failures.size() == 1);
  CHECK(missed.failures[0].expected == "at least 1 event claude.started within 10s");
  const sim::Duration failed_at =
      missed.failures[0].time - tests::webordinary_story(missed).inbounds.at(0).arrived;
  CHECK(failed_at == 10s);
}
