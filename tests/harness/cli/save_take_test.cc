// Takes that are saved and played again, by the program.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::backlot;
using tests::Ran;

namespace {

// A scenario with a table that takes its time, which is what is decided.
struct Scenario : tests::Folder {
  Scenario() {
    write("jobs.yaml", "world: jobs\nregion: us-west-2\ntable_times: 10s..90s\n");
    write_scenario("");
  }
  void write_scenario(const std::string& more) const {
    write("a.yaml",
          "title: A table comes\nworld: jobs.yaml\nsteps:\n" + more +
              "  - call:\n      operation: dynamodb.CreateTable\n"
              "      input: {TableName: jobs, BillingMode: PAY_PER_REQUEST,\n"
              "              KeySchema: [{AttributeName: id, KeyType: HASH}],\n"
              "              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]}\n");
  }
};

}  // namespace

TEST_CASE("run --save-take: the file plays the same take", "[cli][decisions]") {
  const Scenario folder;
  const Ran saved = backlot("run --json --seed 9 " + folder.path("a.yaml") + " --save-take " +
                            folder.path("take.yaml"));
  INFO(saved.err);
  REQUIRE(saved.exit_code == 0);
  const std::string text = folder.read("take.yaml");
  CHECK_THAT(text, Contains("scenario: a.yaml\nseed: 9\nresult: passed\ndigest: "));
  CHECK_THAT(text, Contains("  - {kind: dynamodb.creation, of: jobs, values: {1: "));
  const Ran ran = backlot("run " + folder.path("take.yaml"));
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains(": the same take as the one that was saved\n"));
  const Ran machine = backlot("run --json " + folder.path("take.yaml"));
  CHECK(json::parse(machine.out).at("saved").at("same") == true);
  CHECK(json::parse(machine.out).at("digest") == json::parse(saved.out).at("digest"));
  const Ran checked = backlot("check " + folder.path("take.yaml"));
  CHECK(checked.out == "0 scenarios, 1 saved take and 1 world: nothing is wrong\n");
}

TEST_CASE("run: a saved take after the scenario changed says what differs", "[cli][decisions]") {
  const Scenario folder;
  const std::string take = folder.path("take.yaml");
  REQUIRE(backlot("run " + folder.path("a.yaml") + " --save-take " + take).exit_code == 0);
  folder.write("a.yaml", "title: None comes\nworld: jobs.yaml\nsteps:\n  - wait: 1s\n");
  const Ran ran = backlot("run " + take);
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out,
             Contains(": not the take that was saved, as its events differ; both passed\n"));
  CHECK_THAT(ran.out, Contains("decisions without a place in "));
  CHECK_THAT(ran.out, Contains("  dynamodb.creation of jobs, number 1: "));
  CHECK_THAT(ran.out, Contains(" (never asked for)\n"));
}

TEST_CASE("run: a saved take is recorded and replayed as it was played", "[cli][decisions]") {
  const Scenario folder;
  const std::string take = folder.path("take.yaml");
  REQUIRE(backlot("run --seed 9 " + folder.path("a.yaml") + " --save-take " + take).exit_code == 0);
  REQUIRE(backlot("run " + take + " --journal " + folder.path("j.sqlite")).exit_code == 0);
  CHECK(backlot("replay " + folder.path("j.sqlite")).exit_code == 0);
}

TEST_CASE("run: a saved take with mistakes, exit 2, each with its place", "[cli][decisions]") {
  const Scenario folder;
  folder.write("take.yaml",
               "take: a/b\nscenario: a.yaml\nseed: 1\nresult: maybe\ndigest: \"12\"\n");
  const Ran ran = backlot("run " + folder.path("take.yaml"));
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("take.yaml:4:9: unknown result 'maybe'"));
}

TEST_CASE("schema take: JSON Schema", "[cli][decisions]") {
  const Ran ran = backlot("schema take");
  CHECK(ran.exit_code == 0);
  CHECK(json::parse(ran.out).at("title") == "A take of Backlot");
}
