// Programs that do not share the World's clock, and what a world says about them.
#include "sim/time/holds.h"
#include "tests/harness/cli/program.h"
#include "tests/harness/programs/running_world.h"
#include "tests/support/catch.h"

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using tests::RunningWorld;
using tests::Workplace;

namespace {

Workplace with(const std::string& script, harness::Unvirtual unvirtual) {
  Workplace workplace;
  workplace.command = tests::shell(script);
  workplace.programs.unvirtual = unvirtual;
  return workplace;
}

const std::string kSleeper = BACKLOT_STATIC_SLEEPER;

sim::Time time_of(RunningWorld& running, const std::string& kind, const std::string& text) {
  for (const sim::Event& event : running.world().journal().events()) {
    if (event.kind == kind && event.data.find(text) != std::string::npos) return event.time;
  }
  FAIL("no " << kind << " with " << text);
  return {};
}

// The programs that were named, in order.
std::vector<std::string> named(RunningWorld& running) {
  std::vector<std::string> names;
  for (const sim::Event& event : running.world().journal().events()) {
    if (event.kind == "program.unvirtual") names.push_back(event.data);
  }
  return names;
}

const std::vector<std::string> kOnlyTheSleeper{R"({"program":"static_sleeper"})"};

}  // namespace

TEST_CASE("programs, unvirtual wall: time passes as on the wall while one lives",
          "[programs][time]") {
  // The other one would be over in no time.
  RunningWorld running(with("sleep 3600 & " + kSleeper + " 300; echo after; wait; echo end",
                            harness::Unvirtual::kWall));
  const sim::Duration wall = sim::Pacer::wall_now();
  const std::string arn = running.run_task();
  running.until_printed(arn, "up");
  std::string held;
  running.run([&] {
    held = sim::describe(running.world().holds().list(), running.world().scheduler().now());
    return held.find("static_sleeper") != std::string::npos;
  });
  CHECK_THAT(held, Contains("task worker: static_sleeper (pid ") &&
                       Contains("lives by the machine's clock"));
  running.until(arn, "STOPPED");
  const sim::Duration slept =
      time_of(running, "ecs.output", "after") - time_of(running, "ecs.output", "up");
  CHECK(slept > 100ms);
  CHECK(slept < 600s);
  CHECK(running.world().holds().empty());
  // And then it jumps again.
  CHECK(time_of(running, "ecs.output", "end") - time_of(running, "ecs.output", "after") > 3500s);
  CHECK(sim::Pacer::wall_now() - wall < 3000s);
  CHECK(named(running) == kOnlyTheSleeper);
}

TEST_CASE("programs, unvirtual wall: one that works for long takes its time", "[programs][time]") {
  Workplace workplace = with(kSleeper + " 5000 work", harness::Unvirtual::kWall);
  workplace.programs.patience = 3s;
  RunningWorld running(workplace);
  running.play();
  const sim::Duration worked =
      time_of(running, "ecs.output", "over") - time_of(running, "ecs.output", "up");
  CHECK(worked > 100ms);
  CHECK(worked < 600s);
}

TEST_CASE("programs, unvirtual stop: the take ends and names it", "[programs][time]") {
  RunningWorld running(with(kSleeper + " 20000", harness::Unvirtual::kStop));
  CHECK_THROWS_WITH(running.play(),
                    Contains("the clock is held by task worker: static_sleeper (pid ") &&
                        Contains("static binary, one of Go"));
}

TEST_CASE("programs, unvirtual ignore: time runs ahead of it", "[programs][time]") {
  RunningWorld running(
      with(kSleeper + " 300 & sleep 3600; echo first; wait", harness::Unvirtual::kIgnore));
  running.play();
  CHECK(time_of(running, "ecs.output", "first") - time_of(running, "ecs.output", "up") == 3600s);
  CHECK(named(running) == kOnlyTheSleeper);
}

TEST_CASE("programs: one that never sleeps is named", "[programs][time]") {
  Workplace workplace;
  workplace.command = tests::shell("while :; do :; done");
  workplace.programs.patience = 500ms;
  RunningWorld running(workplace);
  CHECK_THROWS_WITH(running.play(), Contains("the clock is held by task worker: sh (pid ") &&
                                        Contains("is running"));
}

TEST_CASE("programs, cpu_charge: work takes so many times its time", "[programs][time]") {
  const auto took = [](int charge) {
    Workplace workplace;
    workplace.command = tests::shell(
        "sleep 1; i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done; echo end; sleep 1");
    workplace.programs.cpu_charge = charge;
    RunningWorld running(workplace);
    const sim::Time begin = running.world().scheduler().now();
    running.play();
    return time_of(running, "ecs.output", "end") - begin;
  };
  const sim::Duration free = took(0);
  CHECK(free < 40s);
  CHECK(took(1000) > free + 5s);
}

TEST_CASE("run: a world that stops at programs off the clock says so", "[programs][run]") {
  const tests::Folder folder;
  const auto world = [&](const std::string& programs) {
    folder.write(
        "world.yaml",
        "world: x\ncold_start: 10ms\nprograms: {" + programs +
            "}\nimages:\n  a:\n    command:\n"
            "      argv: ['" +
            kSleeper +
            "', '300']\nsetup:\n"
            "  - ecs.CreateCluster: {clusterName: c}\n"
            "  - ecs.RegisterTaskDefinition:\n      family: a\n      networkMode: awsvpc\n"
            "      requiresCompatibilities: [FARGATE]\n      cpu: '256'\n      memory: '512'\n"
            "      containerDefinitions: [{name: a, image: a, essential: true}]\n");
  };
  folder.write("s.yaml",
               "title: x\nworld: world.yaml\nsteps:\n  - call:\n      operation: ecs.RunTask\n"
               "      input: {cluster: c, taskDefinition: a, launchType: FARGATE, "
               "networkConfiguration: {awsvpcConfiguration: {subnets: [subnet-1]}}}\n"
               "  - expect: {event: {kind: ecs.output, contains: over, within: 3m}}\n");
  world("unvirtual: stop");
  const tests::Ran stopped = tests::backlot("run " + folder.path("s.yaml"));
  INFO(stopped.out << stopped.err);
  CHECK(stopped.exit_code == 1);
  CHECK_THAT(stopped.out, Contains("FAILED") && Contains("clock") &&
                              Contains("the clock is held by task a: static_sleeper (pid "));
  CHECK_THAT(stopped.out,
             Contains("programs that did not share the clock:\n     1 × a: static_sleeper"));
  world("unvirtual: wall");
  for (const std::string pace : {"virtual", "skip"}) {
    const tests::Ran ran = tests::backlot("run --pace " + pace + " " + folder.path("s.yaml"));
    INFO(pace << "\n" << ran.out << ran.err);
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.out, Contains("1 × a: static_sleeper"));
    CHECK_THAT(ran.err, Contains("time passes as on the wall while it lives"));
  }
  world("unvirtual: sometimes");
  CHECK_THAT(tests::backlot("check " + folder.path("s.yaml")).out +
                 tests::backlot("check " + folder.path("s.yaml")).err,
             Contains("unknown unvirtual 'sometimes'; expected one of: wall, stop, ignore"));
}
