// Pace skip, and programs that live by the wall in any pace.
#include <vector>

#include "tests/sim/time/never.h"
#include "tests/sim/time/scripted_programs.h"

using namespace std::chrono_literals;
using sim::Pacer;
using tests::PacerFixture;
using End = sim::Pacer::End;

TEST_CASE_METHOD(PacerFixture, "programs, skip: jumps while all sleep, wall pace while one works",
                 "[sim][time][programs]") {
  Pacer skip = pacer("skip");
  std::vector<sim::Duration> at;
  scheduler.after(1h, [&] { at.push_back(passed()); });
  wait_until(2h, [&] {
    at.push_back(passed());
    programs.at_work = 5;
  });
  scheduler.after(3h, [&] { at.push_back(passed()); });
  const sim::Duration wall = Pacer::wall_now();
  CHECK(skip.run([&] { return at.size() == 3; }) == End::kDone);
  CHECK(Pacer::wall_now() - wall < 1h);
  CHECK(at[0] == 1h);
  CHECK(at[1] >= 2h);
  CHECK(at[1] < 2h + 1min);
  CHECK(at[2] == 3h);
}

TEST_CASE_METHOD(PacerFixture, "programs, skip: one that works for ever leaves time its wall pace",
                 "[sim][time][programs]") {
  const sim::Duration wall = Pacer::wall_now();
  Pacer skip = pacer("skip");
  programs.at_work = -1;
  scheduler.after(1h, note("far"));
  scheduler.after(20ms, note("near"));
  CHECK(skip.run([&] { return !seen.empty(); }) == End::kDone);
  CHECK(Pacer::wall_now() - wall >= 20ms);
  CHECK(seen == "near@20ms ");
}

TEST_CASE_METHOD(PacerFixture, "programs, skip: a hold keeps the wall pace",
                 "[sim][time][programs]") {
  const sim::Duration wall = Pacer::wall_now();
  Pacer skip = pacer("skip");
  const auto hold = holds.add("task a", "busybox does not share the clock");
  scheduler.after(20ms, note("near"));
  CHECK(skip.run([&] { return !seen.empty(); }) == End::kDone);
  CHECK(Pacer::wall_now() - wall >= 20ms);
}

TEST_CASE_METHOD(PacerFixture,
                 "programs, skip: what one does before it sleeps comes before the jump",
                 "[sim][time][programs]") {
  Pacer skip = pacer("skip");
  scheduler.after(2h, note("far"));
  sim::Duration asked{};
  programs.before_sleep = [&] {
    sockets.unread.push_back([&] { asked = passed(); });
    wait_until(1h, note("program"));
  };
  CHECK(skip.run([&] { return scheduler.empty(); }) == End::kDone);
  CHECK(asked < 1min);
  CHECK(seen == "program@1h far@2h ");
}

TEST_CASE("programs: while one lives by the wall, time passes as there", "[sim][time][programs]") {
  for (const char* pace : {"virtual", "skip"}) {
    INFO(pace);
    PacerFixture fixture;
    const sim::Duration wall = Pacer::wall_now();
    Pacer pacer = fixture.pacer(pace);
    fixture.programs.by_wall = true;
    fixture.scheduler.after(60ms, [&] { fixture.programs.by_wall = false; });
    fixture.scheduler.after(1h, [] {});
    fixture.wait_until(30ms, fixture.note("program"));
    CHECK(pacer.run([&] { return !fixture.programs.by_wall; }) == End::kDone);
    CHECK(Pacer::wall_now() - wall >= 60ms);
    CHECK(pacer.run([&] { return fixture.scheduler.empty(); }) == End::kDone);
    CHECK(Pacer::wall_now() - wall < 1h);
    CHECK_FALSE(fixture.seen.empty());
  }
}

TEST_CASE_METHOD(PacerFixture,
                 "programs, virtual: one that works by the wall for long is let do so",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  programs.by_wall = true;
  programs.at_work = -1;
  scheduler.after(60ms, note("timer"));
  CHECK(virtual_pace.run([&] { return scheduler.empty(); }) == End::kDone);
  CHECK(seen == "timer@60ms ");
  programs.by_wall = false;
  scheduler.after(1h, note("timer"));
  CHECK_THROWS_AS(virtual_pace.run([&] { return scheduler.empty(); }), sim::ClockHeld);
}

TEST_CASE("programs: whom one that lived by the wall woke comes before the jump",
          "[sim][time][programs]") {
  for (const char* pace : {"virtual", "skip"}) {
    INFO(pace);
    PacerFixture fixture;
    tests::ScriptedPrograms& programs = fixture.programs;
    Pacer pacer = fixture.pacer(pace);
    programs.by_wall = true;
    programs.looks_to_end = 2;
    sim::Duration asked{};
    programs.at_end = [&] {
      programs.at_work = 3;
      programs.before_sleep = [&] {
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
  Pacer skip{scheduler, holds, sim::Pace::parse("skip")};
  std::vector<sim::Duration> at;
  for (const auto due : {20min, 360min}) {
    scheduler.after(due, [&] { at.push_back(scheduler.now() - scheduler.start()); });
  }
  CHECK(skip.run(tests::kNever) == End::kStalled);
  CHECK(at == std::vector<sim::Duration>{20min, 6h});
}
