// `backlot explore`, run as a user runs it.
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::backlot;
using tests::Ran;

namespace {

namespace fs = std::filesystem;

// A table that is asked for an item when `within` is over, and takes from 10 s to 90 s to come.
struct Tables : tests::Folder {
  explicit Tables(const std::string& within = "40s") {
    fs::create_directory(path("a"));
    write("a/table.yaml", "world: jobs\ntable_times: 10s..90s\n");
    write(
        "a/b.yaml",
        "title: A table comes in time\nworld: table.yaml\nsteps:\n"
        "  - call:\n      operation: dynamodb.CreateTable\n"
        "      input: {TableName: jobs, BillingMode: PAY_PER_REQUEST,\n"
        "              KeySchema: [{AttributeName: id, KeyType: HASH}],\n"
        "              AttributeDefinitions: [{AttributeName: id, AttributeType: S}]}\n"
        "  - wait: " +
            within +
            "\n"
            "  - call: {operation: dynamodb.GetItem, input: {TableName: jobs, Key: {id: {S: x}}}}\n"
            "sometimes:\n"
            "  - event: {says: a table is made, kind: api.call, subject: dynamodb.CreateTable}\n"
            "  - event: {says: a message is lost, kind: sqs.expired}\n");
  }

  std::string scenario() const { return path("a/b.yaml"); }
};

std::string first_failure(const std::string& corpus) {
  for (const auto& entry : fs::directory_iterator(corpus + "/failures")) return entry.path();
  return {};
}

}  // namespace

TEST_CASE("explore: takes that pass, exit 0, and what was never reached is a warning",
          "[cli][explore]") {
  const Tables tables("2m");
  const Ran ran = backlot("explore " + tables.scenario() + " --seeds 1-20");
  INFO(ran.err);
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains("20 takes of 1 scenario, faults: calm") &&
                          Contains("No take failed\n") &&
                          Contains("1 of 2 that must be reached sometimes were reached\n"));
  CHECK_THAT(ran.err,
             Contains("20 takes in ") && Contains("warning: never reached: a message is lost"));
  CHECK(backlot("explore --strict --seeds 1-5 " + tables.scenario()).exit_code == 1);
  const Ran none = backlot("explore --strict --seeds 1-3 --shard 4/4 " + tables.scenario());
  CHECK(none.exit_code == 1);
  CHECK_THAT(none.err, Contains("warning: no take was played\n") &&
                           Contains("warning: never reached: a table is made"));
}

TEST_CASE("explore: a failure is saved, plays again, and is tried first next time",
          "[cli][explore]") {
  const Tables tables;
  const std::string corpus = tables.path("corpus");
  const std::string call = "explore " + tables.scenario() + " --corpus " + corpus;
  const Ran ran = backlot(call + " --seeds 1-40");
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.out, Contains("1 way to fail"));
  const std::string saved = first_failure(corpus);
  REQUIRE(saved != "");
  const Ran again = backlot("run " + saved);
  CHECK(again.exit_code == 1);
  CHECK_THAT(again.out, Contains("the same take as the one that was saved"));
  const Ran next = backlot(call + " --seeds 41-42");
  CHECK(next.exit_code == 1);
  CHECK_THAT(next.out, Contains(saved + ": it fails in the same way"));
  // Where it is said to be, it can be played.
  CHECK_THAT(ran.out, Contains("saved as " + saved + "\n"));
}

TEST_CASE("explore: what is found is kept while it is looked for", "[cli][explore]") {
  const Tables tables;
  const std::string corpus = tables.path("corpus");
  const Ran ran = backlot("explore " + tables.scenario() + " --for 10m --corpus " + corpus,
                          "timeout -s KILL 4");
  CHECK(ran.exit_code != 0);
  CHECK(first_failure(corpus) != "");
  const Ran merged = backlot("explore merge " + corpus + " -o " + tables.path("all"));
  CHECK(merged.exit_code == 1);
  CHECK_THAT(merged.out, Contains("saved as " + tables.path("all") + "/failures/"));
}

TEST_CASE("explore: two at one corpus at a time lose nothing of each other", "[cli][explore]") {
  const Tables tables;
  const std::string call = std::string(BACKLOT_PROGRAM) + " explore " + tables.scenario() +
                           " --corpus " + tables.path("c") + " --seeds ";
  const std::string both = call + "1-40 >/dev/null 2>&1 & " + call + "41-80 >/dev/null 2>&1 & wait";
  REQUIRE(std::system(both.c_str()) == 0);
  const Ran merged =
      backlot("explore merge --json " + tables.path("c") + " -o " + tables.path("all"));
  CHECK(merged.exit_code == 1);
  std::uint64_t of_seeds = 0;
  const json report = json::parse(merged.out);
  for (const json& row : report.at("scenarios").at(0).at("strategies")) {
    if (row.at("name") != "known") of_seeds += row.at("takes").get<std::uint64_t>();
  }
  CHECK(of_seeds == 80);
}

TEST_CASE("explore: a corpus that cannot be written, exit 2, at once or with the report",
          "[cli][explore]") {
  const Tables tables;
  fs::create_directory(tables.path("c"));
  tables.write("c/failures", "a file");
  const std::string call = "explore " + tables.scenario() + " --seeds 1-40 --corpus ";
  const Ran refused = backlot(call + tables.path("c"));
  CHECK(refused.exit_code == 2);
  CHECK(refused.out.empty());
  CHECK_THAT(refused.err, Contains("cannot make the folder " + tables.path("c/failures")));
  const Ran full = tests::backlot_on_full_disk(call + tables.path("d"));
  CHECK(full.exit_code == 2);
  CHECK_THAT(full.out, Contains("1 way to fail") &&
                           Contains("backlot: the corpus is not complete: cannot write ") &&
                           Contains(": File too large\n"));
  CHECK(full.out.find("saved as") == std::string::npos);
  CHECK_FALSE(fs::exists(tables.path("d/report.json")));
}

TEST_CASE("explore: two explorations of the same seeds report the same", "[cli][explore]") {
  const Tables tables;
  const std::string call = "explore --json --seeds 1-50 " + tables.scenario();
  const Ran one = backlot(call + " --jobs 1");
  CHECK(backlot(call + " --jobs 1").out == one.out);
  CHECK(backlot(call + " --jobs 3").out == one.out);
  const json report = json::parse(one.out);
  CHECK(report.at("faults") == "calm");
  CHECK(report.at("scenarios").at(0).at("takes") == 50);
}

TEST_CASE("explore: shards in processes, merged, find what one process finds", "[cli][explore]") {
  const Tables tables;
  const std::string call = std::string(BACKLOT_PROGRAM) + " explore " + tables.scenario() +
                           " --strategy uniform --seeds 1-60 --corpus " + tables.path();
  std::string processes;
  for (const char* part : {"1", "2", "3"}) {
    processes += call + "/part" + part + " --shard " + part + "/3 >/dev/null 2>&1 & ";
  }
  REQUIRE(std::system((processes + "wait").c_str()) == 0);
  const std::string parts =
      tables.path("part1") + " " + tables.path("part2") + " " + tables.path("part3");
  const Ran merged = backlot("explore merge " + parts + " -o " + tables.path("all") + " --json");
  CHECK(merged.exit_code == 1);
  const Ran whole = backlot("explore --json --strategy uniform --seeds 1-60 " + tables.scenario());
  const json all = json::parse(merged.out).at("scenarios").at(0);
  const json one = json::parse(whole.out).at("scenarios").at(0);
  for (const char* key : {"takes", "failed", "events", "strategies", "sometimes"}) {
    INFO(key);
    CHECK(all.at(key) == one.at(key));
  }
  CHECK(all.at("edges").size() == one.at("edges").size());
  REQUIRE(all.at("failures").size() == 1);
  CHECK(all.at("failures").at(0).at("seed") == one.at("failures").at(0).at("seed"));
  CHECK(backlot("run " + first_failure(tables.path("all"))).exit_code == 1);
}

TEST_CASE("explore: a saved take is one to vary, in its scenario as it stands", "[cli][explore]") {
  const Tables tables;
  REQUIRE(backlot("explore " + tables.scenario() + " --seeds 1-40 --corpus " + tables.path("c"))
              .exit_code == 1);
  const Ran ran = backlot("explore --json --strategy mutation --seeds 1-30 " + tables.scenario() +
                          " " + first_failure(tables.path("c")));
  CHECK(ran.exit_code == 1);
  const json report = json::parse(ran.out);
  REQUIRE(report.at("scenarios").size() == 1);
  CHECK(report.at("scenarios").at(0).at("takes") == 30);
  // From the first take on there was something to vary.
  const json& strategies = report.at("scenarios").at(0).at("strategies");
  CHECK(strategies.at(0).at("name") == "mutation");
  CHECK(strategies.at(0).at("takes") == 30);
}

TEST_CASE("explore: one scenario in two worlds, exit 2, names both", "[cli][explore]") {
  const Tables tables;
  tables.write("a/slow.yaml", "world: jobs\ntable_times: 50s..90s\n");
  REQUIRE(backlot("explore " + tables.scenario() + " --world " + tables.path("a/slow.yaml") +
                  " --seeds 1-5 --corpus " + tables.path("c"))
              .exit_code == 1);
  const Ran ran =
      backlot("explore --seeds 1-2 " + tables.scenario() + " " + first_failure(tables.path("c")));
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("the scenario a/b is to be explored in two worlds: ") &&
                          Contains("table.yaml") && Contains("slow.yaml"));
}

TEST_CASE("explore: real programs, several worlds at a time", "[cli][explore]") {
  const tests::Folder folder;
  fs::create_directory(folder.path("a"));
  folder.write("a/world.yaml",
               "world: tool\ncold_start: 1s..60s\n"
               "images: {tool: {command: {argv: [sh, -c, 'sleep 5; exit 3']}}}\nsetup:\n"
               "  - ecs.CreateCluster: {clusterName: house}\n"
               "  - ecs.RegisterTaskDefinition:\n"
               "      family: tool\n      networkMode: awsvpc\n"
               "      requiresCompatibilities: [FARGATE]\n      cpu: '256'\n      memory: '512'\n"
               "      containerDefinitions: [{name: tool, image: tool, essential: true}]\n");
  folder.write("a/b.yaml",
               "title: A tool ends well\nworld: world.yaml\nsteps:\n"
               "  - call:\n      operation: ecs.RunTask\n"
               "      input: {cluster: house, taskDefinition: tool, launchType: FARGATE,\n"
               "              networkConfiguration: {awsvpcConfiguration: {subnets: [subnet-1]}}}\n"
               "  - wait: 5m\n"
               "expect:\n  - stopped: {family: tool, exit_code: 0, count: 1}\n");
  const Ran ran = backlot("explore --json --seeds 1-6 --jobs 3 " + folder.path("a/b.yaml"));
  INFO(ran.err);
  CHECK(ran.exit_code == 1);
  const json row = json::parse(ran.out).at("scenarios").at(0);
  CHECK(row.at("takes") == 6);
  REQUIRE(row.at("failures").size() == 1);
  CHECK(row.at("failures").at(0).at("takes") == 6);
  CHECK(row.at("failures").at(0).at("what") == "stopped");
}

TEST_CASE("explore: Ctrl-C ends it with the report so far", "[cli][explore]") {
  const Tables tables("2m");
  const Ran ran = backlot("explore --for 10m " + tables.scenario(), "timeout -s INT 1");
  CHECK_THAT(ran.out, Contains("; ended before its time\n") && Contains("No take failed"));
}

TEST_CASE("explore: a bad call, exit 2, says why", "[cli][explore]") {
  const Tables tables;
  const auto why = [&](const std::string& more) {
    const Ran ran = backlot("explore " + more);
    CHECK(ran.exit_code == 2);
    return ran.err;
  };
  CHECK_THAT(why(""), Contains("there is no scenario to explore"));
  const std::string scenario = tables.scenario();
  CHECK_THAT(why(scenario + " --shard 4/3"), Contains("K is from 1 to N"));
  CHECK_THAT(why(scenario + " --shard 3"), Contains("expected K/N, as 3/16"));
  CHECK_THAT(why(scenario + " --strategy swam"), Contains("did you mean 'swarm'?"));
  CHECK_THAT(why(scenario + " --faults sqs.duplicat"), Contains("did you mean 'sqs.duplicate'?"));
  CHECK_THAT(why(scenario + " --jobs 0"), Contains("from 1 to 1024"));
  CHECK_THAT(why(scenario + " --for 0s"), Contains("is no time at all"));
  CHECK_THAT(why(scenario + " --for 1m --seeds 1-2"), Contains("excludes"));
  CHECK_THAT(why(scenario + " --seeds -5"),
             Contains("'-5' is not a range of seeds: expected A-B, as 1-100"));
  CHECK_THAT(why("merge x -o y --strikt"), Contains("see backlot explore merge --help"));
  fs::create_directories(tables.path("other/a"));
  tables.write("other/a/b.yaml", "title: Another\nworld: ../../a/table.yaml\nsteps: []\n");
  CHECK_THAT(why(scenario + " " + tables.path("other/a/b.yaml")),
             Contains("two scenarios are called a/b: "));
  CHECK_THAT(why("merge " + tables.path("none") + " -o " + tables.path("x")),
             Contains("there is no corpus in "));
}
