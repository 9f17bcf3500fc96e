#include <filesystem>

#include "harness/webordinary/config.h"
#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace harness;

TEST_CASE("read_world: every key arrives where it belongs", "[scenario][reader]") {
  const tests::Files files;
  const WorldConfig world = files.world(R"(world: all
account: "123456789012"
region: eu-central-1
latency: 1ms
cold_start: median 38s p99 58s
table_times: 5s..12s
queues_per: session
mail: {domains: [edit.acme.test], sandbox: true}
images:
  acme/hermes:latest: {standin: hermes}
  acme/edit: {standin: edit-container}
users:
  - {email: jo@acme.test, client: acme, project: site}
sites:
  - {client: acme, project: site, files: {index.html: "<h1>"}}
  - {client: acme, project: shop}
claude:
  - {takes: 5s}
setup:
  - sqs.CreateQueue: {QueueName: a, Attributes: {VisibilityTimeout: "60"}}
  - dynamodb.CreateTable: {TableName: t, KeySchema: [{AttributeName: id, KeyType: HASH}],
                           BillingMode: PAY_PER_REQUEST, Deletion: false, Nothing: null}
)");
  CHECK(world.name == "all");
  CHECK(world.account == "123456789012");
  CHECK(world.region == "eu-central-1");
  CHECK(world.latency.to_text() == "1ms");
  CHECK(world.cold_start.to_text() == "median 38s p99 58s");
  CHECK(world.table_times.to_text() == "5s..12s");
  const WebordinaryConfig platform = webordinary_config(world);
  CHECK(platform.queues_per == QueuesPer::kSession);
  CHECK(world.mail_domains == std::vector<std::string>{"edit.acme.test"});
  CHECK(world.ses_sandbox);
  CHECK(world.images.at("acme/hermes:latest").standin == "hermes");
  CHECK(world.images.at("acme/edit").standin == "edit-container");
  REQUIRE(platform.users.size() == 1);
  CHECK(platform.users[0].user == "jo");
  REQUIRE(platform.sites.size() == 2);
  CHECK(platform.sites[0].files.at("index.html") == "<h1>");
  CHECK(platform.sites[1].files.contains("src/pages/index.astro"));
  REQUIRE(platform.claude.size() == 1);
  REQUIRE(world.setup.size() == 2);
  CHECK(world.setup[0].service == "sqs");
  CHECK(world.setup[0].operation == "CreateQueue");
  CHECK(world.setup[0].input == R"({"QueueName":"a","Attributes":{"VisibilityTimeout":"60"}})");
  CHECK(world.setup[1].input ==
        R"({"TableName":"t","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],)"
        R"("BillingMode":"PAY_PER_REQUEST","Deletion":false,"Nothing":null})");
}

TEST_CASE("read_world: account and region are filled in to setup calls", "[scenario][reader]") {
  const tests::Files files;
  const std::string text =
      "world: a\nregion: eu-west-1\nsetup:\n"
      "  - sns.CreateTopic: {Name: \"${region}:${account}:${account}\"}\n";
  CHECK(files.world(text).setup[0].input == R"({"Name":"eu-west-1:000000000000:000000000000"})");
  const WorldConfig other =
      read_world(files.path("world.yaml"), tests::platforms(), "123456789012");
  CHECK(other.account == "123456789012");
  CHECK(other.setup[0].input == R"({"Name":"eu-west-1:123456789012:123456789012"})");
}

TEST_CASE("read_world: what is wrong, where, and what was expected", "[scenario][reader]") {
  struct Case {
    std::string text;
    std::string error;
  };
  const Case cases[] = {
      {"account: \"1\"\n", "world.yaml:2:10: 'account': expected 12 digits, not '1'"},
      {"account: 123456789012\n",
       "world.yaml:2:10: 'account': expected text (in quotes if it looks like a number), not "
       "123456789012"},
      {"cold_start: 60s..30s\n",
       "world.yaml:2:13: 'cold_start': expected a duration (5s), a range (30s..60s) or 'median "
       "38s p99 58s', not '60s..30s'"},
      {"images: {a: {standin: hermes2}}\n",
       "world.yaml:2:23: unknown standin 'hermes2'; expected one of: hermes, edit-container; did "
       "you mean 'hermes'?"},
      {"users: [{email: jo, client: a, project: b}]\nsites: [{client: a, project: b}]\n",
       "world.yaml:2:17: 'email': expected an address such as jo@acme.test, not 'jo'"},
      {"users: [{email: jo@x, client: a, project: b}]\nsites: [{client: a, project: c}]\n",
       "world.yaml:2:9: unknown site 'a/b'; expected one of: a/c; did you mean 'a/c'?"},
      {"setup: [{CreateQueue: {}}]\n",
       "world.yaml:2:10: expected `service.Operation`, such as sqs.CreateQueue, not "
       "'CreateQueue'"},
      {"setup: [{sqs.CreateQueue: 5}]\n",
       "world.yaml:2:27: 'sqs.CreateQueue': expected a map, not 5"},
  };
  const tests::Files files;
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(files.errors_of_world("world: a\n" + c.text) == c.error);
  }
}

TEST_CASE("read_scenario: what is wrong with its world is reported as the world's",
          "[scenario][reader]") {
  const tests::Files files;
  files.write("world.yaml", "world: a\nregoin: b\n");
  CHECK(
      files.errors_of_scenario("title: x\nworld: world.yaml\nsteps: []\n") ==
      "world.yaml:2:1: unknown key 'regoin' of a world; expected one of: world, extends, account, "
      "region, latency, cold_start, table_times, mail, images, programs, faults, without_faults, "
      "sometimes, bodies, setup, queues_per, users, sites, claude; did you mean 'region'?");
}

TEST_CASE("read_world: a world that extends another", "[scenario][reader]") {
  const tests::Files files;
  std::filesystem::create_directories(files.path("worlds"));
  files.write("worlds/base.yaml", R"(world: base
region: eu-west-1
cold_start: 5s
mail: {domains: [a.test], sandbox: true}
images:
  hermes: {standin: hermes}
  container:
    command: {argv: [run], files: [{link: base.yaml, to: b}]}
users: [{email: jo@a.test, client: a, project: s}]
sites: [{client: a, project: s}]
claude: [{when: blue, takes: 1s}]
setup: [{sqs.CreateQueue: {QueueName: "${region}-1"}}]
)");
  files.write("middle.yaml", "world: middle\nextends: worlds/base.yaml\ncold_start: 6s\n");
  const WorldConfig world = files.world(R"(world: top
extends: middle.yaml
region: us-west-2
mail: {sandbox: false}
images:
  hermes: {command: {argv: [hermes], files: [{copy: world.yaml, to: w}]}}
claude: [{takes: 2s}]
setup: [{sqs.CreateQueue: {QueueName: "${region}-2"}}]
)");
  const WebordinaryConfig platform = webordinary_config(world);
  CHECK(world.name == "top");
  CHECK(world.region == "us-west-2");
  CHECK(world.cold_start.to_text() == "6s");
  CHECK(world.mail_domains == std::vector<std::string>{"a.test"});
  CHECK_FALSE(world.ses_sandbox);
  REQUIRE(world.images.size() == 2);
  CHECK_FALSE(world.images.at("hermes").standin);
  // Paths are relative to the file that they are in.
  CHECK(world.images.at("hermes").command->files[0].from == files.path("world.yaml"));
  CHECK(world.images.at("container").command->files[0].from == files.path("worlds/base.yaml"));
  // The new rule is for all instructions.
  REQUIRE(platform.claude.size() == 1);
  CHECK(platform.claude[0].takes.to_text() == "2s");
  REQUIRE(world.setup.size() == 2);
  CHECK(world.setup[0].input == R"({"QueueName":"us-west-2-1"})");
  CHECK(world.setup[1].input == R"({"QueueName":"us-west-2-2"})");
  CHECK(platform.users.size() == 1);

  // The text alone is enough to read it again, wherever it is.
  const WorldConfig again = read_world_text(world.text, "/nowhere/world.yaml", tests::platforms());
  CHECK(again.images.at("container").command->files[0].from == files.path("worlds/base.yaml"));
  CHECK(again.setup.size() == 2);
  CHECK(again.text == world.text);
}

TEST_CASE("read_world: what can be wrong with extending", "[scenario][reader]") {
  const tests::Files files;
  CHECK_THAT(files.errors_of_world("world: a\nextends: none.yaml\n"),
             Contains("world.yaml:2:10: 'extends': ") &&
                 Contains("none.yaml cannot be read: No such file or directory"));
  CHECK_THAT(files.errors_of_world("world: a\nextends: world.yaml\n"),
             Contains("world.yaml:2:10: 'extends': ") && Contains("extends this file"));
  files.write("b.yaml", "world: b\nextends: ./world.yaml\n");
  CHECK_THAT(files.errors_of_world("world: a\nextends: b.yaml\n"),
             Contains("b.yaml:2:10: 'extends': ") && Contains("extends this file"));
  for (int i = 0; i < 100; ++i) {
    files.write("w" + std::to_string(i) + ".yaml",
                "world: w\nextends: w" + std::to_string(i + 1) + ".yaml\n");
  }
  CHECK_THAT(files.errors_of_world("world: a\nextends: w0.yaml\n"),
             Contains("w62.yaml:2:10: 'extends': more than 64 worlds extend each other"));
  CHECK_THAT(files.errors_of_world("world: a\nextends: [b.yaml]\n"),
             Contains("world.yaml:2:10: 'extends': expected text"));
  files.write("b.yaml", "world: b\nregoin: x\n");
  CHECK_THAT(files.errors_of_world("world: a\nextends: b.yaml\n"),
             Contains("b.yaml:2:1: unknown key 'regoin'"));
  // What only shows when they are put together is reported where it is written.
  files.write("b.yaml", "world: b\nsites: [{client: a, project: s}]\n");
  CHECK_THAT(files.errors_of_world("world: a\nextends: b.yaml\n"
                                   "users: [{email: jo@x, client: a, project: t}]\n"),
             Contains("world.yaml:3:9: unknown site 'a/t'"));
}
