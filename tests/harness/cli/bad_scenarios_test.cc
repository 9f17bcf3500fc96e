// A scenario with a mistake, given to the program: where it is, what was expected, nothing played.
#include <filesystem>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using tests::backlot;
using tests::Ran;

namespace {

struct Mistake {
  std::string step;
  std::string error;  // without the file's name
};

const Mistake kMistakes[] = {
    {"mial: {from: jo@acme.test, thread: a, text: b}",
     ":5:5: unknown step 'mial'; expected one of: mail, sms, chat, preview, wait, crash, fix, "
     "redrive, message, call, load, expect; did you mean 'mail'?"},
    {"wait: 30x",
     ":5:11: 'wait': expected a duration: a number with a unit (ms, s, m, h, d), such as 90s, 20m "
     "or 1h30m, not '30x'"},
    {"mail: {from: kim@acme.test, thread: a, text: b}",
     ":5:18: unknown user 'kim@acme.test'; expected one of: jo@acme.test; did you mean "
     "'jo@acme.test'?"},
    {"expect: {answered: {thread: b, within: 5m}}",
     ":5:33: unknown thread 'b'; there are none here"},
    {"expect: {tasks: {running: 1}}",
     ":5:14: expects nothing: give one of 'container', 'family', 'service'"},
    {"expect: {git: {site: acme/site, at: workspace}}",
     ":5:14: expects nothing: give one of 'file', 'message', 'commits_at_least'"},
    {"expect: {answered: {interrupted: 1}}", ":5:14: expects nothing: give one of 'thread', 'all'"},
    {"expect: {item: {table: t, key: {id: x}}}",
     ":5:14: expects nothing: give one of 'has', 'absent'"},
    {"expect: {mial: {count: 1}}",
     ":5:14: unknown expectation 'mial'; expected one of: mail, event, queue, tasks, item, git, "
     "alarm, answered, api; did you mean 'mail'?"},
    {"expect: {event: {kind: a, within: 5}}",
     ":5:39: 'within': expected a duration: a number with a unit (ms, s, m, h, d), such as 90s, "
     "20m or 1h30m, not 5"},
    {"call: {operation: sqs.SendMesage}",
     ":5:5: sqs has no operation 'SendMesage' here; did you mean 'SendMessage'?"},
    {"expect: {api: {operation: sqz.SendMessage, count: 1}}",
     ":5:14: unknown service 'sqz'; expected one of: sqs, sns, dynamodb, cloudwatch, logs, sts, "
     "ses, sesv2, ecs; did you mean 'sqs'?"},
};

// A scenario that would pass, but for this step.
struct Broken : tests::Folder {
  explicit Broken(const std::string& step) {
    write("world.yaml",
          "world: small\nmail: {domains: [edit.acme.test]}\n"
          "users: [{email: jo@acme.test, client: acme, project: site}]\n"
          "sites: [{client: acme, project: site}]\n");
    write("bad.yaml", "title: x\nworld: world.yaml\nsteps:\n  - wait: 1s\n  - " + step + "\n");
    write("good.yaml", "title: x\nworld: world.yaml\nsteps:\n  - wait: 1s\n");
  }
};

}  // namespace

TEST_CASE("run and check: a mistake is one line with its place and what was expected, exit 2",
          "[cli][bad]") {
  for (const Mistake& mistake : kMistakes) {
    INFO(mistake.step);
    const Broken broken(mistake.step);
    const std::string bad = broken.path("bad.yaml");
    for (const char* command : {"run ", "check "}) {
      const Ran ran = backlot(command + bad);
      CHECK(ran.exit_code == 2);
      CHECK(ran.out.empty());
      CHECK(ran.err == bad + mistake.error + "\n");
    }
  }
}

TEST_CASE("run: with one mistake in one file none of the files is played", "[cli][bad]") {
  const Broken broken("wait: 30");
  const Ran ran = backlot("run " + broken.path("good.yaml") + " " + broken.path("bad.yaml") +
                          " --journal " + broken.path("t.sqlite") + " --junit " +
                          broken.path("t.xml") + " --html " + broken.path("t.html"));
  CHECK(ran.exit_code == 2);
  CHECK(ran.out.empty());
  for (const auto& entry : std::filesystem::directory_iterator(broken.path())) {
    INFO(entry.path());
    CHECK(entry.path().extension() == ".yaml");
  }
  CHECK(backlot("run " + broken.path("good.yaml")).exit_code == 0);
}
