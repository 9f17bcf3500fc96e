#include "sim/time/scheduler.h"

#include <vector>

#include "sim/time/holds.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;

TEST_CASE("Scheduler: callbacks run at their own due time, ties in order", "[sim][time]") {
  sim::Scheduler scheduler;
  std::vector<std::string> seen;
  const auto note = [&](const char* what) {
    return [&seen, &scheduler, what] {
      seen.push_back(what + std::string("@") + sim::to_text(scheduler.now() - scheduler.start()));
    };
  };
  scheduler.after(10s, note("b1"));
  scheduler.after(5s, note("a"));
  scheduler.after(10s, note("b2"));
  while (scheduler.run_next()) {
  }
  CHECK(seen == std::vector<std::string>{"a@5s", "b1@10s", "b2@10s"});
}

TEST_CASE("Scheduler: a cancelled callback never runs", "[sim][time]") {
  sim::Scheduler scheduler;
  bool ran = false;
  const auto id = scheduler.after(1s, [&] { ran = true; });
  CHECK(scheduler.cancel(id));
  CHECK_FALSE(scheduler.cancel(id));
  scheduler.run_until(scheduler.now() + 5s);
  CHECK_FALSE(ran);
  CHECK(scheduler.now() == scheduler.start() + 5s);
}

TEST_CASE("Scheduler: a due time in the past means now", "[sim][time]") {
  sim::Scheduler scheduler;
  scheduler.run_until(scheduler.now() + 1h);
  sim::Time seen{};
  scheduler.at(scheduler.start(), [&] { seen = scheduler.now(); });
  scheduler.run_next();
  CHECK(seen == scheduler.start() + 1h);
}

TEST_CASE("ScopedTimer: going out of scope cancels", "[sim][time]") {
  sim::Scheduler scheduler;
  bool ran = false;
  {
    sim::ScopedTimer timer{scheduler, scheduler.after(1s, [&] { ran = true; })};
  }
  CHECK(scheduler.empty());
  CHECK_FALSE(ran);
}

TEST_CASE("Register: names who holds and since when", "[sim][time]") {
  sim::Scheduler scheduler;
  sim::Register holds{scheduler};
  auto first = holds.add("ecs", "task abc is starting");
  scheduler.run_until(scheduler.now() + 90s);
  {
    auto second = holds.add("http", "POST /");
    CHECK(holds.list().size() == 2);
  }
  CHECK(sim::describe(holds.list(), scheduler.now()) ==
        "ecs: task abc is starting (since 1m30s)\n");
  first.release();
  CHECK(holds.empty());
  CHECK(sim::describe(holds.list(), scheduler.now()) == "nobody\n");
}

TEST_CASE("Scheduler: time ends, and what is due later never happens", "[sim][time]") {
  sim::Scheduler scheduler;
  bool last = false;
  bool later = false;
  scheduler.at(sim::kEndOfTime, [&] { last = true; });
  scheduler.at(sim::kEndOfTime + 1ns, [&] { later = true; });
  scheduler.after(sim::Duration::max(), [&] { later = true; });
  CHECK(scheduler.next_due() == sim::kEndOfTime);
  scheduler.run_until(sim::Time::max());
  CHECK(last);
  CHECK_FALSE(later);
  CHECK(scheduler.now() == sim::kEndOfTime);
  CHECK_FALSE(scheduler.next_due());
  CHECK(scheduler.empty());
  CHECK_FALSE(scheduler.run_next());
  scheduler.advance_to(sim::Time::max());
  CHECK(scheduler.now() == sim::kEndOfTime);
}
