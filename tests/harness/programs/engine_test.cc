// Tasks in containers of a container engine: a stand-in for one, and podman where it is to be had.
#include <fcntl.h>
#include <poll.h>

#include <cstdlib>

#include "tests/harness/programs/processes.h"
#include "tests/harness/programs/running_world.h"
#include "tests/sim/engine/fake_engine.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using nlohmann::json;
using tests::RunningWorld;
using tests::Workplace;

namespace {

Workplace in_engine(const std::string& socket, const std::string& image) {
  Workplace workplace;
  workplace.engine.emplace();
  workplace.engine->socket = socket;
  workplace.engine->image = image;
  return workplace;
}

bool runs(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

// An engine with an image of one static program. Its storage goes with it.
class Podman {
 public:
  Podman() {
    const std::string podman = "podman --runtime runc --root " + folder_.path("root") +
                               " --runroot " + folder_.path("run");
    if (!runs("command -v podman") || !runs("command -v runc")) return;
    const std::string sleeper = BACKLOT_STATIC_SLEEPER;
    const std::string parent = sleeper.substr(0, sleeper.rfind('/'));
    available_ =
        runs("tar -C " + parent + " -cf " + folder_.path("image.tar") + " static_sleeper && " +
             podman + " import " + folder_.path("image.tar") + " sleeper:latest");
    if (!available_) return;
    pid_ = ::fork();
    if (pid_ == 0) {
      ::close(STDOUT_FILENO);
      ::close(STDERR_FILENO);
      const std::string line = "exec " + podman + " system service --time=0 unix://" + socket();
      ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
      ::_exit(127);
    }
    for (int i = 0; i < 1000 && ::access(socket().c_str(), F_OK) != 0; ++i) {
      ::poll(nullptr, 0, 10);
    }
  }
  ~Podman() {
    if (pid_ != 0) {
      ::kill(pid_, SIGTERM);
      ::waitpid(pid_, nullptr, 0);
    }
    // Five minutes after a command in a container, conmon would have it cleaned up, and for that
    // the storage made and mounted once more.
    for (const std::string& left : tests::processes_with(folder_.path("root"))) {
      ::kill(std::stoi(left), SIGKILL);
    }
    // Mounted by an engine that could not be used as well.
    runs("umount -l " + folder_.path("root") + "/overlay");
  }
  Podman(const Podman&) = delete;
  Podman& operator=(const Podman&) = delete;

  bool available() const { return available_; }
  std::string socket() const { return folder_.path("podman.sock"); }

 private:
  tests::Folder folder_;
  bool available_ = false;
  pid_t pid_ = 0;
};

}  // namespace

TEST_CASE("engine: a task in a container, its output and its exit code", "[programs][engine]") {
  const tests::FakeEngine engine;
  Workplace workplace = in_engine(engine.socket(), "prints");
  workplace.container = {{"environment", {{{"name", "X_FROM"}, {"value", "the task"}}}}};
  RunningWorld running(workplace);
  const json task = running.play();
  CHECK(task.at("containers").at(0).at("exitCode") == 3);
  CHECK_THAT(running.log(task),
             Contains("out X_FROM=the task\n") && Contains("half a line\n") && Contains("err\n"));
  CHECK_THAT(engine.log(), Contains("AWS_ENDPOINT_URL=http://127.0.0.1:") &&
                               Contains("AWS_CONTAINER_CREDENTIALS_FULL_URI=http://127.0.0.1:") &&
                               Contains("ECS_CONTAINER_METADATA_URI_V4=") && Contains("DELETE"));
}

TEST_CASE("engine: a task is stopped", "[programs][engine]") {
  const tests::FakeEngine engine;
  RunningWorld running(in_engine(engine.socket(), "waits"));
  const std::string arn = running.run_task();
  running.until_printed(arn, "half");
  running.stop_task(arn);
  CHECK(running.until(arn, "STOPPED").at("containers").at(0).at("exitCode") == 143);
}

TEST_CASE("engine: health checks are run in the container", "[programs][engine][health]") {
  const tests::FakeEngine engine;
  for (const std::string command : {"true", "no-such-program"}) {
    Workplace workplace = in_engine(engine.socket(), "waits");
    workplace.container = {
        {"healthCheck", {{"command", {"CMD", command}}, {"interval", 5}, {"retries", 1}}}};
    RunningWorld running(workplace);
    const std::string arn = running.run_task();
    running.run([&] { return running.task(arn).value("healthStatus", "UNKNOWN") != "UNKNOWN"; });
    CHECK(running.task(arn).at("healthStatus") == (command == "true" ? "HEALTHY" : "UNHEALTHY"));
  }
}

TEST_CASE("engine: what cannot be started, as AWS says it", "[programs][engine]") {
  const tests::FakeEngine engine;
  RunningWorld refused(in_engine(engine.socket(), "refused"));
  const json task = refused.play();
  CHECK(task.at("stopCode") == "TaskFailedToStart");
  CHECK(task.at("stoppedReason") == "CannotStartContainerError: the entry point is missing");
  RunningWorld unknown(in_engine(engine.socket(), "unknown"));
  CHECK_THAT(unknown.play().at("stoppedReason").get<std::string>(),
             StartsWith("CannotPullContainerError: "));
  RunningWorld nowhere(in_engine("/no/such.sock", "prints"));
  CHECK_THAT(nowhere.play().at("stoppedReason").get<std::string>(),
             StartsWith("CannotStartContainerError: no container engine answers at /no/such.sock"));
}

TEST_CASE("engine: podman runs a task, which lives by the machine's clock", "[programs][engine]") {
  const Podman podman;
  if (!podman.available()) {
    WARN("skipped: there is no podman with runc here that can import an image");
    return;
  }
  Workplace workplace = in_engine(podman.socket(), "localhost/sleeper:latest");
  workplace.container = {{"command", {"/static_sleeper", "300"}}, {"memory", 128}};
  RunningWorld running(workplace);
  const json task = running.play();
  INFO(task.dump(1));
  CHECK(task.at("containers").at(0).at("exitCode") == 0);
  CHECK(running.log(task) == "up\nover\n");

  workplace.container = {{"command", {"/static_sleeper", "60000"}}, {"stopTimeout", 2}};
  RunningWorld stopped(workplace);
  const std::string arn = stopped.run_task();
  stopped.until_printed(arn, "up");
  stopped.stop_task(arn);
  // The first process of a container takes no signal that it does not handle.
  CHECK(stopped.until(arn, "STOPPED").at("containers").at(0).at("exitCode") == 137);

  workplace.container = {
      {"command", {"/static_sleeper", "60000"}},
      {"healthCheck", {{"command", {"CMD", "/static_sleeper", "10"}}, {"interval", 5}}}};
  RunningWorld checked(workplace);
  const std::string healthy = checked.run_task();
  checked.run([&] { return checked.task(healthy).value("healthStatus", "") == "HEALTHY"; });
  CHECK(checked.task(healthy).at("healthStatus") == "HEALTHY");

  workplace.container = {{"command", {"/no/such/program"}}};
  RunningWorld missing(workplace);
  CHECK_THAT(missing.play().at("stoppedReason").get<std::string>(),
             StartsWith("CannotStartContainerError: "));
}
