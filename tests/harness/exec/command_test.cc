#include "harness/exec/command.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using harness::exec::Command;
using harness::exec::passed_on;
using nlohmann::json;

namespace {

Command echo() { return {{"sh", "-c", "echo ${NAME} {task}"}, "/srv/app", {{"NAME", "a {b}"}}}; }

}  // namespace

TEST_CASE("exec: a command finds the user's variables, but none that lead to an account",
          "[exec]") {
  const auto passed = passed_on({{"PATH", "/bin"},
                                 {"STAGE", "test"},
                                 {"AWS_PROFILE", "production"},
                                 {"AWS_ACCESS_KEY_ID", "AKIA"},
                                 {"AWS_ENDPOINT_URL_SQS", "https://elsewhere.test"},
                                 {"AWS_MAX_ATTEMPTS", "7"},
                                 {"LD_PRELOAD", "/lib/x.so"},
                                 {"BACKLOT_URL", "x"},
                                 {"HOME", "/home/jo"}});
  CHECK(passed == std::map<std::string, std::string>{{"PATH", "/bin"},
                                                     {"STAGE", "test"},
                                                     {"AWS_MAX_ATTEMPTS", "7"},
                                                     {"AWS_CONFIG_FILE", "/dev/null"},
                                                     {"AWS_SHARED_CREDENTIALS_FILE", "/dev/null"}});
}

TEST_CASE("exec: the world starts the command's own words in the user's folder", "[exec]") {
  const harness::WorldConfig world = harness::exec::with_command({}, echo());
  CHECK(world.images.at("backlot-exec").command->folder == "/srv/app");
  CHECK(harness::has_programs(world));
  REQUIRE(world.setup.size() == 2);
  const json container = json::parse(world.setup[1].input).at("containerDefinitions").at(0);
  CHECK(container.at("command") == json({"sh", "-c", "echo ${NAME} {task}"}));
  CHECK(container.at("environment") == json::parse(R"([{"name": "NAME", "value": "a {b}"}])"));
}

TEST_CASE("exec: the scenario starts the command and waits for its end", "[exec]") {
  const harness::WorldConfig world = harness::exec::with_command({}, echo());
  const harness::Scenario scenario =
      harness::exec::scenario_of(echo(), world, std::chrono::minutes{90}, {});
  CHECK(scenario.title == "sh -c 'echo ${NAME} {task}'");
  CHECK(scenario.limit == std::chrono::minutes{90});
  REQUIRE(scenario.steps.size() == 2);
  CHECK(scenario.steps[0].kind == "call");
  CHECK(scenario.steps[1].kind == "expect");
  REQUIRE(scenario.expectations.size() == 1);
  CHECK(scenario.expectations[0].fields.at("exit_code") == "0");
}

TEST_CASE("exec: a command is shown as one would type it", "[exec]") {
  CHECK(harness::exec::to_text({"npm", "test", "--", "it's", ""}) == "npm test -- 'it'\\''s' ''");
}
