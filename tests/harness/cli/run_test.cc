#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::backlot;
using tests::Ran;

namespace {

// A world without services, and scenarios about an AWS call: quick to play, and able to fail.
struct Scenarios : tests::Folder {
  Scenarios() {
    std::filesystem::create_directories(path("s/worlds"));
    std::filesystem::create_directories(path("s/calls"));
    write("s/worlds/bare.yaml", "world: bare\n");
    add("passes", "none");
  }

  // Waits half an hour, then asks for a queue that is not there; fails if it hears another error.
  void add(const std::string& name, const std::string& queue) const {
    write("s/calls/" + name + ".yaml",
          "title: A queue that nobody made\nworld: ../worlds/bare.yaml\nsteps:\n  - wait: 30m\n"
          "  - call:\n      operation: sqs.GetQueueUrl\n      input: {QueueName: " +
              queue +
              "}\n"
              "      error: QueueDoesNotExist\n");
  }
  // Expects of the same call what is not true.
  void add_failing(const std::string& name) const {
    write("s/calls/" + name + ".yaml",
          "title: An error that does not come\nworld: ../worlds/bare.yaml\nsteps:\n  - call:\n"
          "      operation: sqs.ListQueues\n      error: AccessDenied\n");
  }
  std::string all() const { return path("s"); }
};

}  // namespace

TEST_CASE("run: a scenario that passes, exit 0, one line and a summary", "[cli]") {
  const Scenarios scenarios;
  const Ran ran = backlot("run " + scenarios.all());
  INFO(ran.err);
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains("passed  calls/passes"));
  CHECK_THAT(ran.out, Contains("1 passed, 0 failed; 30m"));
  CHECK(ran.err.empty());
}

TEST_CASE("run: one that fails, exit 1, with what was expected and seen", "[cli]") {
  const Scenarios scenarios;
  scenarios.add_failing("fails");
  const Ran ran = backlot("run " + scenarios.all());
  CHECK(ran.exit_code == 1);
  CHECK_THAT(ran.out, Contains("FAILED  calls/fails"));
  CHECK_THAT(ran.out, Contains("expected  "));
  CHECK_THAT(ran.out, Contains("fails.yaml:4:"));
  CHECK_THAT(ran.out, Contains("1 passed, 1 failed;"));
}

TEST_CASE("run: a file with mistakes, all of them named, exit 2, nothing played", "[cli]") {
  const Scenarios scenarios;
  scenarios.write("s/calls/bad.yaml",
                  "title: x\nworld: ../worlds/bare.yaml\nsteps:\n  - wiat: 30m\n  - wait: 30\n");
  const Ran ran = backlot("run " + scenarios.all());
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.err, Contains("bad.yaml:4:"));
  CHECK_THAT(ran.err, Contains("wiat"));
  CHECK_THAT(ran.err, Contains("bad.yaml:5:"));
  CHECK(ran.out.empty());
}

TEST_CASE("run: a path that is not there, exit 2", "[cli]") {
  const Ran ran = backlot("run no/such/path");
  CHECK(ran.exit_code == 2);
  CHECK(ran.err == "backlot: there is no file or folder no/such/path\n");
}

TEST_CASE("run --json: one object a line, equal digests for equal seeds", "[cli]") {
  const Scenarios scenarios;
  const auto digest = [&](const std::string& options) {
    const Ran ran = backlot("run --json " + options + scenarios.all());
    REQUIRE(ran.exit_code == 0);
    const json take = json::parse(ran.out);
    CHECK(take.at("scenario") == "calls/passes");
    CHECK(take.at("result") == "passed");
    CHECK(take.at("simulated_ms") >= 1800000);
    return take.at("digest").get<std::string>();
  };
  CHECK(digest("") == digest(""));
  CHECK(digest("--seed 4 ") != digest("--seed 5 "));
}

TEST_CASE("run --seeds: one line a scenario", "[cli]") {
  const Scenarios scenarios;
  const Ran ran = backlot("run --seeds 1-20 " + scenarios.all());
  CHECK(ran.exit_code == 0);
  CHECK(ran.out == "calls/passes: 20/20 passed\n");
  scenarios.add_failing("fails");
  const Ran failed = backlot("run --seeds 3-4 " + scenarios.path("s/calls/fails.yaml"));
  CHECK(failed.exit_code == 1);
  CHECK_THAT(failed.out, Contains("calls/fails: 0/2 passed"));
  CHECK_THAT(failed.out, Contains("fails.yaml --seed 3"));
}

TEST_CASE("run: journal, events, JUnit and HTML go where they should", "[cli]") {
  const Scenarios scenarios;
  scenarios.add("too", "other");
  const std::string out = scenarios.path();
  const Ran ran = backlot("run " + scenarios.all() + " --journal " + out + "/t.sqlite --jsonl " +
                          out + "/t.jsonl --junit " + out + "/t.xml --html " + out + "/t.html");
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
  for (const char* name : {"passes", "too"}) {
    CHECK(std::filesystem::exists(out + "/t.calls-" + name + ".sqlite"));
    const std::string events = scenarios.read(std::string("t.calls-") + name + ".jsonl");
    CHECK(json::parse(events.substr(0, events.find('\n'))).at("sequence") == 1);
  }
  CHECK_THAT(scenarios.read("t.xml"), Contains("tests=\"2\" failures=\"0\""));
  const std::string page = scenarios.read("t.html");
  CHECK_THAT(page, Contains("2 scenarios, all passed") && Contains("<summary>All "));
  CHECK_THAT(page, Contains("<td>api.call</td><td class=\"mono\">sqs.GetQueueUrl {"));
}

TEST_CASE("run: an output that cannot be written is one clear line, exit 2", "[cli]") {
  const Scenarios scenarios;
  for (const char* option : {"--junit", "--html", "--jsonl", "--journal"}) {
    INFO(option);
    const Ran ran = backlot("run " + scenarios.all() + " " + option + " /no/such/folder/file");
    CHECK(ran.exit_code == 2);
    CHECK_THAT(ran.err, Contains("/no/such/folder/file: there is no folder /no/such/folder"));
    CHECK(ran.out.empty());  // nothing was played
  }
}

TEST_CASE("replay: a take of a scenario is identical; one of another version is refused", "[cli]") {
  const Scenarios scenarios;
  const std::string journal = scenarios.path("t.sqlite");
  REQUIRE(backlot("run " + scenarios.all() + " --seed 3 --journal " + journal).exit_code == 0);
  const Ran ran = backlot("replay " + journal);
  INFO(ran.err);
  CHECK(ran.exit_code == 0);
  CHECK_THAT(ran.out, Contains("identical, "));
  scenarios.write("other.sqlite", "");
  CHECK(backlot("replay " + scenarios.path("other.sqlite")).exit_code == 2);
  const Ran missing = backlot("replay none.sqlite");
  CHECK(missing.exit_code == 2);
  CHECK(missing.err == "backlot: there is no journal at none.sqlite\n");
}

TEST_CASE("check: says what is wrong, or that nothing is", "[cli]") {
  const Scenarios scenarios;
  const Ran good = backlot("check " + scenarios.all());
  CHECK(good.exit_code == 0);
  CHECK(good.out == "1 scenario and 1 world: nothing is wrong\n");
  scenarios.write("s/worlds/bad.yaml", "wrold: x\n");
  const Ran bad = backlot("check " + scenarios.all());
  CHECK(bad.exit_code == 2);
  CHECK_THAT(bad.err, Contains("bad.yaml:1:1"));
}

TEST_CASE("schema and version: print what they say", "[cli]") {
  CHECK(json::parse(backlot("schema scenario").out).contains("properties"));
  CHECK(json::parse(backlot("schema world").out).contains("properties"));
  CHECK(backlot("schema table").exit_code == 2);
  CHECK(backlot("version").out.starts_with("backlot "));
  CHECK(backlot("--version").exit_code == 0);
  CHECK(backlot("--help").exit_code == 0);
  CHECK(backlot("").exit_code == 2);
}
