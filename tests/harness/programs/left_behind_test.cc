// Nothing outlives the simulator, whenever and however it ends.
#include <poll.h>

#include <cstdlib>
#include <filesystem>
#include <functional>

#include "tests/harness/cli/program.h"
#include "tests/harness/programs/processes.h"
#include "tests/harness/programs/small_world.h"
#include "tests/support/catch.h"

using tests::processes_with;

namespace {

// A folder for temporary files of a test's own: what a World leaves behind is there.
class Temporary {
 public:
  Temporary() { ::setenv("TMPDIR", folder_.path("").c_str(), 1); }
  ~Temporary() { ::unsetenv("TMPDIR"); }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  bool has_worlds() const {
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path(""))) {
      if (entry.path().filename().string().starts_with("backlot-")) return true;
    }
    return false;
  }

 private:
  tests::Folder folder_;
};

// For 20 seconds at most.
void wait_until(const std::function<bool()>& done) {
  for (int i = 0; i < 4000 && !done(); ++i) ::poll(nullptr, 0, 5);
}

}  // namespace

TEST_CASE("serve: kill -9 leaves no process and no folder", "[programs][serve]") {
  const tests::Folder folder;
  folder.write("world.yaml",
               tests::small_world("[sh, -c, 'sleep 86400.12345 & setsid sleep 86400.12345 & wait']",
                                  tests::small_service(3)));
  const Temporary temporary;
  tests::Server server("--port 0 --pace x10 --world " + folder.path("world.yaml"));
  wait_until([] { return processes_with("86400.12345").size() == 9; });
  CHECK(processes_with("86400.12345").size() == 9);
  CHECK(temporary.has_worlds());
  server.stop(SIGKILL);
  wait_until([] { return processes_with("86400.12345").empty(); });
  CHECK(processes_with("86400.12345").empty());
  wait_until([&] { return !temporary.has_worlds(); });
  CHECK_FALSE(temporary.has_worlds());
}

TEST_CASE("run: a kill -9 at any moment leaves nothing", "[programs][run]") {
  const tests::Folder folder;
  folder.write("world.yaml",
               tests::small_world("[sh, -c, 'sleep 5; sleep 86400.54321 & sleep 1; exit 1']",
                                  tests::small_service(5)));
  folder.write("s.yaml",
               "title: x\nworld: world.yaml\nlimit: 2000h\nwithout: {services: its tasks "
               "end}\nsteps: [{wait: 1000h}]\n");
  const Temporary temporary;
  for (int ms = 10; ms < 600; ms += 25) {
    const std::string wait = "0." + std::to_string(1000 + ms).substr(1);
    tests::backlot("run " + folder.path("s.yaml"), "timeout --signal=KILL " + wait);
  }
  wait_until([&] { return processes_with("86400.54321").empty() && !temporary.has_worlds(); });
  CHECK(processes_with("86400.54321").empty());
  CHECK_FALSE(temporary.has_worlds());
}
