#include "sim/time/task.h"

#include <memory>
#include <stdexcept>
#include <string>

#include "sim/time/spawn.h"
#include "sim/time/wait.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Task;

namespace {

Task<std::string> slow_text(sim::Scheduler& scheduler, std::string text) {
  co_await sim::sleep(scheduler, 3s);
  co_return text + "!";
}

Task<> fails_later(sim::Scheduler& scheduler) {
  co_await sim::sleep(scheduler, 1s);
  throw std::runtime_error("as planned");
}

}  // namespace

TEST_CASE("Task: a value comes back when its time has come", "[sim][time]") {
  sim::Scheduler scheduler;
  std::string seen;
  const auto script = [&]() -> Task<> {
    std::string text = "a text that is too long for the small string optimisation";
    seen = co_await slow_text(scheduler, text);
  };
  sim::Spawned spawned{scheduler, script()};
  scheduler.run_until(scheduler.now() + 2s);
  CHECK(seen.empty());
  CHECK(spawned.running());
  scheduler.run_until(scheduler.now() + 2s);
  CHECK(seen == "a text that is too long for the small string optimisation!");
  CHECK_FALSE(spawned.running());
}

TEST_CASE("Task: an exception reaches the one who awaits, and the owner", "[sim][time]") {
  sim::Scheduler scheduler;
  std::string caught;
  std::string reported;
  const auto script = [&]() -> Task<> {
    try {
      co_await fails_later(scheduler);
    } catch (const std::runtime_error& error) {
      caught = error.what();
    }
    co_await fails_later(scheduler);
  };
  sim::Spawned spawned{scheduler, script(), [&](std::exception_ptr error) {
                         try {
                           if (error) std::rethrow_exception(error);
                         } catch (const std::runtime_error& e) {
                           reported = e.what();
                         }
                       }};
  scheduler.run_until(scheduler.now() + 10s);
  CHECK(caught == "as planned");
  CHECK(reported == "as planned");
}

TEST_CASE("Spawned: destroying it ends the coroutine where it waits", "[sim][time]") {
  sim::Scheduler scheduler;
  const auto token = std::make_shared<int>(1);
  const auto script = [](sim::Scheduler& s, std::shared_ptr<int>) -> Task<> {
    for (;;) co_await sim::sleep(s, 1s);
  };
  {
    sim::Spawned spawned{scheduler, script(scheduler, token)};
    scheduler.run_until(scheduler.now() + 10s);
    CHECK(token.use_count() == 2);
  }
  CHECK(token.use_count() == 1);
  CHECK(scheduler.empty());
}

TEST_CASE("Signal: set wakes all in order, a limit gives false", "[sim][time]") {
  sim::Scheduler scheduler;
  sim::Signal signal{scheduler};
  std::string seen;
  const auto waiter = [&](std::string name, sim::Duration limit) -> Task<> {
    const bool set = co_await signal.wait(limit);
    seen += name + (set ? "+" : "-");
  };
  sim::Spawned a{scheduler, waiter("a", 5s)};
  sim::Spawned b{scheduler, waiter("b", 20s)};
  sim::Spawned c{scheduler, waiter("c", 20s)};
  scheduler.run_until(scheduler.now() + 10s);
  CHECK(seen == "a-");
  signal.set();
  scheduler.run_until(scheduler.now());
  CHECK(seen == "a-b+c+");
}

TEST_CASE("Signal: a waiter that is destroyed is forgotten", "[sim][time]") {
  sim::Scheduler scheduler;
  sim::Signal signal{scheduler};
  const auto waiter = [&]() -> Task<> { co_await signal.wait(); };
  {
    sim::Spawned a{scheduler, waiter()};
    scheduler.run_until(scheduler.now());
  }
  signal.set();
  CHECK(scheduler.empty());
}
