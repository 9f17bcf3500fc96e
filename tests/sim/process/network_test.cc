#include "sim/process/network.h"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>

#include "sim/http/client.h"
#include "sim/http/server.h"
#include "tests/sim/process/fixture.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"

using tests::Running;
using tests::shell;
using Texts = std::vector<std::string>;

namespace {

// Null, and a warning, where the system does not allow networks.
std::unique_ptr<sim::Networks> networks_if_allowed() {
  try {
    return std::make_unique<sim::Networks>("169.254.170.2");
  } catch (const std::system_error& error) {
    WARN("skipped: no network namespaces here: " << error.what());
    return nullptr;
  }
}

void must(int result, const char* what) {
  if (result != 0) throw std::system_error(errno, std::generic_category(), what);
}

// The calling thread's root becomes `root`, which is no mount point and has the machine's folders
// in it. Its mounts are its own.
void enter_chroot(const std::filesystem::path& root) {
  namespace fs = std::filesystem;
  must(::unshare(CLONE_FS | CLONE_NEWNS), "unshare");
  must(::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "making mounts private");
  for (const fs::directory_entry& entry : fs::directory_iterator("/")) {
    const fs::path inside = root / entry.path().filename();
    if (entry.is_symlink()) {
      fs::create_symlink(fs::read_symlink(entry.path()), inside);
    } else if (entry.is_directory()) {
      fs::create_directory(inside);
      must(::mount(entry.path().c_str(), inside.c_str(), nullptr, MS_BIND | MS_REC, nullptr),
           inside.c_str());
    }
  }
  must(::chroot(root.c_str()), "chroot");
  must(::chdir("/"), "chdir");
}

const char* const kServe =
    "exec python3 -u -c '\n"
    "import socket\n"
    "s = socket.create_server((\"0.0.0.0\", 4321))\n"
    "print(\"ready\")\n"
    "c, peer = s.accept()\n"
    "c.sendall(b\"hello \" + peer[0].encode())\n'";
const char* const kCall =
    "exec python3 -c '\n"
    "import socket\n"
    "print(socket.create_connection((\"10.0.0.4\", 4321)).recv(100).decode())\n'";

}  // namespace

TEST_CASE("TaskNetwork: two tasks listen on the same port, and one reaches the other",
          "[process]") {
  const auto networks = networks_if_allowed();
  if (networks == nullptr) return;
  const auto first = networks->add("10.0.0.4");
  const auto second = networks->add("10.0.1.5");
  sim::ChildOptions serve = shell(kServe);
  serve.network = first.get();
  Running one(serve);
  one.wait_for_lines(1);
  serve.network = second.get();
  Running two(serve);
  two.wait_for_lines(1);
  sim::ChildOptions call = shell(kCall);
  call.network = second.get();
  Running caller(call);
  CHECK(caller.wait().code == 0);
  CHECK(caller.out == Texts{"hello 10.0.1.5"});
}

TEST_CASE("TaskNetwork: its host name is as AWS gives it, and there is no way out", "[process]") {
  const auto networks = networks_if_allowed();
  if (networks == nullptr) return;
  const auto network = networks->add("10.0.0.4");
  sim::ChildOptions options = shell(
      "uname -n; python3 -c 'import socket; socket.create_connection((\"192.0.2.1\", 80))' 2>&1 | "
      "tail -n 1");
  options.network = network.get();
  Running running(options);
  running.wait();
  CHECK(running.out == Texts{"ip-10-0-0-4", "OSError: [Errno 101] Network is unreachable"});
}

TEST_CASE("TaskNetwork: a server of the simulator listens inside it", "[process]") {
  const auto networks = networks_if_allowed();
  if (networks == nullptr) return;
  const auto network = networks->add("10.0.0.4");
  sim::ChildOptions options = shell(
      "sleep 0.2; exec python3 -c 'import urllib.request; "
      "print(urllib.request.urlopen(\"http://169.254.170.2/v2\").read().decode())'");
  options.network = network.get();
  Running running(options);
  std::optional<sim::http::Server> server;
  sim::http::ServerOptions at;
  at.address = "169.254.170.2";
  at.port = 80;
  network->inside([&] {
    server.emplace(running.loop, at, [](const std::shared_ptr<sim::http::Exchange>& exchange) {
      exchange->reply({200, {}, "metadata of " + exchange->request().target});
    });
  });
  CHECK(running.wait().code == 0);
  CHECK(running.out == Texts{"metadata of /v2"});
}

TEST_CASE("Child: a folder is seen at another place, by it alone", "[process]") {
  if (networks_if_allowed() == nullptr) return;
  const tests::Folder folder;
  folder.write("hello", "from the folder\n");
  sim::ChildOptions options = shell("cat hello; echo back > answer");
  options.mount_from = folder.path();
  options.mount_at = "/srv";
  options.folder = "/srv";
  Running running(options);
  CHECK(running.wait().code == 0);
  CHECK(running.out == Texts{"from the folder"});
  CHECK(folder.read("answer") == "back\n");
  CHECK_FALSE(std::filesystem::exists("/srv/hello"));
}

TEST_CASE("Child: a folder is seen at another place in a chroot whose root is no mount point",
          "[process]") {
  if (networks_if_allowed() == nullptr) return;
  const tests::Folder root;
  const tests::Folder folder;
  folder.write("hello", "from the folder\n");
  Texts out;
  std::string trouble;
  // Root and mounts are this thread's own.
  std::thread([&] {
    try {
      enter_chroot(root.path());
      sim::ChildOptions options = shell("cat hello");
      options.mount_from = folder.path();
      options.mount_at = "/srv";
      options.folder = "/srv";
      Running running(options);
      running.wait();
      out = running.out;
    } catch (const std::exception& error) {
      trouble = error.what();
    }
  }).join();
  CHECK(trouble.empty());
  CHECK(out == Texts{"from the folder"});
  CHECK_FALSE(std::filesystem::exists("/srv/hello"));
}
