// Health checks of containers that are real processes.
#include <cmath>

#include "tests/harness/programs/running_world.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::RunningWorld;
using tests::shell;
using tests::Workplace;

namespace {

// Prints the marks that its checks have left, and goes on for `rest`.
Workplace checked(const std::string& rest, const json& command) {
  Workplace workplace;
  workplace.command = shell("sleep 25; cat mark; " + rest);
  workplace.container = {{"healthCheck", {{"command", command}, {"interval", 10}}}};
  return workplace;
}

std::string health_after(RunningWorld& running, const std::string& arn, sim::Duration span) {
  const sim::Time due = running.world().scheduler().now() + span;
  running.run([&] { return running.world().scheduler().now() >= due; });
  return running.task(arn).at("healthStatus");
}

}  // namespace

TEST_CASE("programs: a health check runs beside the program, on its clock", "[programs][health]") {
  RunningWorld running(checked("", {"CMD-SHELL", "date +%S.%N >>mark"}));
  const json task = running.play();
  // Two checks in the 25 s: a whole interval after the start, and one after that check's end.
  const std::string log = running.log(task);
  REQUIRE(log.size() == std::string("00.000000000\n00.000000000").size() + 1);
  const double apart = std::stod(log.substr(13)) - std::stod(log.substr(0, 12));
  CHECK(std::fmod(apart + 60, 60) >= 10);
  CHECK(std::fmod(apart + 60, 60) < 11);
}

TEST_CASE("programs: what a health check says is the task's health", "[programs][health]") {
  using namespace std::chrono_literals;
  RunningWorld good(checked("sleep 600", {"CMD", "true"}));
  const std::string healthy = good.run_task();
  good.until(healthy, "RUNNING");
  CHECK(health_after(good, healthy, 5s) == "UNKNOWN");
  CHECK(health_after(good, healthy, 10s) == "HEALTHY");

  RunningWorld bad(checked("sleep 600", {"CMD", "no-such-program"}));
  const std::string unhealthy = bad.run_task();
  bad.until(unhealthy, "RUNNING");
  CHECK(health_after(bad, unhealthy, 25s) == "UNKNOWN");
  CHECK(health_after(bad, unhealthy, 10s) == "UNHEALTHY");
}

TEST_CASE("programs: a health check that hangs is ended", "[programs][health]") {
  using namespace std::chrono_literals;
  RunningWorld running(checked("sleep 600", {"CMD", "sleep", "86400"}));
  const std::string arn = running.run_task();
  running.until(arn, "RUNNING");
  CHECK(health_after(running, arn, 50s) == "UNHEALTHY");
}
