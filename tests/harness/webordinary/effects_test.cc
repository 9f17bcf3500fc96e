// Nothing in a file is without effect in silence.
#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using namespace harness;

namespace {

std::string playing(const std::string& steps) {
  return "title: x\nworld: world.yaml\nsteps:\n" + steps;
}

std::string with_claude(const std::string& rules, const std::string& steps = "steps: []\n") {
  return "title: x\nworld: world.yaml\nclaude:\n" + rules + steps;
}

}  // namespace

TEST_CASE("read_scenario: a key that another takes the effect from", "[scenario][reader]") {
  const std::pair<std::string, std::string> cases[] = {
      {"  - expect: {mail: {count: 1, at_least: 1}}\n",
       "a.yaml:4:41: 'at_least' has no effect: 'count' says how many"},
      {"  - expect: {event: {kind: sqs.sent, count: 1, at_most: 2}}\n",
       "a.yaml:4:57: 'at_most' has no effect: 'count' says how many"},
      {"  - expect: {api: {operation: sqs.SendMessage, at_least: 0}}\n",
       "a.yaml:4:58: 'at_least' has no effect: there are never fewer"},
      {"  - expect: {event: {kind: sqs.sent, at_least: 3, at_most: 2}}\n",
       "a.yaml:4:60: 'at_most': no number is at least 3 and at most 2"},
      {"  - expect: {git: {site: acme/site, message: m, contains: c}}\n",
       "a.yaml:4:59: 'contains' has no effect: there is no 'file' that could contain it"},
      {"  - expect: {git: {site: acme/site, file: f, container: acme-site-jo}}\n",
       "a.yaml:4:57: 'container' has no effect: only `at: workspace` looks into a container"},
      {"  - expect: {git: {site: acme/site, file: f, at: workspace}}\n",
       "a.yaml:4:50: 'at': whose workspace? Give 'container' or 'thread'"},
      {"  - sms: {from: jo@acme.test, thread: a, text: t}\n"
       "  - expect: {git: {site: acme/site, file: f, thread: a, branch: b}}\n",
       "a.yaml:5:54: 'thread' has no effect: 'branch' says which"},
      {"  - expect: {item: {table: t, key: {id: x}, absent: true, has: {a: b}}}\n",
       "a.yaml:4:64: 'has' has no effect: an absent item has nothing"},
      {"  - expect: {item: {table: t, key: {id: x}, has: {}}}\n", "a.yaml:4:50: 'has' is empty"},
      {"  - expect: {answered: {all: false}}\n",
       "a.yaml:4:30: 'all' has no effect: give 'thread', or `all: true`"},
      {"  - sms: {from: jo@acme.test, thread: a, text: t}\n"
       "  - expect: {answered: {all: true, thread: a}}\n",
       "a.yaml:5:30: 'all' has no effect: 'thread' says whose messages"},
      {"  - load: {sessions: 3, projects: 1, containers: 4}\n",
       "a.yaml:4:50: 'containers': no more than the sessions can be in use, which are 3"},
      {"  - load: {sessions: 9, projects: 4, containers: 3}\n",
       "a.yaml:4:35: 'projects': no more than the users can be in use, which are 3"},
      {"  - load: {sessions: 3, projects: 1, over: 1m, burst: 2m}\n",
       "a.yaml:4:55: 'burst': is longer than the span in which all mails come, 1m"},
      {"  - load: {sessions: 3, projects: 1, mails_each: 1, patient: true}\n",
       "a.yaml:4:62: 'patient' has no effect: nobody writes a second mail"},
      {"  - fix: slow\n",
       "a.yaml:4:10: the rule 'slow' does not misbehave: there is nothing to fix"},
      {"  - call: {operation: sqs.GetQueueUrl, input: {QueueName: '${acount}'}}\n",
       "a.yaml:4:59: '${acount}' stands for nothing; expected one of: account, region; did you "
       "mean 'account'?"},
      {"  - call: {operation: dynamodb.BatchGetItem, input: {RequestItems: {'${region}': {}}}}\n",
       "a.yaml:4:69: '${region}' stands for nothing in a key"},
      // What stays as it is.
      {"  - call: {operation: dynamodb.PutItem, input: {TableName: t, Item: {'$${region}': "
       "{S: '$${acount}'}}}}\n",
       ""},
      {"  - sms: {from: jo@acme.test, thread: a, text: '${acount}'}\n"
       "  - expect: {git: {site: acme/site, file: f, thread: a, branch: b, at: workspace}}\n"
       "  - expect: {event: {kind: sqs.sent, at_least: 0, at_most: 2, contains: '${aws:user}'}}\n",
       "a.yaml:6:48: 'at_least' has no effect: there are never fewer"},
      {"  - expect: {event: {kind: sqs.sent, at_least: 1, at_most: 2, contains: '${aws:user}'}}\n",
       ""},
  };
  const tests::Files files;
  for (const auto& [steps, error] : cases) {
    INFO(steps);
    CHECK(files.errors_of_scenario(playing(steps)) == error);
    if (steps.find("expect") != 4) continue;
    // The same at the end of the take, where the list begins a line later.
    std::string at_end = "title: x\nworld: world.yaml\nsteps: []\nexpect:\n" + steps;
    at_end.replace(at_end.find("- expect: {"), 11, "- {        ");
    CHECK((files.errors_of_scenario(at_end) == "") == (error == ""));
  }
}

TEST_CASE("read_scenario: rules of Claude Code that are never reached", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario(with_claude("  - {takes: 5s}\n  - {when: blue, fails: true}\n")) ==
        "a.yaml:5:5: this rule is never reached: the one on line 4 is for all instructions");
  CHECK(files.errors_of_scenario(with_claude("  - {when: blue}\n  - {takes: 5s}\n")) == "");
  CHECK(files.errors_of_scenario(with_claude("  - {fails: true, crashes_container: true}\n")) ==
        "a.yaml:4:13: 'fails' has no effect: the container has crashed by then");
  CHECK(files.errors_of_scenario(
            with_claude("  - {name: broken, fails: true}\n", "steps: [{fix: broken}]\n")) == "");
}

TEST_CASE("read_world: variables of an engine's containers are the user's, too",
          "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_world(
            "world: a\nimages: {i: {engine: {env: {A: '${NO_SUCH_VARIABLE}'}}}}\n") ==
        "world.yaml:2:32: the environment variable NO_SUCH_VARIABLE is not set; "
        "'${NO_SUCH_VARIABLE}' needs it");
  CHECK(files.errors_of_world("world: a\nimages: {i: {engine: {env: {A=B: c}}}}\n") ==
        "world.yaml:2:29: 'A=B' is no name of a variable");
}
