// A simulator for lifetime_test.cc: runs a Child that leaves processes all over the place, prints
// its folder and the ids of all of them, and then ends as its argument says: `return`, `throw` or
// `wait` (for a signal).
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "sim/process/child.h"
#include "sim/process/guarded_folder.h"

namespace {

struct Printer : sim::ChildEvents {
  void printed(std::string_view line, sim::ChildStream) override {
    std::printf("%.*s\n", static_cast<int>(line.size()), line.data());
    std::fflush(stdout);
    ++lines;
  }
  void exited(sim::ChildExit) override {}
  int lines = 0;
};

}  // namespace

int main(int count, char** arguments) {
  const std::string ending = count > 1 ? arguments[1] : "return";
  sim::http::Loop loop;
  sim::ChildOptions options;
  options.arguments = {"sh", "-c",
                       "sleep 600 & echo $!; setsid sleep 600 & echo $!;"
                       "sh -c 'trap \"\" TERM INT HUP; sleep 600 & echo $!'; wait"};
  options.environment = {{"PATH", "/usr/bin:/bin"}};
  Printer printer;
  const sim::GuardedFolder folder;
  std::ofstream(folder.path() / "file") << "text";
  std::filesystem::create_directories(folder.path() / "a" / "b");
  options.arguments[2] = "while :; do echo >> a/b/c; done & " + options.arguments[2];
  options.folder = folder.path();
  sim::Child child(loop, options, printer);
  std::printf("%s %d %d\n", folder.path().c_str(), child.init_pid(), child.pid());
  std::fflush(stdout);
  while (printer.lines < 3) loop.wait(std::chrono::seconds{10});
  if (ending == "throw") throw std::runtime_error("on purpose");
  while (ending == "wait") loop.wait(std::chrono::seconds{10});
}
