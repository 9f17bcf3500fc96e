#include "sim/http/loop.h"

#include <csignal>
#include <stdexcept>
#include <thread>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::http::Loop;

TEST_CASE("Loop: poll and wait say whether anything ran", "[sim][http]") {
  Loop loop;
  CHECK_FALSE(loop.poll());
  CHECK_FALSE(loop.wait(0s));
  CHECK_FALSE(loop.wait(1ms));
  int runs = 0;
  loop.post([&] { ++runs; });
  CHECK(runs == 0);
  CHECK(loop.poll());
  CHECK(runs == 1);
  loop.post([&] { ++runs; });
  CHECK(loop.wait(0s));
  CHECK(runs == 2);
  CHECK_FALSE(loop.poll());
}

TEST_CASE("Loop: work posted by another thread ends a wait of any length", "[sim][http]") {
  Loop loop;
  const auto home = std::this_thread::get_id();
  std::thread::id ran_on;
  std::thread other([&] { loop.post([&] { ran_on = std::this_thread::get_id(); }); });
  CHECK(loop.wait(sim::Duration::max()));
  CHECK(ran_on == home);
  other.join();
}

TEST_CASE("Loop: what work throws comes out of poll, and the loop goes on", "[sim][http]") {
  Loop loop;
  bool second = false;
  loop.post([] { throw std::runtime_error("from within"); });
  loop.post([&] { second = true; });
  CHECK_THROWS_WITH(loop.poll(), "from within");
  CHECK(loop.poll());
  CHECK(second);
}

TEST_CASE("Loop: SIGTERM and SIGINT reach the handler set last", "[sim][http]") {
  Loop loop;
  int first = 0;
  int second = 0;
  loop.on_stop_signal([&] { ++first; });
  std::raise(SIGTERM);
  while (first == 0 && loop.wait(10s)) {
  }
  CHECK(first == 1);
  loop.on_stop_signal([&] { ++second; });
  std::raise(SIGINT);
  while (second == 0 && loop.wait(10s)) {
  }
  CHECK(first == 1);
  CHECK(second == 1);
}

TEST_CASE("Loop: who is in the middle of something can see that a signal has come", "[sim][http]") {
  Loop loop;
  int stops = 0;
  loop.on_stop_signal([&] { ++stops; });
  bool before = true;
  bool after = false;
  loop.post([&] {
    before = loop.stop_signal_came();
    std::raise(SIGTERM);
    after = loop.stop_signal_came();
  });
  CHECK(loop.poll());
  CHECK_FALSE(before);
  CHECK(after);
  while (stops == 0 && loop.wait(10s)) {
  }
  CHECK(stops == 1);
  CHECK(loop.stop_signal_came());
}

TEST_CASE("Loop: SIGHUP is a signal to stop, unless it is ignored", "[sim][http]") {
  for (const bool ignored : {false, true}) {
    std::signal(SIGHUP, ignored ? SIG_IGN : SIG_DFL);
    Loop loop;
    int stops = 0;
    loop.on_stop_signal([&] { ++stops; });
    std::raise(SIGHUP);
    while (stops == 0 && loop.wait(ignored ? 0s : 10s)) {
    }
    CHECK(stops == (ignored ? 0 : 1));
  }
  std::signal(SIGHUP, SIG_DFL);
}
