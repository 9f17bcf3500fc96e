// Scenarios that fail, and the smallest ones that do, by the program.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::backlot;
using tests::Ran;

namespace {

// A table that takes its time, and an item that comes after a wait: usually in time, and with some
// seeds not.
struct SlowTable : tests::Folder {
  SlowTable() {
    std::filesystem::create_directory(path("out"));
    write("world.yaml", "world: slow\ntable_times: 20s..60s\n");
    write_scenario("50s");
  }
  void write_scenario(const std::string& wait) const {
    write("a.yaml",
          "title: A table comes\nworld: world.yaml\nsteps:\n  - wait: 3s\n  - call:\n"
          "      operation: dynamodb.CreateTable\n"
          "      input: {TableName: jobs, BillingMode: PAY_PER_REQUEST,\n"
          "              KeySchema: [{AttributeName: id, KeyType: HASH}],\n"
          "              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]}\n"
          "  - wait: " +
              wait +
              "\n  - call: {operation: dynamodb.PutItem, input: {TableName: jobs, Item: {id: {S: "
              "a}}}}\n  - wait: 5s\n");
  }
  // A seed with which the item comes too early.
  std::string failing_seed() const {
    std::istringstream takes(backlot("run --json --seeds 1-60 " + path("a.yaml")).out);
    for (std::string take; std::getline(takes, take);) {
      const json read = json::parse(take);
      if (read.at("result") == "failed") return std::to_string(read.at("seed").get<int>());
    }
    throw std::logic_error("no seed fails");
  }
};

// What docs/shrink.md shows as smallest scenarios, without what the program prints beside them.
std::vector<std::string> documented() {
  std::ifstream in(BACKLOT_SOURCE "/docs/shrink.md");
  std::vector<std::string> all;
  bool is_inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("# The smallest scenario")) {
      is_inside = true;
      all.emplace_back();
    }
    if (line == "```" || line.find(" parts are left after ") != line.npos) is_inside = false;
    const std::string world = "world: scenarios/";
    if (line.starts_with(world))
      line = "world: " BACKLOT_SOURCE "/scenarios/" + line.substr(world.size());
    if (is_inside) all.back() += line + "\n";
  }
  return all;
}

json failed_first(const std::string& file) {
  return json::parse(backlot("run --json " + file).out).at("failures").at(0);
}

}  // namespace

TEST_CASE("shrink: a file that passes check, and fails in the same way", "[cli][shrink]") {
  const SlowTable folder;
  const std::string out = folder.path("out/b.yaml");
  const std::string seed = folder.failing_seed();
  const Ran ran = backlot("shrink " + folder.path("a.yaml") + " --seed " + seed + " -o " + out);
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
  CHECK(ran.out.empty());
  CHECK_THAT(ran.err, Contains(" takes, each of them needed\n"));
  const std::string text = folder.read("out/b.yaml");
  CHECK_THAT(text, Contains("\nworld: ../world.yaml\nseed: 0\nchance: usual\n"));
  CHECK_THAT(text, Contains("#   backlot run " + out + "\n"));
  CHECK_THAT(text, Contains("{kind: dynamodb.creation, of: jobs, values: {1: 1m}}"));
  CHECK(text.find("wait: 3s") == std::string::npos);
  const Ran checked = backlot("check " + out);
  CHECK(checked.out == "1 scenario and 1 world: nothing is wrong\n");
  CHECK(failed_first(out).at("what") == "call");
}

TEST_CASE("shrink: a saved take, printed", "[cli][shrink]") {
  const SlowTable folder;
  const std::string take = folder.path("take.yaml");
  const std::string seed = folder.failing_seed();
  REQUIRE(backlot("run " + folder.path("a.yaml") + " --seed " + seed + " --save-take " + take)
              .exit_code == 1);
  const Ran ran = backlot("shrink " + take);
  INFO(ran.err);
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains("title: A table comes\n"));
  CHECK_THAT(ran.out, Contains("#   backlot run smallest.yaml\n"));
  // The scenario that the take names is another one by now.
  folder.write_scenario("70s");
  const Ran healed = backlot("shrink " + take);
  CHECK(healed.exit_code == 1);
  CHECK_THAT(healed.err, Contains("a saved take that does not fail any more"));
}

TEST_CASE("shrink: Ctrl-C ends it with the smallest so far", "[cli][shrink]") {
  const SlowTable folder;
  const std::string out = folder.path("out/b.yaml");
  const std::string call = "shrink " + folder.path("a.yaml") + " --seed " + folder.failing_seed() +
                           " --for 10m -o " + out;
  // Too early there is nobody to hear it, too late there is nothing left to try.
  Ran ran;
  for (const char* after : {"0.05", "0.1", "0.2", "0.4", "0.8", "1.6"}) {
    ran = backlot(call, "timeout -s INT " + std::string(after));
    if (ran.err.find("it was ended") != std::string::npos) break;
  }
  CHECK_THAT(ran.err, Contains("; it was ended before each was tried\n"));
  CHECK_THAT(folder.read("out/b.yaml"), Contains("as far as there was time"));
  CHECK(failed_first(out).at("what") == "call");
}

TEST_CASE("shrink: a file that cannot be written stays as it was", "[cli][shrink]") {
  const SlowTable folder;
  const std::string out = folder.path("out/b.yaml");
  folder.write("out/b.yaml", "as it was");
  const Ran ran = tests::backlot_on_full_disk("shrink " + folder.path("a.yaml") + " --seed " +
                                              folder.failing_seed() + " --for 1ms -o " + out);
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.out, Contains("cannot write " + out + ": File too large"));
  CHECK(folder.read("out/b.yaml") == "as it was");
}

TEST_CASE("shrink: what the documentation shows fails as it says", "[cli][shrink][docs]") {
  const tests::Folder folder;
  const std::vector<std::string> scenarios = documented();
  CHECK(scenarios.size() == 2);
  for (const std::string& text : scenarios) {
    INFO(text);
    folder.write("a.yaml", text);
    const std::string what = failed_first(folder.path("a.yaml")).at("what");
    CHECK_THAT(text, Contains("# It fails by " + what + ": "));
  }
}

TEST_CASE("shrink: a scenario that passes, exit 1", "[cli][shrink]") {
  const SlowTable folder;
  folder.write_scenario("70s");
  const Ran ran = backlot("shrink " + folder.path("a.yaml"));
  CHECK(ran.exit_code == 1);
  CHECK(ran.out.empty());
  CHECK_THAT(ran.err, Contains("passes: there is nothing to shrink\n"));
}

TEST_CASE("shrink: what cannot be used, exit 2", "[cli][shrink]") {
  const SlowTable folder;
  const std::string file = folder.path("a.yaml");
  folder.write("b.yaml", "title: Another\nworld: world.yaml\nsteps: []\n");
  for (const std::string& arguments :
       {folder.path("none.yaml"), folder.path(""), file + " --for soon", file + " --for 0s",
        file + " --seed -1", file + " -o " + folder.path("none/b.yaml"), file + " more",
        std::string()}) {
    const Ran ran = backlot("shrink " + arguments);
    INFO(arguments << ": " << ran.err);
    CHECK(ran.exit_code == 2);
    CHECK_FALSE(ran.err.empty());
  }
  folder.write("a.yaml", "title: Wrong\nworld: world.yaml\nsteps:\n  - wiat: 1s\n");
  const Ran wrong = backlot("shrink " + file);
  CHECK(wrong.exit_code == 2);
  CHECK_THAT(wrong.err, Contains("a.yaml:4:5: unknown step 'wiat'"));
}
