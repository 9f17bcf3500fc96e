#include "sim/vtime/go_program.h"

#include "tests/sim/vtime/clocked_programs.h"
#include "tests/support/catch.h"

using tests::ClockedPrograms;

TEST_CASE("is_go_program: what Go's linker made", "[sim][vtime]") {
  const tests::Folder folder;
  CHECK(sim::vtime::is_go_program(tests::client() + "_go"));
  CHECK_FALSE(sim::vtime::is_go_program(tests::client()));
  CHECK_FALSE(sim::vtime::is_go_program(tests::client() + "_static"));
  CHECK_FALSE(sim::vtime::is_go_program("/proc/self/exe"));
  CHECK_FALSE(sim::vtime::is_go_program(folder.path("none")));
  folder.write("short",
               "\x7f"
               "ELF");
  CHECK_FALSE(sim::vtime::is_go_program(folder.path("short")));
  folder.write("text", std::string(1000, 'x'));
  CHECK_FALSE(sim::vtime::is_go_program(folder.path("text")));
}

TEST_CASE("A program of Go is noticed, though it is preloaded", "[sim][vtime]") {
  ClockedPrograms clocked;
  clocked.start({tests::client(), "sleep"});
  const int go = clocked.start({tests::client() + "_go", "sleep"});
  REQUIRE(clocked.settle());
  const auto found = clocked.observer.unvirtual();
  REQUIRE(found.size() == 1);
  CHECK(found[0].pid == go);
  CHECK_FALSE(found[0].preloaded);
}
