// Entries of a world's lists that are one thing: in one file, and where worlds are composed.
#include "harness/webordinary/config.h"
#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using namespace harness;

TEST_CASE("read_world: two entries that are one thing in one file", "[scenario][reader]") {
  const tests::Files files;
  const std::pair<std::string, std::string> cases[] = {
      {"sites:\n  - {client: a, project: b}\n  - {client: a, project: b, files: {x: y}}\n",
       "world.yaml:4:5: the site 'a/b' is there already, on line 3"},
      {"sites: [{client: a, project: b}]\nusers:\n  - {email: j@x, client: a, project: b}\n"
       "  - {email: j@x, client: a, project: b}\n",
       "world.yaml:5:5: the user 'j@x' is there already, on line 4"},
      {"claude:\n  - {name: r, when: a}\n  - {name: r}\n",
       "world.yaml:4:5: the rule 'r' is there already, on line 3"},
      {"setup:\n  - sqs.CreateQueue: {QueueName: q}\n  - sqs.CreateQueue: {QueueName: p}\n"
       "  - sqs.CreateQueue: {QueueName: q, tags: {a: b}}\n",
       "world.yaml:5:5: the queue 'q' is there already, on line 3"},
      {"setup:\n  - ses.CreateReceiptRule: {RuleSetName: s, Rule: {Name: r}}\n"
       "  - ses.CreateReceiptRule: {RuleSetName: t, Rule: {Name: r}}\n"
       "  - ses.CreateReceiptRule: {RuleSetName: s, Rule: {Name: r}}\n",
       "world.yaml:5:5: the receipt rule 's/r' is there already, on line 3"},
      {"setup:\n  - ecs.CreateService: {serviceName: s}\n"
       "  - ecs.CreateService: {cluster: c, serviceName: s}\n",
       ""},
      // A second revision, and two items of a table.
      {"setup:\n  - ecs.RegisterTaskDefinition: {family: f}\n"
       "  - ecs.RegisterTaskDefinition: {family: f}\n"
       "  - dynamodb.PutItem: {TableName: t, Item: {}}\n"
       "  - dynamodb.PutItem: {TableName: t, Item: {}}\n",
       ""},
  };
  for (const auto& [text, error] : cases) {
    INFO(text);
    CHECK(files.errors_of_world("world: a\n" + text) == error);
  }
  CHECK(files.errors_of_world("world: a\nsites:\n  - {client: a-b, project: c}\n"
                              "  - {client: a, project: b-c}\n") ==
        "world.yaml:4:5: the sites 'a-b/c' and 'a/b-c' would both be 'a-b-c'");
}

TEST_CASE("read_scenario: two rules of one name", "[scenario][reader]") {
  const tests::Files files;
  CHECK(files.errors_of_scenario("title: x\nworld: world.yaml\nsteps: []\nclaude:\n"
                                 "  - {name: r, when: a}\n  - {name: r, when: b}\n") ==
        "a.yaml:6:5: the rule 'r' is there already, on line 5");
}

TEST_CASE("read_world: secrets are added to those of the extended world", "[scenario][reader]") {
  const tests::Files files;
  files.write("base.yaml", "world: b\nprograms: {at_once: 5, secrets: {A: a, B: b}}\n");
  const WorldConfig world =
      files.world("world: t\nextends: base.yaml\nprograms: {secrets: {B: c, D: d}}\n");
  CHECK(world.programs.most_at_once == 5);
  CHECK(world.programs.secrets ==
        std::map<std::string, std::string>{{"A", "a"}, {"B", "c"}, {"D", "d"}});
}

TEST_CASE("read_world: an entry replaces the one of the extended world that is the same thing",
          "[scenario][reader]") {
  const tests::Files files;
  files.write("base.yaml", R"(world: base
users:
  - {email: jo@a.test, client: a, project: s}
  - {email: kim@a.test, client: a, project: s}
sites: [{client: a, project: s, files: {x: base}}, {client: a, project: t}]
claude: [{name: slow, when: blue, takes: 1m}, {takes: 2s}]
setup:
  - sqs.CreateQueue: {QueueName: q}
  - ecs.RegisterTaskDefinition: {family: f, cpu: "1"}
  - sqs.CreateQueue: {QueueName: r}
)");
  const WorldConfig world = files.world(R"(world: top
extends: base.yaml
users: [{email: jo@a.test, client: a, project: t}]
sites: [{client: a, project: s, files: {x: top}}]
claude: [{name: slow, when: blue, takes: 3m}, {when: red, takes: 4s}]
setup:
  - sqs.CreateQueue: {QueueName: q, Attributes: {DelaySeconds: "5"}}
  - sqs.CreateQueue: {QueueName: p}
  - ecs.RegisterTaskDefinition: {family: f, cpu: "2"}
)");
  const WebordinaryConfig platform = webordinary_config(world);
  REQUIRE(platform.users.size() == 2);
  CHECK(platform.users[0].email == "jo@a.test");
  CHECK(platform.users[0].project == "t");
  REQUIRE(platform.sites.size() == 2);
  CHECK(platform.sites[0].files.at("x") == "top");
  // Rules are tried in order: those of the file that extends another come first.
  REQUIRE(platform.claude.size() == 3);
  CHECK(platform.claude[0].when == "red");
  CHECK(platform.claude[1].name == "slow");
  CHECK(platform.claude[1].takes.to_text() == "3m");
  CHECK(platform.claude[2].when.empty());
  // What comes after a call finds what it made.
  REQUIRE(world.setup.size() == 4);
  CHECK(world.setup[0].input == R"({"QueueName":"q","Attributes":{"DelaySeconds":"5"}})");
  CHECK(world.setup[1].input == R"({"family":"f","cpu":"2"})");
  CHECK(world.setup[2].input == R"({"QueueName":"r"})");
  CHECK(world.setup[3].input == R"({"QueueName":"p"})");
}
