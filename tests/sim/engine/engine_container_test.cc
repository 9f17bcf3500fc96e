#include "sim/engine/engine_container.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <thread>

#include "tests/sim/engine/fake_engine.h"

using Catch::Matchers::Contains;
using sim::engine::EngineContainer;
using sim::engine::EngineContainerOptions;
using tests::FakeEngine;

namespace {

EngineContainerOptions order_for(const std::string& image) {
  EngineContainerOptions options;
  options.name = "backlot-test";
  options.image = image;
  options.environment = {{"X_GREETING", "hello"}};
  return options;
}

int listen_at(const std::string& path, int queue) {
  const int listening = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  REQUIRE(::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(listening, queue) == 0);
  return listening;
}

// Runs a program as a shell would; its exit code, and what it printed.
int run(const std::vector<std::string>& words, const tests::Folder& folder) {
  std::string line;
  for (const std::string& word : words) line += "'" + word + "' ";
  line += ">" + folder.path("out") + " 2>" + folder.path("err");
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("engine: a container is created, followed to its end, and removed", "[sim][engine]") {
  const FakeEngine engine;
  const tests::Folder folder;
  {
    EngineContainerOptions options = order_for("prints");
    options.command = {"one", "two"};
    options.memory_bytes = 1024;
    const EngineContainer container(engine.socket(), options);
    CHECK(run(container.follower(), folder) == 3);
    CHECK(folder.read("out") == "out X_GREETING=hello\nhalf a line\n");
    CHECK(folder.read("err") == "err\n");
    CHECK_FALSE(container.out_of_memory());
    CHECK_THAT(engine.log(), !Contains("DELETE"));
  }
  CHECK_THAT(engine.log(), Contains("POST /v1.41/containers/create?name=backlot-test") &&
                               Contains(R"("Cmd": ["one", "two"])") &&
                               Contains(R"("Memory": 1024)") &&
                               Contains(R"("NetworkMode": "host")") &&
                               Contains("DELETE /v1.41/containers/backlot-test?force=true&v=true"));
}

TEST_CASE("engine: a signal reaches a container", "[sim][engine]") {
  const FakeEngine engine;
  const tests::Folder folder;
  EngineContainer container(engine.socket(), order_for("waits"));
  container.signal(15);
  CHECK(run(container.follower(), folder) == 143);
}

TEST_CASE("engine: a command is run in a container", "[sim][engine]") {
  const FakeEngine engine;
  const tests::Folder folder;
  const EngineContainer container(engine.socket(), order_for("waits"));
  CHECK(run(container.executor({"true"}), folder) == 0);
  CHECK(folder.read("out").empty());
  CHECK(run(container.executor({"curl", "-f", "a b"}), folder) == 1);
  CHECK_THAT(engine.log(), Contains(R"(/containers/backlot-test/exec {"AttachStderr": true, )"
                                    R"("AttachStdout": true, "Cmd": ["curl", "-f", "a b"]})"));
  CHECK(run({container.follower()[0], engine.socket(), "nobody", "true"}, folder) == 125);
  CHECK(folder.read("err") == "backlot: no such container\n");
}

TEST_CASE("engine: what it says of a failure is said", "[sim][engine]") {
  const FakeEngine engine;
  CHECK_THROWS_WITH(EngineContainer(engine.socket(), order_for("refused")),
                    "the entry point is missing");
  CHECK_THAT(engine.log(), Contains("DELETE"));
  CHECK(sim::engine::has_image(engine.socket(), "prints"));
  CHECK_FALSE(sim::engine::has_image(engine.socket(), "other"));
  CHECK_THROWS_WITH(EngineContainer("/no/such.sock", order_for("prints")),
                    Contains("no container engine answers at /no/such.sock: No such file"));
  CHECK_THROWS_WITH(sim::engine::has_image(std::string(200, 'x'), "a"), Contains("too long"));
}

TEST_CASE("engine: one that is stopped takes the connection and never answers, which is said",
          "[sim][engine]") {
  const tests::Folder folder;
  const std::string path = folder.path("stopped.sock");
  const int listening = listen_at(path, 0);
  const std::string expected = "the container engine at " + path +
                               " does not answer (GET /images/a/json): is it stopped, or busy?";
  const auto ask = [&] {
    sim::engine::ask(path, "GET", "/images/a/json", {}, std::chrono::milliseconds{20});
  };
  CHECK_THROWS_WITH(ask(), expected);
  // Connections that wait to be taken fill its queue, so that the next is not even connected.
  for (int i = 0; i < 3; ++i) CHECK_THROWS_WITH(ask(), expected);
  ::close(listening);
}

TEST_CASE("engine: an answer that breaks off is no end of it", "[sim][engine]") {
  const tests::Folder folder;
  const std::string path = folder.path("slow.sock");
  const int listening = listen_at(path, 4);
  int taken = -1;
  std::thread engine([&] {
    taken = ::accept(listening, nullptr, nullptr);
    const std::string_view begun = "HTTP/1.0 200 OK\r\n\r\n{";
    ::send(taken, begun.data(), begun.size(), 0);
  });
  CHECK_THROWS_WITH(
      sim::engine::ask(path, "GET", "/images/a/json", {}, std::chrono::milliseconds{200}),
      Contains("does not answer"));
  engine.join();
  ::close(taken);
  ::close(listening);
}

TEST_CASE("engine: it is gone with the process that started it", "[sim][engine]") {
  const FakeEngine engine;
  const pid_t pid = ::fork();
  if (pid == 0) {
    auto* container = new EngineContainer(engine.socket(), order_for("waits"));
    static_cast<void>(container);
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(pid, nullptr, 0);
  for (int i = 0; i < 1000 && engine.log().find("DELETE") == std::string::npos; ++i) {
    ::poll(nullptr, 0, 10);
  }
  CHECK_THAT(engine.log(), Contains("DELETE /v1.41/containers/backlot-test"));
}
