#include "tests/harness/scenario/files.h"
#include "tests/support/catch.h"

using namespace harness;

TEST_CASE("read_world: every key arrives where it belongs", "[scenario][reader]") {
  const tests::Files files;
  const WorldConfig world = files.world(R"(world: all
account: "123456789012"
region: eu-central-1
latency: 1ms
cold_start: median 38s p99 58s
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
  CHECK(world.queues_per == QueuesPer::kSession);
  CHECK(world.mail_domains == std::vector<std::string>{"edit.acme.test"});
  CHECK(world.ses_sandbox);
  CHECK(world.images.at("acme/hermes:latest").standin == "hermes");
  CHECK(world.images.at("acme/edit").standin == "edit-container");
  REQUIRE(world.users.size() == 1);
  CHECK(world.users[0].user == "jo");
  REQUIRE(world.sites.size() == 2);
  CHECK(world.sites[0].files.at("index.html") == "<h1>");
  CHECK(world.sites[1].files.contains("src/pages/index.astro"));
  REQUIRE(world.claude.size() == 1);
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
  const WorldConfig other = read_world(files.path("world.yaml"), "123456789012");
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
  CHECK(files.errors_of_scenario("title: x\nworld: world.yaml\nsteps: []\n") ==
        "world.yaml:2:1: unknown key 'regoin' of a world; expected one of: world, account, region, "
        "latency, cold_start, queues_per, mail, images, programs, users, sites, claude, setup; did "
        "you mean 'region'?");
}
