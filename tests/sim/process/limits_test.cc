#include <signal.h>

#include "tests/sim/process/fixture.h"
#include "tests/support/catch.h"

using tests::Running;
using tests::shell;

namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1024} * 1024;

// A program that holds ever more memory, a MiB at a time.
const char* const kGrows = "exec python3 -c 'x = []\nwhile True: x.append(bytearray(1 << 20))'";

}  // namespace

TEST_CASE("Child: more memory than it may have ends it, 137, and says so", "[process]") {
  sim::ChildOptions options = shell(kGrows);
  options.memory_bytes = 100 * kMiB;
  Running running(options);
  const sim::ChildExit exit = running.wait();
  CHECK(exit.code == 137);
  CHECK(exit.out_of_memory);
}

TEST_CASE("Child: the memory of what it starts counts, and all of it ends", "[process]") {
  sim::ChildOptions options = shell(std::string("(") + kGrows + ") & echo $!; wait; exit 0");
  options.memory_bytes = 100 * kMiB;
  Running running(options);
  running.wait_for_lines(1);
  const int grower = std::stoi(running.out.front());
  const sim::ChildExit exit = running.wait();
  CHECK(exit.code == 137);
  CHECK(exit.out_of_memory);
  CHECK_FALSE(tests::is_alive(grower));
}

TEST_CASE("Child: one that stays below its limit is left alone", "[process]") {
  sim::ChildOptions options = shell("exec python3 -c 'x = bytearray(20 << 20); print(len(x))'");
  options.memory_bytes = 100 * kMiB;
  Running running(options);
  CHECK(running.wait().code == 0);
}

TEST_CASE("Child: a GiB of output passes through, and little of it is held", "[process]") {
  sim::ChildOptions options = shell("exec head -c 1073741824 /dev/zero");
  options.max_line_bytes = 64 * 1024;
  Running running(options);
  running.keep = false;
  CHECK(running.wait().code == 0);
  CHECK(running.bytes == 1024 * kMiB);
  CHECK(running.most_held <= options.max_line_bytes);
}

TEST_CASE("Child: a program that prints faster than it is heard waits", "[process]") {
  Running running(shell("exec yes"));
  running.keep = false;
  for (int turn = 0; turn < 100; ++turn) running.loop.wait(std::chrono::seconds{1});
  CHECK(running.bytes > 0);
  CHECK(running.bytes <= 101 * 64 * 1024);  // what each turn read, and no more
  running.child->kill();
  CHECK(running.wait().code == 137);
}
