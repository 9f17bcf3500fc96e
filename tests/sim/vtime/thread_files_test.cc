#include "sim/vtime/thread_files.h"

#include <sys/syscall.h>

#include <string>

#include "tests/support/catch.h"

using sim::vtime::wait_of;

namespace {

std::string futex(const std::string& arguments) {
  return std::to_string(SYS_futex) + " 0x6451630 " + arguments + " 0x0 0xffffffff 0x7f 0x7e\n";
}

}  // namespace

TEST_CASE("wait_of: who has a processor waits for nothing", "[sim][vtime]") {
  CHECK(wait_of("running\n") == sim::vtime::Wait::kNothing);
}

TEST_CASE("wait_of: a private futex without a time limit is for peers", "[sim][vtime]") {
  CHECK(wait_of(futex("0x189 0x0 0x0")) == sim::vtime::Wait::kPeers);
  CHECK(wait_of(futex("0x80 0x2 0x0")) == sim::vtime::Wait::kPeers);
}

TEST_CASE("wait_of: any other wait is for anything", "[sim][vtime]") {
  CHECK(wait_of(futex("0x109 0x0 0x0")) == sim::vtime::Wait::kAnything);             // shared
  CHECK(wait_of(futex("0x189 0x0 0x7ffd89f3e2a0")) == sim::vtime::Wait::kAnything);  // until a time
  CHECK(wait_of(futex("0x86 0x0 0x0")) == sim::vtime::Wait::kAnything);  // a lock of the kernel's
  CHECK(wait_of("7 0x7f 0x189 0x0 0x0 0x0 0x0 0x7f 0x7e\n") ==
        sim::vtime::Wait::kAnything);  // poll
  CHECK(wait_of("-1 0x7f 0x7e\n") == sim::vtime::Wait::kAnything);
  CHECK(wait_of("") == sim::vtime::Wait::kAnything);  // not told
  CHECK(wait_of(std::to_string(SYS_futex)) == sim::vtime::Wait::kAnything);
}

TEST_CASE("begin_of_thread: the 22nd field, whatever the program is called", "[sim][vtime]") {
  const std::string rest =
      " S 1 2 3 0 -1 4194304 100 0 0 0 7 8 0 0 20 0 1 0 987654 1000 20 18446744073709551615";
  CHECK(sim::vtime::begin_of_thread("42 (node)" + rest) == 987654);
  CHECK(sim::vtime::begin_of_thread("42 (a b) S (c)" + rest) == 987654);
  CHECK(sim::vtime::begin_of_thread("42 (node) S 1 2") == 0);
  CHECK(sim::vtime::begin_of_thread("") == 0);
}
