// The language of scenarios and worlds without the platform that Backlot ships with.
#include <algorithm>
#include <cctype>

#include "harness/scenario/read.h"
#include "tests/harness/scenario/kitchen.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;

namespace {

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string errors_of(const std::string& world, const std::string& scenario,
                      const harness::Platforms& platforms) {
  const tests::Folder folder;
  folder.write("world.yaml", world);
  folder.write("a.yaml", scenario);
  try {
    harness::read_scenario(folder.path("a.yaml"), platforms);
    return {};
  } catch (const harness::FileErrors& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("schema: without a platform no key is one's", "[scenario][foreign]") {
  for (const std::string& schema : {harness::scenario_schema({}), harness::world_schema({})}) {
    for (const char* none : {"hermes", "claude", "webordinary", "queues_per", "\"sites\"",
                             "\"users\"", "standin", "\"answered\"", "\"git\"", "menu"}) {
      INFO(none);
      CHECK(lower(schema).find(none) == std::string::npos);
    }
  }
}

TEST_CASE("schema: a platform's keys, steps, expectations and invariants are in it",
          "[scenario][foreign]") {
  const harness::Platforms platforms{tests::kitchen()};
  const std::string scenario = harness::scenario_schema(platforms);
  for (const char* part : {"\"order\"", "\"served\"", "\"every order served\""}) {
    INFO(part);
    CHECK_THAT(scenario, Contains(part));
  }
  CHECK_THAT(harness::world_schema(platforms), Contains("\"menu\"") && Contains("\"cook\""));
}

TEST_CASE("read_scenario: what only a platform knows is unknown without it",
          "[scenario][foreign]") {
  const std::string head = "title: x\nworld: world.yaml\nsteps:\n";
  CHECK_THAT(errors_of("world: a\n", head + "  - order: {dish: soup}\n", {}),
             Contains("unknown step 'order'; expected one of: mail, wait, crash, stop, call, "
                      "receive, delete, heal, expect"));
  CHECK_THAT(errors_of("world: a\nmenu: [soup]\n", head + "  - wait: 1s\n", {}),
             Contains("unknown key 'menu' of a world; expected one of: world, extends, account, "
                      "region, latency, cold_start, table_times, mail, images, programs, faults, "
                      "without_faults, sometimes, bodies, setup"));
  CHECK_THAT(errors_of("world: a\nimages: {b: {standin: cook}}\n", head + "  - wait: 1s\n", {}),
             Contains("unknown image 'standin'; expected one of: command, engine"));
}

TEST_CASE("read_scenario: a mail of any world says whom it goes to", "[scenario][foreign]") {
  const std::string head = "title: x\nworld: world.yaml\nsteps:\n";
  CHECK_THAT(errors_of("world: a\n", head + "  - mail: {from: a@b.test, thread: t, text: x}\n", {}),
             Contains("a mail step needs the key 'to': To whom: an address."));
  CHECK(errors_of("world: a\n",
                  head + "  - mail: {from: a@b.test, to: c@d.test, thread: t, text: x}\n", {})
            .empty());
}

TEST_CASE("read_scenario: a platform says what is wrong with its own part", "[scenario][foreign]") {
  const harness::Platforms platforms{tests::kitchen()};
  const std::string head = "title: x\nworld: world.yaml\nsteps:\n";
  CHECK_THAT(errors_of("world: a\nmenu: [soup]\n", head + "  - order: {dish: soop}\n", platforms),
             Contains("unknown dish 'soop'; expected one of: soup; did you mean 'soup'?"));
  CHECK_THAT(errors_of("world: a\nmenu: [soup, soup]\n", head + "  - wait: 1s\n", platforms),
             Contains("world.yaml:2:14: the dish 'soup' is there already, on line 2"));
  CHECK_THAT(errors_of("world: a\nmenu: [stone]\n", head + "  - wait: 1s\n", platforms),
             Contains("world.yaml:2:8: nobody eats 'stone'"));
  CHECK_THAT(errors_of("world: a\n", head + "  - order: {dish: nothing}\n", platforms),
             Contains("a.yaml:4:19: 'dish' has no effect: nothing is ordered"));
}

TEST_CASE("read_scenario: what has no effect in any platform's files is an error",
          "[scenario][foreign]") {
  const std::string head = "title: x\nworld: world.yaml\nsteps:\n";
  CHECK_THAT(errors_of("world: a\n", head + "  - expect: {mail: {count: 1, at_least: 1}}\n", {}),
             Contains("a.yaml:4:41: 'at_least' has no effect: 'count' says how many"));
  CHECK_THAT(errors_of("world: a\nsetup:\n  - sqs.CreateQueue: {QueueName: q}\n"
                       "  - sqs.CreateQueue: {QueueName: q}\n",
                       head + "  - wait: 1s\n", {}),
             Contains("world.yaml:4:5: the queue 'q' is there already, on line 3"));
}
