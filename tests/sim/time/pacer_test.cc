#include "sim/time/pacer.h"

#include <deque>
#include <stdexcept>
#include <vector>

#include "tests/sim/time/never.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using sim::Pace;
using sim::Pacer;
using End = sim::Pacer::End;

namespace {

// What happens outside, as a script: poll() and wait() each carry out the next step of theirs.
struct Script : sim::InputSource {
  std::deque<std::function<void()>> on_poll;
  std::deque<std::function<void()>> on_wait;
  std::vector<sim::Duration> waits;

  bool poll() override { return next(on_poll); }
  bool wait(sim::Duration limit) override {
    waits.push_back(limit);
    return next(on_wait);
  }

 private:
  static bool next(std::deque<std::function<void()>>& steps) {
    if (steps.empty()) return false;
    const auto step = steps.front();
    steps.pop_front();
    if (step) step();
    return static_cast<bool>(step);
  }
};

struct Fixture {
  sim::Scheduler scheduler;
  sim::Register holds{scheduler};
  Script input;
  std::string seen;

  sim::Duration passed() const { return scheduler.now() - scheduler.start(); }
  std::function<void()> note(const char* what) {
    return [this, what] { seen += what + ("@" + sim::to_text(passed()) + " "); };
  }
};

}  // namespace

TEST_CASE("Pace: reads and writes", "[sim][time]") {
  CHECK(Pace::parse("virtual").kind == Pace::Kind::kVirtual);
  CHECK(Pace::parse("skip").kind == Pace::Kind::kSkip);
  CHECK(Pace::parse("manual").kind == Pace::Kind::kManual);
  CHECK(Pace::parse("real").kind == Pace::Kind::kScaled);
  CHECK(Pace::parse("real").factor == 1);
  CHECK(Pace::parse("x100").factor == 100);
  for (const char* text :
       {"virtual", "skip", "manual", "real", "x100", "x0.5", "x1000000", "x0.001"}) {
    CHECK(Pace::parse(text).to_text() == text);
  }
  CHECK(Pace::parse("x1").to_text() == "real");
  CHECK(Pace::parse("x2.50").to_text() == "x2.5");
}

TEST_CASE("Pace: anything else is refused, and said", "[sim][time]") {
  for (const char* bad : {"", "x", "100", "fast", "x0", "x-1", "x+1", "x 5", "x5 ", "x5s", "xinf",
                          "xnan", "x0x10", "x1e3", "x1000001", "x0.0009", "Virtual", "x1,5"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(Pace::parse(bad), std::invalid_argument);
    CHECK_THROWS_WITH(Pace::parse(bad), Contains("expected virtual, skip, real, manual or xN"));
  }
}

TEST_CASE_METHOD(Fixture, "virtual: jumps from timer to timer until done", "[sim][time]") {
  Pacer pacer{scheduler, holds, {}};
  scheduler.after(6h, note("b"));
  scheduler.after(20min, note("a"));
  scheduler.after(7h, note("c"));
  CHECK(pacer.run([&] { return passed() >= 6h; }) == End::kDone);
  CHECK(seen == "a@20m b@6h ");
  CHECK(pacer.run(tests::kNever) == End::kStalled);
  CHECK(seen == "a@20m b@6h c@7h ");
  CHECK(pacer.run([] { return true; }) == End::kDone);
}

TEST_CASE_METHOD(Fixture, "virtual: a hold stops time, not what is ready", "[sim][time]") {
  Pacer pacer{scheduler, holds, {}};
  auto hold = holds.add("ecs", "a task is starting");
  scheduler.after(1s, note("later"));
  scheduler.post(note("now"));
  CHECK(pacer.run(tests::kNever) == End::kStalled);
  CHECK(seen == "now@0ms ");
  hold.release();
  CHECK(pacer.run(tests::kNever) == End::kStalled);
  CHECK(seen == "now@0ms later@1s ");
}

TEST_CASE_METHOD(Fixture, "virtual: what is held waits for input", "[sim][time]") {
  Pacer pacer{scheduler, holds, {}, &input};
  auto hold = holds.add("http", "POST /");
  scheduler.after(1s, note("later"));
  input.on_wait.push_back([&] { scheduler.post(note("request")); });
  input.on_wait.push_back([&] { hold.release(); });
  CHECK(pacer.run([&] { return passed() >= 1s; }) == End::kDone);
  CHECK(seen == "request@0ms later@1s ");
  CHECK(input.waits.size() == 2);
}

TEST_CASE_METHOD(Fixture, "virtual: input comes before the next timer", "[sim][time]") {
  Pacer pacer{scheduler, holds, {}, &input};
  scheduler.after(1s, note("timer"));
  input.on_poll.push_back([&] { scheduler.post(note("request")); });
  CHECK(pacer.run(tests::kNever) == End::kStalled);
  CHECK(seen == "request@0ms timer@1s ");
}

TEST_CASE_METHOD(Fixture, "virtual: a million events without time moving", "[sim][time]") {
  Pacer pacer{scheduler, holds, {}};
  std::function<void()> again = [&] { scheduler.post(again); };
  scheduler.after(5s, again);
  CHECK_THROWS_WITH(pacer.run(tests::kNever),
                    "time does not move: a million events at 2026-01-05T09:00:05.000Z");
}

TEST_CASE_METHOD(Fixture, "virtual: many events are fine while time moves", "[sim][time]") {
  Pacer pacer{scheduler, holds, {}};
  int left = 100'000;
  std::function<void()> again = [&] {
    if (--left > 0) scheduler.after(1ns, again);
  };
  scheduler.post(again);
  CHECK(pacer.run(tests::kNever) == End::kStalled);
  CHECK(left == 0);
}

TEST_CASE_METHOD(Fixture, "scaled: each timer at its own time, waits by the factor",
                 "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("x1000000"), &input};
  scheduler.after(1h, note("a"));
  scheduler.after(2h, note("b"));
  CHECK(pacer.run([&] { return seen.find('b') != std::string::npos; }) == End::kDone);
  CHECK(seen == "a@1h b@2h ");
  REQUIRE_FALSE(input.waits.empty());
  for (const sim::Duration wait : input.waits) {
    CHECK(wait >= 0s);
    CHECK(wait <= 3600us);
  }
}

TEST_CASE_METHOD(Fixture, "scaled: holds do not stop it", "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("x1000000"), &input};
  const auto hold = holds.add("http", "POST /");
  scheduler.after(1min, note("a"));
  CHECK(pacer.run([&] { return !seen.empty(); }) == End::kDone);
}

TEST_CASE_METHOD(Fixture, "scaled: with nothing scheduled it waits for input", "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("real"), &input};
  input.on_wait.push_back({});
  input.on_wait.push_back([&] { scheduler.post(note("request")); });
  CHECK(pacer.run([&] { return !seen.empty(); }) == End::kDone);
  CHECK(input.waits == std::vector<sim::Duration>{1h, 1h});
}

TEST_CASE_METHOD(Fixture, "scaled: without an input source it waits by itself", "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("x1000000")};
  scheduler.after(1min, note("a"));
  CHECK(pacer.run(tests::kNever) == End::kStalled);
  CHECK(seen == "a@1m ");
}

TEST_CASE_METHOD(Fixture, "scaled: a far timer and a slow pace do not overflow", "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("x0.001"), &input};
  scheduler.after(sim::parse_duration("10000d"), note("far"));
  bool stop = false;
  input.on_wait.push_back([&] { stop = true; });
  CHECK(pacer.run([&] { return stop; }) == End::kDone);
  CHECK(input.waits == std::vector<sim::Duration>{1h});
}

TEST_CASE_METHOD(Fixture, "catch_up: runs what has become due, up to the present", "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("x1000000"), &input};
  scheduler.after(1s, note("a"));
  while (seen.empty()) pacer.catch_up();
  CHECK(seen == "a@1s ");
  CHECK(passed() >= 1s);
}

TEST_CASE_METHOD(Fixture, "catch_up: nothing to do in the paces virtual and manual",
                 "[sim][time]") {
  for (const char* pace : {"virtual", "manual"}) {
    Pacer pacer{scheduler, holds, Pace::parse(pace), &input};
    scheduler.post(note("a"));
    pacer.catch_up();
    CHECK(seen.empty());
    CHECK(passed() == 0s);
  }
}

TEST_CASE_METHOD(Fixture, "manual: stands still until somebody moves time", "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("manual"), &input};
  scheduler.post(note("now"));
  scheduler.after(10s, note("a"));
  scheduler.after(30s, note("b"));
  bool stop = false;
  input.on_wait.push_back({});
  input.on_wait.push_back([&] { pacer.advance(20s); });
  input.on_wait.push_back([&] { stop = true; });
  CHECK(pacer.run([&] { return stop; }) == End::kDone);
  CHECK(seen == "now@0ms a@10s ");
  CHECK(passed() == 20s);
  CHECK(input.waits == std::vector<sim::Duration>{1h, 1h, 1h});
}

TEST_CASE_METHOD(Fixture, "manual: without an input source nothing can come", "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("manual")};
  scheduler.after(1s, note("a"));
  CHECK(pacer.run(tests::kNever) == End::kStalled);
  CHECK(seen.empty());
}

TEST_CASE_METHOD(Fixture, "advance: in a scaled pace, what follows is later by as much",
                 "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("real"), &input};
  pacer.advance(6h);
  CHECK(passed() == 6h);
  pacer.catch_up();
  CHECK(passed() >= 6h);
  CHECK(passed() < 12h);
}

TEST_CASE_METHOD(Fixture, "advance: however much is due, the input source is asked, and may end it",
                 "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("manual"), &input};
  std::function<void()> tick = [&] { scheduler.after(1s, tick); };
  tick();
  bool stop = false;
  input.on_poll.push_back({});
  input.on_poll.push_back([&] { stop = true; });
  CHECK_FALSE(pacer.advance(std::chrono::hours{24 * 80000}, [&] { return stop; }));
  CHECK(input.on_poll.empty());
  CHECK(passed() > 0s);
  CHECK(passed() < std::chrono::hours{24 * 80000});
}

TEST_CASE_METHOD(Fixture, "advance: all of the span has passed if nobody ends it", "[sim][time]") {
  Pacer pacer{scheduler, holds, Pace::parse("manual"), &input};
  scheduler.after(1h, note("a"));
  CHECK(pacer.advance(sim::kEndOfTime - scheduler.now()));
  CHECK(seen == "a@1h ");
  CHECK(scheduler.now() == sim::kEndOfTime);
}

TEST_CASE("scaled: at the end of time the clock stands", "[sim][time]") {
  sim::Scheduler scheduler{sim::kEndOfTime - 1s};
  sim::Register holds{scheduler};
  Pacer pacer{scheduler, holds, Pace::parse("x1000000")};
  bool ran = false;
  scheduler.after(500ms, [&] { ran = true; });
  while (scheduler.now() < sim::kEndOfTime) pacer.catch_up();
  CHECK(ran);
  pacer.catch_up();
  CHECK(scheduler.now() == sim::kEndOfTime);
}

TEST_CASE("scaled: more than is due at once is done in slices, with input in between",
          "[sim][time]") {
  sim::Scheduler scheduler;
  sim::Register holds{scheduler};
  Script input;
  Pacer pacer{scheduler, holds, Pace::parse("x1000000"), &input};
  // So many that at this pace they are never all done.
  std::function<void()> tick = [&] { scheduler.after(1us, tick); };
  tick();
  bool stop = false;
  input.on_wait.push_back([&] { stop = true; });
  CHECK(pacer.run([&] { return stop; }) == End::kDone);
}

TEST_CASE("Pacer: the machine's clocks", "[sim][time]") {
  const sim::Duration before = Pacer::wall_now();
  CHECK(Pacer::wall_now() >= before);
  CHECK(Pacer::wall_date() > sim::from_unix_ms(1'600'000'000'000));
}
