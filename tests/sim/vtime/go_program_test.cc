#include "sim/vtime/go_program.h"

#include "tests/sim/vtime/theatre.h"
#include "tests/support/catch.h"

using tests::Theatre;

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
  Theatre theatre;
  theatre.start({tests::client(), "sleep"});
  const int go = theatre.start({tests::client() + "_go", "sleep"});
  REQUIRE(theatre.settle());
  const auto found = theatre.observer.unvirtual();
  REQUIRE(found.size() == 1);
  CHECK(found[0].pid == go);
  CHECK_FALSE(found[0].preloaded);
}
