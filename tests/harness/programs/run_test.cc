// `backlot run` and `backlot serve` with a world of real programs.
#include <poll.h>

#include <filesystem>
#include <fstream>
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
