// Every timed wait of a program ends exactly when the page's clock says so, and at once by the
// clock on the wall.
#include <string>

#include "tests/sim/vtime/clocked_programs.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using tests::ClockedPrograms;
using tests::Ended;

namespace {

struct Wait {
  const char* command;
  const char* result;
  int seconds;
};

constexpr Wait kWaits[] = {
    {"nanosleep", "0", 600},
    {"clock_nanosleep", "0", 600},
    {"clock_nanosleep_until", "0", 600},
    {"usleep", "0", 600},
    {"sleep", "0", 600},
    {"thrd_sleep", "0", 600},
    {"poll", "0", 600},
    {"ppoll", "0", 600},
    {"select", "0", 600},
    {"pselect", "0", 600},
    {"epoll_wait", "0", 600},
    {"epoll_pwait", "0", 600},
    {"epoll_pwait2", "0", 600},
    {"poll_that_gets_data", "1", 5},
    {"cond_timedwait", "ETIMEDOUT", 600},
    {"cond_timedwait_monotonic", "ETIMEDOUT", 600},
    {"cond_clockwait", "ETIMEDOUT", 600},
    {"cond_that_is_signalled", "0", 5},
    {"cnd_timedwait", "ETIMEDOUT", 600},
    {"sem_timedwait", "ETIMEDOUT", 600},
    {"sem_clockwait", "ETIMEDOUT", 600},
    {"mutex_timedlock", "ETIMEDOUT", 600},
    {"mutex_clocklock", "ETIMEDOUT", 600},
    {"rwlock_timedwrlock", "ETIMEDOUT", 600},
    {"rwlock_clockrdlock", "ETIMEDOUT", 600},
    {"timedjoin", "ETIMEDOUT", 600},
    {"futex", "ETIMEDOUT", 600},
    {"futex_bitset", "ETIMEDOUT", 600},
    {"syscall_clock_nanosleep", "0", 600},
    {"cancelled", "1", 1},
    {"with_all_signals_blocked", "0", 600},
    {"in_100_threads", "100", 100},
    {"timerfd", "33", 1100},  // once each at 100, 300 and 500 s, then three at once
    {"timerfd_until", "1", 600},
    {"timerfd_that_was_closed", "0", 600},
    {"alarm", "1", 600},
    {"setitimer", "3", 600},
    {"timer_signal", "42", 600},
    {"timer_thread", "14", 600},
    {"sigtimedwait", "EAGAIN", 600},
    {"interrupted", "EINTR", 30},
    {"in_a_handler", "560", 40},
    {"in_a_handler_beyond_the_outer_deadline", "0", 1030},
    {"fork", "3", 300},
};

}  // namespace

TEST_CASE("A timed wait ends exactly at its deadline", "[sim][vtime]") {
  for (const Wait& wait : kWaits) {
    CAPTURE(wait.command);
    ClockedPrograms clocked;
    const Ended ended = clocked.run({tests::client(), wait.command});
    CHECK(ended.output == std::string(wait.result) + " passed=" + std::to_string(wait.seconds) +
                              (wait.seconds == 0 ? "\n" : "000000000\n"));
    CHECK(ended.status == 0);
    CHECK(ended.passed == std::chrono::seconds{wait.seconds});
  }
}

TEST_CASE("A wait until the clock shows more than its deadline ends", "[sim][vtime]") {
  for (const std::string command : {"ppoll_beyond", "nanosleep_beyond"}) {
    CAPTURE(command);
    ClockedPrograms clocked;
    const Ended ended = clocked.run({tests::client(), command});
    CHECK(ended.output == "0 passed=600000000001\n");
    CHECK(ended.passed == 600s);
  }
}

TEST_CASE("A program started with an empty environment stays on the clock", "[sim][vtime]") {
  ClockedPrograms clocked;
  const Ended ended = clocked.run({tests::client(), "exec_with_an_empty_environment"});
  CHECK(ended.output == "0 passed=600000000000\n0 passed=600000000000\n");
}
