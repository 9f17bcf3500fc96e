// A task that is a real process, from RunTask to DescribeTasks.
#include <filesystem>
#include <set>

#include "tests/harness/programs/running_world.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using Catch::Matchers::Contains;
using nlohmann::json;
using tests::RunningWorld;
using tests::shell;
using tests::Workplace;

TEST_CASE("programs: RunTask starts a process, and DescribeTasks has its exit code", "[programs]") {
  Workplace workplace;
  workplace.command = shell("echo hello; echo trouble >&2; exit 3");
  RunningWorld running(workplace);
  const json task = running.play();
  CHECK(task.at("stopCode") == "EssentialContainerExited");
  CHECK(task.at("stoppedReason") == "Essential container in task exited");
  CHECK(task.at("containers").at(0).at("exitCode") == 3);
  CHECK_THAT(running.log(task), Contains("hello\n"));
  CHECK_THAT(running.log(task), Contains("trouble\n"));
}

TEST_CASE("programs: everything printed is in the log once the task is STOPPED", "[programs]") {
  Workplace workplace;
  workplace.command = shell("seq 1 5000; printf 'without a newline'");
  RunningWorld running(workplace);
  const json task = running.play();
  const auto count = static_cast<std::size_t>(std::count_if(
      running.world().journal().events().begin(), running.world().journal().events().end(),
      [](const sim::Event& event) { return event.kind == "ecs.output"; }));
  CHECK(count == 5001);
  CHECK_THAT(running.world().journal().events().back().data, !Contains("line"));
}

TEST_CASE("programs: the environment is the task definition's, RunTask's and AWS's", "[programs]") {
  Workplace workplace;
  workplace.command = shell(
      "echo \"$A $B $C\"; echo $AWS_REGION $AWS_DEFAULT_REGION $AWS_EXECUTION_ENV; "
      "env | grep -c ^HERMES_SECRET_OF_THE_TEST; pwd; echo $HOME; touch $HOME/x $TMPDIR/y");
  workplace.command.environment = {{"A", "world"}, {"B", "world"}, {"C", "{B}/{task}/{unknown}"}};
  workplace.container = {{"environment", {{{"name", "B"}, {"value", "definition"}}}}};
  ::setenv("HERMES_SECRET_OF_THE_TEST", "not for programs", 1);
  RunningWorld running(workplace);
  const json task = running.play(
      {{"containerOverrides",
        {{{"name", "app"}, {"environment", {{{"name", "B"}, {"value", "override"}}}}}}}});
  const std::string log = running.log(task);
  INFO(log);
  CHECK_THAT(log, Contains("world override override/"));
  CHECK_THAT(log, Contains("/{unknown}"));
  CHECK_THAT(log, Contains("us-west-2 us-west-2 AWS_ECS_FARGATE\n0\n"));
  CHECK(task.at("containers").at(0).at("exitCode") == 0);
}

TEST_CASE("programs: the command of a task definition and its folder", "[programs]") {
  Workplace workplace;
  workplace.command.entry_point = {"sh", "-c", "echo \"$0 $1\"; basename $(pwd)"};
  workplace.command.arguments = {"from", "image"};
  workplace.container = {{"command", {"from", "definition"}}, {"workingDirectory", "/app"}};
  RunningWorld running(workplace);
  const json task = running.play();
  CHECK(running.log(task) == "from definition\napp\n");
}

TEST_CASE("programs: a working directory that leads out of the container's folder", "[programs]") {
  const std::string why =
      "CannotStartContainerError: the working directory '/../../x' leads out of the container's "
      "folder";
  Workplace workplace;
  workplace.command = shell("pwd");
  workplace.container = {{"workingDirectory", "/../../x"}};
  RunningWorld running(workplace);
  CHECK(running.play().at("stoppedReason") == why);
  // The world's own, where a variable of the task leads out.
  Workplace other;
  other.command = shell("pwd");
  other.command.folder = "a/{SUB}";
  other.container = {{"environment", {{{"name", "SUB"}, {"value", "../../../x"}}}}};
  RunningWorld through_variable(other);
  CHECK_THAT(through_variable.play().at("stoppedReason").get<std::string>(),
             Contains("'a/../../../x' leads out of the container's folder"));
}

TEST_CASE("programs: files that lead out of the container's folder, or have no end", "[programs]") {
  const tests::Folder mine;
  std::filesystem::create_directories(mine.path("dir"));
  std::filesystem::create_directories(mine.path("other"));
  std::filesystem::create_symlink(mine.path("other"), mine.path("dir/out"));
  mine.write("file", "content\n");
  Workplace workplace;
  workplace.command = shell("pwd");
  workplace.command.files = {{mine.path("dir"), "a", false}, {mine.path("file"), "a/out/b", false}};
  RunningWorld through_link(workplace);
  CHECK(through_link.play().at("stoppedReason") ==
        "CannotStartContainerError: 'a/out/b' leads out of the container's folder");
  CHECK(std::filesystem::is_empty(mine.path("other")));
  const std::string above = std::filesystem::temp_directory_path().string();
  workplace.command.files = {{above, "a", false}};
  RunningWorld into_itself(workplace);
  CHECK(into_itself.play().at("stoppedReason") ==
        "CannotStartContainerError: the folder " + above + " cannot be copied into itself");
}

TEST_CASE("programs: files are copied or linked into the container's folder", "[programs]") {
  const tests::Folder mine;
  std::filesystem::create_directories(mine.path("dir/below"));
  mine.write("dir/below/file", "content\n");
  mine.write("other", "linked\n");
  Workplace workplace;
  workplace.command = shell("cat below/file ../b; echo changed > below/file");
  workplace.command.folder = "a";
  workplace.command.files = {{mine.path("dir"), "a", false}, {mine.path("other"), "b", true}};
  RunningWorld running(workplace);
  const json task = running.play();
  CHECK(running.log(task) == "content\nlinked\n");
  CHECK(mine.read("dir/below/file") == "content\n");  // it was a copy
}

TEST_CASE("programs: StopTask is SIGTERM, and the program ends as it likes", "[programs]") {
  Workplace workplace;
  workplace.command = shell("trap 'echo going; exit 5' TERM; echo up; while :; do sleep 1; done");
  RunningWorld running(workplace);
  const std::string arn = running.run_task();
  running.until_printed(arn, "up");
  running.stop_task(arn);
  const json task = running.until(arn, "STOPPED");
  CHECK(task.at("stopCode") == "UserInitiated");
  CHECK(task.at("stoppedReason") == "enough");
  CHECK(task.at("containers").at(0).at("exitCode") == 5);
  CHECK_THAT(running.log(task), Contains("going"));
}

TEST_CASE("programs: one that ignores SIGTERM is killed after stopTimeout, 137", "[programs]") {
  Workplace workplace;
  workplace.command = shell("trap '' TERM; echo up; while :; do sleep 1; done");
  workplace.container = {{"stopTimeout", 20}};
  RunningWorld running(workplace);
  const std::string arn = running.run_task();
  running.until_printed(arn, "up");
  running.stop_task(arn);
  const sim::Time asked = running.world().scheduler().now();
  const json task = running.until(arn, "STOPPED");
  CHECK(task.at("containers").at(0).at("exitCode") == 137);
  CHECK(running.world().scheduler().now() - asked >= std::chrono::seconds{20});
}

TEST_CASE("programs: their time is the World's", "[programs][time]") {
  Workplace workplace;
  workplace.command = shell("date -u +%Y-%m-%dT%H; sleep 86400; date -u +%Y-%m-%dT%H");
  RunningWorld running(workplace);
  CHECK(running.log(running.play()) == "2026-01-05T09\n2026-01-06T09\n");
}

TEST_CASE("programs: two takes with one seed have one digest", "[programs][time]") {
  std::set<std::string> digests;
  for (int take = 0; take < 5; ++take) {
    Workplace workplace;
    workplace.command = shell(
        "pwd; env | grep -v '^LD_PRELOAD\\|^PATH\\|^BACKLOT_VTIME' | sort; for i in 1 2 3; do "
        "sleep "
        "$i; od -An -N4 -tx1 /dev/urandom; date +%s; done; exit 9");
    RunningWorld running(workplace);
    running.play();
    digests.insert(running.world().journal().digest());
  }
  CHECK(digests.size() == 1);
}

TEST_CASE("programs: a step may crash one", "[programs]") {
  Workplace workplace;
  workplace.command = shell("echo up; exec sleep 600");
  RunningWorld running(workplace);
  const std::string arn = running.run_task();
  running.until_printed(arn, "up");
  CHECK_FALSE(running.world().crash("somebody-else", 1));
  CHECK(running.world().crash("worker", 139));
  const json task = running.until(arn, "STOPPED");
  CHECK(task.at("containers").at(0).at("exitCode") == 139);
}

TEST_CASE("programs: two containers of a task share its network", "[programs]") {
  Workplace workplace;
  workplace.command = shell(
      "exec /usr/bin/python3 -c '\n"
      "import os, socket\n"
      "if os.environ[\"ROLE\"] == \"server\":\n"
      "  s = socket.create_server((\"127.0.0.1\", 4321)); print(\"up\", flush=True)\n"
      "  s.accept()[0].sendall(b\"hello neighbour\")\n"
      "else:\n"
      "  import time\n"
      "  for i in range(200):\n"
      "    try: print(socket.create_connection((\"127.0.0.1\", 4321)).recv(99).decode()); break\n"
      "    except OSError: time.sleep(0.02)\n'");
  workplace.container = {{"environment", {{{"name", "ROLE"}, {"value", "client"}}}}};
  RunningWorld running(workplace);
  json definition = {{"name", "other"},
                     {"image", "worker"},
                     {"essential", false},
                     {"environment", {{{"name", "ROLE"}, {"value", "server"}}}}};
  json first = definition;
  first["name"] = "app";
  first["essential"] = true;
  first["environment"][0]["value"] = "client";
  running.world().call("test", "ecs", "RegisterTaskDefinition",
                       json{{"family", "worker"},
                            {"networkMode", "awsvpc"},
                            {"requiresCompatibilities", {"FARGATE"}},
                            {"cpu", "256"},
                            {"memory", "512"},
                            {"containerDefinitions", {first, definition}}}
                           .dump());
  const std::string arn = running.run_task();
  running.until_printed(arn, "hello neighbour");
}
