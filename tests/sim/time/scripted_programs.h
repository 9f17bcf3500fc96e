// Real programs for a Pacer, which here are a script.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "sim/time/pacer.h"
#include "tests/support/catch.h"

namespace tests {

// Programs that wait until given instants, do something when woken, and then are at work for some
// looks.
struct ScriptedPrograms : sim::ProgramClock {
  explicit ScriptedPrograms(sim::Time now) : clock(now) {}

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
  sim::Duration take_charge() override { return std::exchange(charge, sim::Duration::zero()); }
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
struct Sockets : sim::InputSource {
  explicit Sockets(const ScriptedPrograms& of) : programs(of) {}
  bool poll() override { return wait(sim::Duration::zero()); }
  bool wait(sim::Duration) override {
    if (unread.empty()) return false;
    REQUIRE(programs.at_work == 0);
    const auto handle = unread.front();
    unread.pop_front();
    handle();
    return true;
  }
  const ScriptedPrograms& programs;
  std::deque<std::function<void()>> unread;
};

struct PacerFixture {
  sim::Scheduler scheduler;
  sim::Register holds{scheduler};
  ScriptedPrograms programs{scheduler.now()};
  Sockets sockets{programs};
  std::string seen;

  sim::Duration passed() const { return scheduler.now() - scheduler.start(); }
  void see(const std::string& what) { seen += what + "@" + sim::to_text(passed()) + " "; }
  std::function<void()> note(const char* what) {
    return [this, what] {
      CHECK(programs.clock == scheduler.now());
      see(what);
    };
  }
  void wait_until(sim::Duration span, std::function<void()> then) {
    programs.waiters.emplace(scheduler.start() + span, std::move(then));
  }
  sim::Pacer pacer(const char* pace = "virtual") {
    sim::Pacer made{scheduler, holds, sim::Pace::parse(pace), &sockets, &programs};
    made.set_patience(std::chrono::milliseconds{30});
    return made;
  }
};

}  // namespace tests
