// The Pacer with real programs, which here are a script.
#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/time/pacer.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Pace;
using sim::Pacer;
using End = sim::Pacer::End;

namespace {

constexpr auto kNever = [] { return false; };

// Programs that wait until given instants, do something when woken, and then are at work for some
// looks.
struct Cast : sim::Programs {
  explicit Cast(sim::Time now) : clock(now) {}

  bool any() const override { return running; }
  bool quiet() override {
    ++looks;
    if (at_work == 0) {
      if (const auto act = std::exchange(before_sleep, nullptr)) act();
      return true;
    }
    if (at_work > 0) --at_work;
    return false;
  }
  std::optional<sim::Time> next_deadline() const override {
    if (waiters.empty()) return std::nullopt;
    return waiters.begin()->first;
  }
  void move_to(sim::Time now) override {
    REQUIRE(now >= clock);
    clock = now;
  }
  std::size_t wake_due() override {
    std::size_t woken = 0;
    while (wake_one()) ++woken;
    return woken;
  }
  bool wake_one() override {
    if (waiters.empty() || waiters.begin()->first > clock) return false;
    const auto action = waiters.begin()->second;
    waiters.erase(waiters.begin());
    at_work = 3;
    action();
    return true;
  }
  sim::Duration take_charge() override { return std::exchange(charge, 0ns); }
  bool lives_by_wall() override {
    if (by_wall && --looks_to_end == 0) {
      by_wall = false;
      at_end();
    }
    return by_wall;
  }
  std::string who_is_busy() const override { return "task a: node (pid 1, thread 2) is running"; }

  sim::Time clock;
  bool running = true;
  int at_work = 0;  // for so many looks; for ever if negative
  int looks = 0;
  sim::Duration charge{};
  bool by_wall = false;
  int looks_to_end = 0;  // after so many, the one that lives by the wall ends
  std::function<void()> at_end;
  std::function<void()> before_sleep;  // the last that they do
  std::multimap<sim::Time, std::function<void()>> waiters;
};

// Requests that came in; each is handled by itself.
struct Sockets : sim::Outside {
  explicit Sockets(const Cast& of) : cast(of) {}
  bool poll() override { return wait(0ns); }
  bool wait(sim::Duration) override {
    if (unread.empty()) return false;
    REQUIRE(cast.at_work == 0);
    const auto handle = unread.front();
    unread.pop_front();
    handle();
    return true;
  }
  const Cast& cast;
  std::deque<std::function<void()>> unread;
};

struct Fixture {
  sim::Scheduler scheduler;
  sim::Register holds{scheduler};
  Cast cast{scheduler.now()};
  Sockets sockets{cast};
  std::string seen;

  sim::Duration passed() const { return scheduler.now() - scheduler.start(); }
  void see(const std::string& what) { seen += what + "@" + sim::to_text(passed()) + " "; }
  std::function<void()> note(const char* what) {
    return [this, what] {
      CHECK(cast.clock == scheduler.now());
      see(what);
    };
  }
  void wait_until(sim::Duration span, std::function<void()> then) {
    cast.waiters.emplace(scheduler.start() + span, std::move(then));
  }
  Pacer pacer(const char* pace = "virtual") {
    Pacer made{scheduler, holds, Pace::parse(pace), &sockets, &cast};
    made.set_patience(30ms);
    return made;
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "programs, virtual: programs and timers in the order of time",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  scheduler.after(1min, note("timer"));
  scheduler.after(20min, note("timer"));
  wait_until(5min, note("program"));
  wait_until(20min, note("program"));
  CHECK(virtual_pace.run([&] { return passed() >= 20min && scheduler.empty(); }) == End::kDone);
  CHECK(seen == "timer@1m program@5m program@20m timer@20m ");
}

TEST_CASE_METHOD(Fixture, "programs, virtual: the next thing happens when all sleep",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  wait_until(1s, [&] {
    see("wake");
    sockets.unread.push_back([&] {
      see("request");
      cast.at_work = 5;
    });
    sockets.unread.push_back([&] { see("request"); });
  });
  wait_until(1s, [&] { see("wake"); });
  scheduler.after(1s, [&] {
    CHECK(cast.at_work == 0);
    see("timer");
  });
  CHECK(virtual_pace.run([&] { return scheduler.empty(); }) == End::kDone);
  CHECK(seen == "wake@1s request@1s request@1s wake@1s timer@1s ");
}

TEST_CASE_METHOD(Fixture, "programs, virtual: who never sleeps is named", "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  cast.at_work = -1;
  scheduler.after(1s, note("timer"));
  CHECK_THROWS_AS(virtual_pace.run(kNever), sim::ClockHeld);
  CHECK_THROWS_WITH(virtual_pace.run(kNever),
                    "the clock is held by task a: node (pid 1, thread 2) is running");
  CHECK(seen.empty());
}

TEST_CASE_METHOD(Fixture, "programs, virtual: all asleep for ever is a stall, not a hang",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  CHECK(virtual_pace.run(kNever) == End::kStalled);
  auto hold = holds.add("http", "POST /");
  wait_until(1s, note("program"));
  CHECK(virtual_pace.run(kNever) == End::kStalled);
  CHECK(seen.empty());
  hold.release();
  CHECK(virtual_pace.run([&] { return passed() == 1s && cast.waiters.empty(); }) == End::kDone);
  CHECK(seen == "program@1s ");
}

TEST_CASE_METHOD(Fixture, "programs, virtual: without an outside too", "[sim][time][programs]") {
  Pacer alone{scheduler, holds, {}, nullptr, &cast};
  alone.set_patience(30ms);
  wait_until(1s, note("program"));
  CHECK(alone.run(kNever) == End::kStalled);
  CHECK(seen == "program@1s ");
}

TEST_CASE_METHOD(Fixture, "programs, virtual: work that is charged for takes time",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  wait_until(1s, [&] {
    see("wake");
    cast.charge = 3s;
    sockets.unread.push_back([&] { see("request"); });
  });
  scheduler.after(2s, note("timer"));
  scheduler.after(9s, note("timer"));
  CHECK(virtual_pace.run([&] { return scheduler.empty(); }) == End::kDone);
  CHECK(seen == "wake@1s timer@2s request@4s timer@9s ");
}

TEST_CASE_METHOD(Fixture, "programs: while one lives by the wall, time passes as there",
                 "[sim][time][programs]") {
  for (const char* pace : {"virtual", "skip"}) {
    INFO(pace);
    Fixture fixture;
    const sim::Duration wall = Pacer::wall_now();
    Pacer pacer = fixture.pacer(pace);
    fixture.cast.by_wall = true;
    fixture.scheduler.after(60ms, [&] { fixture.cast.by_wall = false; });
    fixture.scheduler.after(1h, [] {});
    fixture.wait_until(30ms, fixture.note("program"));
    CHECK(pacer.run([&] { return !fixture.cast.by_wall; }) == End::kDone);
    CHECK(Pacer::wall_now() - wall >= 60ms);
    CHECK(pacer.run([&] { return fixture.scheduler.empty(); }) == End::kDone);
    CHECK(Pacer::wall_now() - wall < 60s);
    CHECK_FALSE(fixture.seen.empty());
  }
}

TEST_CASE_METHOD(Fixture, "programs, virtual: one that works by the wall for long is let do so",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  cast.by_wall = true;
  cast.at_work = -1;
  scheduler.after(60ms, note("timer"));
  CHECK(virtual_pace.run([&] { return scheduler.empty(); }) == End::kDone);
  CHECK(seen == "timer@60ms ");
  cast.by_wall = false;
  scheduler.after(1h, note("timer"));
  CHECK_THROWS_AS(virtual_pace.run([&] { return scheduler.empty(); }), sim::ClockHeld);
}

TEST_CASE_METHOD(Fixture, "programs, virtual: while none runs, nobody looks",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  cast.running = false;
  scheduler.after(1h, note("a"));
  scheduler.after(2h, note("b"));
  CHECK(virtual_pace.run(kNever) == End::kStalled);
  CHECK(seen == "a@1h b@2h ");
  CHECK(cast.looks == 0);
}

TEST_CASE_METHOD(Fixture, "programs, virtual: a program that asks on and on at one instant",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  std::function<void()> again = [&] { sockets.unread.push_back(again); };
  again();
  CHECK_THROWS_WITH(virtual_pace.run(kNever),
                    "time does not move: a million events at 2026-01-05T09:00:00.000Z");
}

TEST_CASE_METHOD(Fixture, "programs, skip: jumps while all sleep, wall pace while one works",
                 "[sim][time][programs]") {
  Pacer skip = pacer("skip");
  std::vector<sim::Duration> at;
  scheduler.after(1h, [&] { at.push_back(passed()); });
  wait_until(2h, [&] {
    at.push_back(passed());
    cast.at_work = 5;
  });
  scheduler.after(3h, [&] { at.push_back(passed()); });
  const sim::Duration wall = Pacer::wall_now();
  CHECK(skip.run([&] { return at.size() == 3; }) == End::kDone);
  CHECK(Pacer::wall_now() - wall < 10s);
  CHECK(at[0] == 1h);
  CHECK(at[1] >= 2h);
  CHECK(at[1] < 2h + 1min);
  CHECK(at[2] == 3h);
}

TEST_CASE_METHOD(Fixture, "programs, skip: one that works for ever leaves time its wall pace",
                 "[sim][time][programs]") {
  const sim::Duration wall = Pacer::wall_now();
  Pacer skip = pacer("skip");
  cast.at_work = -1;
  scheduler.after(1h, note("far"));
  scheduler.after(20ms, note("near"));
  CHECK(skip.run([&] { return !seen.empty(); }) == End::kDone);
  CHECK(Pacer::wall_now() - wall >= 20ms);
  CHECK(seen == "near@20ms ");
}

TEST_CASE_METHOD(Fixture, "programs, skip: a hold keeps the wall pace", "[sim][time][programs]") {
  const sim::Duration wall = Pacer::wall_now();
  Pacer skip = pacer("skip");
  const auto hold = holds.add("task a", "busybox does not share the clock");
  scheduler.after(20ms, note("near"));
  CHECK(skip.run([&] { return !seen.empty(); }) == End::kDone);
  CHECK(Pacer::wall_now() - wall >= 20ms);
}

TEST_CASE_METHOD(Fixture, "programs, skip: what one does before it sleeps comes before the jump",
                 "[sim][time][programs]") {
  Pacer skip = pacer("skip");
  scheduler.after(2h, note("far"));
  sim::Duration asked{};
  cast.before_sleep = [&] {
    sockets.unread.push_back([&] { asked = passed(); });
    wait_until(1h, note("program"));
  };
  CHECK(skip.run([&] { return scheduler.empty(); }) == End::kDone);
  CHECK(asked < 1min);
  CHECK(seen == "program@1h far@2h ");
}

TEST_CASE("programs: whom one that lived by the wall woke comes before the jump",
          "[sim][time][programs]") {
  for (const char* pace : {"virtual", "skip"}) {
    INFO(pace);
    Fixture fixture;
    Cast& cast = fixture.cast;
    Pacer pacer = fixture.pacer(pace);
    cast.by_wall = true;
    cast.looks_to_end = 2;
    sim::Duration asked{};
    cast.at_end = [&] {
      cast.at_work = 3;
      cast.before_sleep = [&] {
        fixture.sockets.unread.push_back([&] { asked = fixture.passed(); });
      };
    };
    fixture.scheduler.after(1h, fixture.note("far"));
    CHECK(pacer.run([&] { return fixture.scheduler.empty(); }) == End::kDone);
    CHECK(asked > 0s);
    CHECK(asked < 1min);
    CHECK(fixture.seen == "far@1h ");
  }
}

TEST_CASE("skip without programs is as virtual", "[sim][time][programs]") {
  sim::Scheduler scheduler;
  sim::Register holds{scheduler};
  Pacer skip{scheduler, holds, Pace::parse("skip")};
  std::vector<sim::Duration> at;
  for (const auto due : {20min, 360min}) {
    scheduler.after(due, [&] { at.push_back(scheduler.now() - scheduler.start()); });
  }
  CHECK(skip.run(kNever) == End::kStalled);
  CHECK(at == std::vector<sim::Duration>{20min, 6h});
}

TEST_CASE_METHOD(Fixture, "programs, real: woken in time", "[sim][time][programs]") {
  Pacer real = pacer("real");
  wait_until(10ms, note("program"));
  CHECK(real.run([&] { return !seen.empty(); }) == End::kDone);
  CHECK(passed() >= 10ms);
}

TEST_CASE_METHOD(Fixture, "programs, manual: woken on the way of advance()",
                 "[sim][time][programs]") {
  Pacer manual = pacer("manual");
  wait_until(10min, note("program"));
  scheduler.after(20min, note("timer"));
  wait_until(2h, note("program"));
  manual.advance(1h);
  CHECK(seen == "program@10m timer@20m ");
  CHECK(passed() == 1h);
  CHECK(cast.clock == scheduler.now());
}

TEST_CASE_METHOD(Fixture, "programs, manual: what they ask for is answered on the way of advance()",
                 "[sim][time][programs]") {
  Pacer manual = pacer("manual");
  wait_until(10min, [&] {
    sockets.unread.push_back([&] {
      note("request")();
      wait_until(15min, note("next"));
    });
  });
  manual.advance(1h);
  CHECK(seen == "request@10m next@15m ");
  CHECK(passed() == 1h);
}

TEST_CASE_METHOD(Fixture, "programs, manual: advance() ends when it is enough, or held",
                 "[sim][time][programs]") {
  Pacer manual = pacer("manual");
  wait_until(10min, note("program"));
  wait_until(20min, note("program"));
  manual.advance(1h, [&] { return !seen.empty(); });
  CHECK(passed() == 10min);
  cast.at_work = -1;
  manual.set_patience(1ms);
  CHECK_THROWS_AS(manual.advance(1h), sim::ClockHeld);
}
