// The Pacer with real programs.

#include "tests/sim/time/never.h"
#include "tests/sim/time/scripted_programs.h"

using namespace std::chrono_literals;
using sim::Pacer;
using tests::PacerFixture;
using End = sim::Pacer::End;

namespace {}  // namespace

TEST_CASE_METHOD(PacerFixture, "programs, virtual: programs and timers in the order of time",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  scheduler.after(1min, note("timer"));
  scheduler.after(20min, note("timer"));
  wait_until(5min, note("program"));
  wait_until(20min, note("program"));
  CHECK(virtual_pace.run([&] { return passed() >= 20min && scheduler.empty(); }) == End::kDone);
  CHECK(seen == "timer@1m program@5m program@20m timer@20m ");
}

TEST_CASE_METHOD(PacerFixture, "programs, virtual: the next thing happens when all sleep",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  wait_until(1s, [&] {
    see("wake");
    sockets.unread.push_back([&] {
      see("request");
      programs.at_work = 5;
    });
    sockets.unread.push_back([&] { see("request"); });
  });
  wait_until(1s, [&] { see("wake"); });
  scheduler.after(1s, [&] {
    CHECK(programs.at_work == 0);
    see("timer");
  });
  CHECK(virtual_pace.run([&] { return scheduler.empty(); }) == End::kDone);
  CHECK(seen == "wake@1s request@1s request@1s wake@1s timer@1s ");
}

TEST_CASE_METHOD(PacerFixture, "programs, virtual: who never sleeps is named",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  programs.at_work = -1;
  scheduler.after(1s, note("timer"));
  CHECK_THROWS_AS(virtual_pace.run(tests::kNever), sim::ClockHeld);
  CHECK_THROWS_WITH(virtual_pace.run(tests::kNever),
                    "the clock is held by task a: node (pid 1, thread 2) is running");
  CHECK(seen.empty());
}

TEST_CASE_METHOD(PacerFixture, "programs, virtual: all asleep for ever is a stall, not a hang",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  CHECK(virtual_pace.run(tests::kNever) == End::kStalled);
  auto hold = holds.add("http", "POST /");
  wait_until(1s, note("program"));
  CHECK(virtual_pace.run(tests::kNever) == End::kStalled);
  CHECK(seen.empty());
  hold.release();
  CHECK(virtual_pace.run([&] { return passed() == 1s && programs.waiters.empty(); }) == End::kDone);
  CHECK(seen == "program@1s ");
}

TEST_CASE_METHOD(PacerFixture, "programs, virtual: without an input source too",
                 "[sim][time][programs]") {
  Pacer alone{scheduler, holds, {}, nullptr, &programs};
  alone.set_patience(30ms);
  wait_until(1s, note("program"));
  CHECK(alone.run(tests::kNever) == End::kStalled);
  CHECK(seen == "program@1s ");
}

TEST_CASE_METHOD(PacerFixture, "programs, virtual: work that is charged for takes time",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  wait_until(1s, [&] {
    see("wake");
    programs.charge = 3s;
    sockets.unread.push_back([&] { see("request"); });
  });
  scheduler.after(2s, note("timer"));
  scheduler.after(9s, note("timer"));
  CHECK(virtual_pace.run([&] { return scheduler.empty(); }) == End::kDone);
  CHECK(seen == "wake@1s timer@2s request@4s timer@9s ");
}

TEST_CASE_METHOD(PacerFixture, "programs, virtual: while none runs, nobody looks",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  programs.running = false;
  scheduler.after(1h, note("a"));
  scheduler.after(2h, note("b"));
  CHECK(virtual_pace.run(tests::kNever) == End::kStalled);
  CHECK(seen == "a@1h b@2h ");
  CHECK(programs.looks == 0);
}

TEST_CASE_METHOD(PacerFixture, "programs, virtual: a program that asks on and on at one instant",
                 "[sim][time][programs]") {
  Pacer virtual_pace = pacer();
  std::function<void()> again = [&] { sockets.unread.push_back(again); };
  again();
  CHECK_THROWS_WITH(virtual_pace.run(tests::kNever),
                    "time does not move: a million events at 2026-01-05T09:00:00.000Z");
}

TEST_CASE_METHOD(PacerFixture, "programs, real: woken in time", "[sim][time][programs]") {
  Pacer real = pacer("real");
  wait_until(10ms, note("program"));
  CHECK(real.run([&] { return !seen.empty(); }) == End::kDone);
  CHECK(passed() >= 10ms);
}

TEST_CASE_METHOD(PacerFixture, "programs, manual: woken on the way of advance()",
                 "[sim][time][programs]") {
  Pacer manual = pacer("manual");
  wait_until(10min, note("program"));
  scheduler.after(20min, note("timer"));
  wait_until(2h, note("program"));
  manual.advance(1h);
  CHECK(seen == "program@10m timer@20m ");
  CHECK(passed() == 1h);
  CHECK(programs.clock == scheduler.now());
}

TEST_CASE_METHOD(PacerFixture,
                 "programs, manual: what they ask for is answered on the way of advance()",
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

TEST_CASE_METHOD(PacerFixture, "programs, manual: advance() ends when it is enough, or held",
                 "[sim][time][programs]") {
  Pacer manual = pacer("manual");
  wait_until(10min, note("program"));
  wait_until(20min, note("program"));
  manual.advance(1h, [&] { return !seen.empty(); });
  CHECK(passed() == 10min);
  programs.at_work = -1;
  manual.set_patience(1ms);
  CHECK_THROWS_AS(manual.advance(1h), sim::ClockHeld);
}
