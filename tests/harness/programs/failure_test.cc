// Programs that do not start, or end badly, and what AWS says of it.
#include "harness/programs/program_runner.h"
#include "tests/harness/programs/running_world.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using nlohmann::json;
using tests::RunningWorld;
using tests::shell;
using tests::Workplace;

namespace {

json play(Workplace workplace) {
  RunningWorld running(std::move(workplace));
  return running.play();
}

const std::string kStart =
    "CannotStartContainerError: ResourceInitializationError: failed to create new container "
    "runtime task: failed to create shim task: OCI runtime create failed: runc create failed: "
    "unable to start container process: ";

}  // namespace

TEST_CASE("programs: a command that is not there cannot be started", "[programs]") {
  Workplace workplace;
  workplace.command.arguments = {"no-such-program", "--flag"};
  const json task = play(workplace);
  const std::string reason =
      kStart + "exec: \"no-such-program\": executable file not found in $PATH: unknown";
  CHECK(task.at("stopCode") == "TaskFailedToStart");
  CHECK(task.at("stoppedReason") == reason);
  CHECK(task.at("containers").at(0).at("reason") == reason);
  CHECK_FALSE(task.at("containers").at(0).contains("exitCode"));
}

TEST_CASE("programs: a folder of the world's that is missing", "[programs]") {
  Workplace workplace;
  workplace.command = shell("exit 0");
  workplace.command.folder = "/no/such/folder";
  const json task = play(workplace);
  CHECK(task.at("stopCode") == "TaskFailedToStart");
  CHECK(task.at("stoppedReason") == kStart +
                                        "chdir to cwd (\"/no/such/folder\") set in config.json "
                                        "failed: no such file or directory: unknown");
}

TEST_CASE("programs: files that are gone when the task starts", "[programs]") {
  Workplace workplace;
  workplace.command = shell("exit 0");
  workplace.command.files = {{"/no/such/file", "file", false}};
  const json task = play(workplace);
  CHECK(task.at("stopCode") == "TaskFailedToStart");
  CHECK_THAT(task.at("stoppedReason").get<std::string>(),
             StartsWith("CannotStartContainerError: ") && Contains("/no/such/file"));
}

TEST_CASE("programs: more memory than the container may have", "[programs]") {
  Workplace workplace;
  workplace.command.arguments = {"/usr/bin/python3", "-c",
                                 "x = []\nwhile True: x.append(bytearray(1 << 20))"};
  workplace.container = {{"memory", 64}};
  const json task = play(workplace);
  CHECK(task.at("stopCode") == "EssentialContainerExited");
  CHECK(task.at("containers").at(0).at("exitCode") == 137);
  CHECK(task.at("containers").at(0).at("reason") ==
        "OutOfMemoryError: Container killed due to memory usage");
}

TEST_CASE("programs: one that forks and leaves has ended", "[programs]") {
  Workplace workplace;
  workplace.command = shell("(sleep 60; echo late) & exit 0");
  const json task = play(workplace);
  CHECK(task.at("containers").at(0).at("exitCode") == 0);
}

TEST_CASE("programs: closed output and bytes that are no text", "[programs]") {
  Workplace workplace;
  workplace.command = shell("printf 'a\\377b\\n'; exec >&- 2>&-; exit 0");
  RunningWorld running(workplace);
  const json task = running.play();
  CHECK(task.at("containers").at(0).at("exitCode") == 0);
  CHECK(running.log(task) ==
        "a\xEF\xBF\xBD"
        "b\n");
}

TEST_CASE("programs: output without end is cut, with a word about it", "[programs]") {
  Workplace workplace;
  workplace.command = shell("exec head -c 100000000 /dev/zero");
  workplace.programs.most_output_bytes = 100'000;
  RunningWorld running(workplace);
  const json task = running.play();
  CHECK(task.at("containers").at(0).at("exitCode") == 0);
  std::size_t bytes = 0;
  bool said = false;
  for (const sim::Event& event : running.world().journal().events()) {
    if (event.kind != "ecs.output") continue;
    bytes += event.data.size();
    said = said || event.data.find("the rest is dropped") != std::string::npos;
  }
  CHECK(said);
  CHECK(bytes < 1'000'000);  // NUL is six bytes in JSON
}

TEST_CASE("programs: no more at once than the world allows", "[programs]") {
  Workplace workplace;
  workplace.command = shell("echo up; exec sleep 600");
  workplace.programs.most_at_once = 2;
  RunningWorld running(workplace);
  const std::string first = running.run_task();
  const std::string second = running.run_task();
  running.until(first, "RUNNING");
  running.until(second, "RUNNING");
  const json third = running.play();
  CHECK(third.at("stopCode") == "TaskFailedToStart");
  CHECK(third.at("stoppedReason") ==
        "CannotStartContainerError: 2 programs run already, and the world allows no more "
        "(programs: at_once)");
}

TEST_CASE("programs: a world of them needs somebody who can run them", "[programs]") {
  harness::WorldConfig config;
  config.images["worker"].command = shell("exit 0");
  harness::WorldOptions options;
  options.extensions = {harness::real_programs(nullptr)};
  CHECK_THROWS_WITH(harness::World(config, options),
                    "images of this world are real programs, which cannot run here");
}
