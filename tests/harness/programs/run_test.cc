// `backlot run` and `backlot serve` with a world of real programs.
#include <poll.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/harness/cli/program.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;

namespace {

const std::string kFolder = BACKLOT_TEST_WORLD;

// The processes of the machine whose command line has `text`.
std::set<std::string> processes_with(const std::string& text) {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(entry.path() / "cmdline");
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    if (line.find(text) != std::string::npos) found.insert(entry.path().filename());
  }
  return found;
}

// The folders of Worlds.
std::set<std::string> folders() {
  std::set<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator("/tmp")) {
    const std::string name = entry.path().filename();
    if (name.starts_with("backlot-") && name.size() == 14) found.insert(name);
  }
  return found;
}

}  // namespace

TEST_CASE("run: a scenario with a shell and a Python worker, in each pace", "[programs][run]") {
  for (const std::string pace : {"virtual", "skip", "x20"}) {
    const tests::Ran ran = tests::backlot("run --pace " + pace + " " + kFolder + "/jobs.yaml");
    INFO(pace << "\n" << ran.out << ran.err);
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.out, Contains("passed"));
  }
}

TEST_CASE("run: takes of programs that draw ids elsewhere have one digest", "[programs][run]") {
  // The kernel's own generator: nobody gets it from the seed.
  const tests::Folder folder;
  folder.write("world.yaml",
               "world: x\ncold_start: 10ms\nimages:\n  a:\n    command:\n"
               "      argv: [sh, -c, 'ID=$(cat /proc/sys/kernel/random/uuid); echo $ID pid $$; "
               "sleep 3; echo again $ID']\n"
               "setup:\n"
               "  - ecs.CreateCluster: {clusterName: c}\n"
               "  - ecs.RegisterTaskDefinition:\n"
               "      family: a\n"
               "      networkMode: awsvpc\n"
               "      requiresCompatibilities: [FARGATE]\n"
               "      cpu: '256'\n"
               "      memory: '512'\n"
               "      containerDefinitions: [{name: a, image: a, essential: true}]\n");
  folder.write("s.yaml",
               "title: x\nworld: world.yaml\nsteps:\n  - call:\n      operation: ecs.RunTask\n"
               "      input:\n        cluster: c\n        taskDefinition: a\n"
               "        launchType: FARGATE\n        networkConfiguration: "
               "{awsvpcConfiguration: {subnets: [subnet-1]}}\n"
               "  - expect: {event: {kind: ecs.output, contains: again, within: 3m}}\n");
  std::set<std::string> digests;
  for (int i = 0; i < 3; ++i) {
    const std::string journal = folder.path("take" + std::to_string(i) + ".sqlite");
    const tests::Ran ran =
        tests::backlot("run --json " + folder.path("s.yaml") + " --journal " + journal);
    INFO(ran.out << ran.err);
    REQUIRE(ran.exit_code == 0);
    const nlohmann::json take = nlohmann::json::parse(ran.out);
    CHECK(take.at("digest_of") == "behaviour");
    digests.insert(take.at("digest"));
  }
  CHECK(digests.size() == 1);
  CHECK_THAT(tests::backlot("run " + folder.path("s.yaml")).out,
             Contains("~" + digests.begin()->substr(0, 16)));
  const tests::Ran replayed = tests::backlot("replay " + folder.path("take0.sqlite"));
  CHECK(replayed.exit_code == 0);
  CHECK_THAT(replayed.out + replayed.err, Contains("identical"));
  const tests::Ran same =
      tests::backlot("diff " + folder.path("take0.sqlite") + " " + folder.path("take1.sqlite"));
  CHECK(same.exit_code == 0);
  CHECK_THAT(same.out, Contains("alike"));
}

TEST_CASE("check: a variable of the user's environment that is not set", "[programs][run]") {
  const tests::Folder folder;
  folder.write("world.yaml",
               "world: x\nimages:\n  a:\n    command: {argv: [run], cwd: '${NO_SUCH_DIR}'}\n");
  folder.write("s.yaml", "title: x\nworld: world.yaml\nsteps: [{wait: 1s}]\n");
  const tests::Ran ran = tests::backlot("check " + folder.path("s.yaml"));
  CHECK(ran.exit_code == 2);
  CHECK_THAT(ran.out + ran.err, Contains("world.yaml:4:") &&
                                    Contains("the environment variable NO_SUCH_DIR is not set"));
}

TEST_CASE("serve: kill -9 leaves no process and no folder", "[programs][serve]") {
  const tests::Folder folder;
  folder.write("world.yaml",
               "world: x\ncold_start: 10ms\nimages:\n  a:\n    command:\n"
               "      argv: [sh, -c, 'sleep 86400.12345 & setsid sleep 86400.12345 & wait']\n"
               "setup:\n"
               "  - ecs.CreateCluster: {clusterName: c}\n"
               "  - ecs.RegisterTaskDefinition:\n"
               "      family: a\n"
               "      networkMode: awsvpc\n"
               "      requiresCompatibilities: [FARGATE]\n"
               "      cpu: '256'\n"
               "      memory: '512'\n"
               "      containerDefinitions: [{name: a, image: a, essential: true}]\n"
               "  - ecs.CreateService:\n"
               "      cluster: c\n"
               "      serviceName: s\n"
               "      taskDefinition: a\n"
               "      desiredCount: 3\n"
               "      launchType: FARGATE\n"
               "      networkConfiguration: {awsvpcConfiguration: {subnets: [subnet-1]}}\n");
  const auto before = folders();
  tests::Server server("--port 0 --pace x10 --world " + folder.path("world.yaml"));
  for (int i = 0; i < 4000 && processes_with("86400.12345").size() < 9; ++i) {
    ::poll(nullptr, 0, 5);
  }
  CHECK(processes_with("86400.12345").size() == 9);
  server.stop(SIGKILL);
  for (int i = 0; i < 4000 && !processes_with("86400.12345").empty(); ++i) ::poll(nullptr, 0, 5);
  CHECK(processes_with("86400.12345").empty());
  for (int i = 0; i < 2000 && folders() != before; ++i) ::poll(nullptr, 0, 5);
  CHECK(folders() == before);
}
