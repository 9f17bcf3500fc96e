#include "harness/explore/exploration.h"

#include <set>

#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using namespace harness;
using tests::QueueWorld;

namespace {

// A table has to come within a minute, and takes up to 90 s.
constexpr char kSoon[] =
    "expect:\n"
    "  - api: {operation: dynamodb.CreateTable, count: 1}\n";

ExploreOptions options(std::uint64_t last_seed, std::size_t jobs = 1) {
  ExploreOptions options;
  options.faults = fault_menu("bad day");
  options.last_seed = last_seed;
  options.jobs = jobs;
  return options;
}

ExploreReport explored(const QueueWorld& world, ExploreOptions options) {
  Exploration exploration({world.explored()}, std::move(options));
  exploration.run();
  return exploration.report();
}

}  // namespace

TEST_CASE("Exploration: each seed is a take, and each take some strategy's",
          "[explore][Exploration]") {
  const QueueWorld world(kSoon);
  const ExploreReport report = explored(world, options(50));
  REQUIRE(report.scenarios.size() == 1);
  const ScenarioRow& row = report.scenarios.front();
  CHECK(row.name == "a/b");
  CHECK(row.takes == 50);
  CHECK(row.failed == 0);
  CHECK(row.events > 50);
  std::uint64_t takes = 0;
  std::uint64_t edges = 0;
  for (const StrategyRow& strategy : row.strategies) {
    takes += strategy.takes;
    edges += strategy.edges;
  }
  CHECK(takes == 50);
  CHECK(edges == row.edges.size());
  CHECK(row.last_new);
  CHECK_FALSE(report.failed());
  CHECK_FALSE(report.interrupted);
}

TEST_CASE("Exploration: the same seeds give the same report, with several threads as well",
          "[explore][Exploration]") {
  const QueueWorld world("expect:\n  - queue: {name: jobs, visible: 2}\n");
  const std::string once = report_json(explored(world, options(80)));
  CHECK(report_json(explored(world, options(80))) == once);
  CHECK(report_json(explored(world, options(80, 3))) == once);
  CHECK(report_json(explored(world, options(79))) != once);
}

TEST_CASE("Exploration: parts are all of the seeds, and none twice", "[explore][Exploration]") {
  const QueueWorld world(kSoon);
  std::set<std::uint64_t> seeds;
  std::uint64_t takes = 0;
  for (std::uint64_t part = 1; part <= 3; ++part) {
    ExploreOptions own = options(20);
    own.first_seed = 10;
    own.part = part;
    own.parts = 3;
    own.on_take = [&](const Take& take) { seeds.insert(take.seed); };
    takes += explored(world, std::move(own)).takes();
  }
  CHECK(takes == 11);
  CHECK(seeds.size() == 11);
  CHECK(*seeds.begin() == 10);
  CHECK(*seeds.rbegin() == 20);
  ExploreOptions beyond = options(2);
  beyond.part = 3;
  beyond.parts = 3;
  CHECK(explored(world, std::move(beyond)).takes() == 0);
}

TEST_CASE("Exploration: what must be reached is not reached if nothing is played",
          "[explore][Exploration]") {
  const QueueWorld world("sometimes:\n  - event: {says: a message is sent, kind: sqs.sent}\n");
  ExploreOptions beyond = options(2);
  beyond.part = 3;
  beyond.parts = 3;
  const ExploreReport report = explored(world, std::move(beyond));
  CHECK(report.takes() == 0);
  CHECK(report.never_reached().size() == 1);
}

TEST_CASE("Exploration: takes that fail in the same way are one group", "[explore][Exploration]") {
  const QueueWorld world("expect:\n  - queue: {name: jobs, visible: 2}\n");
  const ExploreReport report = explored(world, options(20));
  const ScenarioRow& row = report.scenarios.front();
  CHECK(row.failed == 20);
  REQUIRE(row.failures.size() == 1);
  CHECK(row.failures[0].what == "queue");
  CHECK(row.failures[0].takes == 20);
  CHECK(report.failed());
}

TEST_CASE("Exploration: a failure is left with the decisions that it takes",
          "[explore][Exploration]") {
  // It fails whenever the table comes: no decision is needed.
  const QueueWorld world("expect:\n  - queue: {name: jobs, visible: 2}\n");
  const ExploreReport report = explored(world, options(20));
  REQUIRE(report.scenarios[0].failures.size() == 1);
  CHECK(report.scenarios[0].failures[0].decisions == 0);
  CHECK(report.scenarios[0].failures[0].takes == 20);
}

TEST_CASE("Exploration: it ends after the first failure if that is wanted",
          "[explore][Exploration]") {
  const QueueWorld world("expect:\n  - queue: {name: jobs, visible: 2}\n");
  ExploreOptions until = options(10'000);
  until.until_failure = true;
  const ExploreReport report = explored(world, std::move(until));
  CHECK(report.takes() < 100);
  CHECK(report.failed());
}

TEST_CASE("Exploration: it ends when it is to stop, with what there is", "[explore][Exploration]") {
  const QueueWorld world(kSoon);
  ExploreOptions stopped = options(10'000);
  std::uint64_t played = 0;
  stopped.on_take = [&](const Take&) { ++played; };
  stopped.stop = [&] { return played == 7; };
  const ExploreReport report = explored(world, std::move(stopped));
  CHECK(report.takes() == 7);
  CHECK(report.interrupted);
}

TEST_CASE("Exploration: no failure is made cheaper when it is to stop", "[explore][Exploration]") {
  const QueueWorld world("expect:\n  - queue: {name: jobs, visible: 2}\n");
  ExploreOptions stopped = options(20);
  std::uint64_t played = 0;
  stopped.on_take = [&](const Take&) { ++played; };
  stopped.stop = [&] { return played == 20; };
  const ExploreReport report = explored(world, std::move(stopped));
  CHECK(report.interrupted);
  REQUIRE(report.scenarios[0].failures.size() == 1);
  CHECK(report.scenarios[0].failures[0].takes == 20);
  CHECK(report.scenarios[0].failures[0].decisions > 0);
}

TEST_CASE("Exploration: it ends when its time is over", "[explore][Exploration]") {
  const QueueWorld world(kSoon);
  ExploreOptions timed = options(UINT64_MAX);
  timed.within = std::chrono::milliseconds{50};
  const ExploreReport report = explored(world, std::move(timed));
  CHECK(report.takes() > 0);
  CHECK_FALSE(report.interrupted);
}

TEST_CASE("Exploration: what is known before is not new, and is varied", "[explore][Exploration]") {
  const QueueWorld world(kSoon);
  Exploration before({world.explored()}, options(30));
  before.run();
  Exploration after({world.explored()}, options(30));
  const ExploreReport known = before.report();
  for (const EdgeRow& edge : known.scenarios[0].edges) {
    after.know("a/b", {edge.kind, edge.role, edge.cause});
  }
  for (const SavedTake& take : before.findings("a/b").pool.all()) after.know(take);
  after.know("no/one", {"x", "y", "z"});
  after.run();
  const ExploreReport report = after.report();
  CHECK(report.scenarios[0].edges.size() <= known.scenarios[0].edges.size() + 5);
  CHECK(report.scenarios[0].strategies.back().takes > 0);
}

TEST_CASE("Exploration: a failed take is played again, and compared", "[explore][Exploration]") {
  const QueueWorld world("expect:\n  - queue: {name: jobs, visible: 2}\n");
  Exploration failing({world.explored()}, options(5));
  failing.run();
  const FailureGroup& group = *failing.findings("a/b").failures.sorted().front();
  SavedTake saved = saved_take_of(group.cheapest, "x.yaml", "", "");
  saved.faults = group.faults_of_cheapest;

  Exploration again({world.explored()}, options(5));
  CHECK(again.play_again(saved));
  REQUIRE(again.report().known.size() == 1);
  CHECK(again.report().known[0].says == "it fails in the same way");
  CHECK(again.report().failed());
  CHECK(again.played_again().at("x.yaml") == Exploration::Again::kFailsAlike);
  // It is the very same take.
  CHECK(again.findings("a/b").failures.sorted().front()->cheapest.digest == group.cheapest.digest);

  const QueueWorld mended(kSoon);
  Exploration sound({mended.explored()}, options(5));
  CHECK(sound.play_again(saved));
  CHECK(sound.report().known[0].says == "it passes now");
  CHECK_FALSE(sound.report().failed());
  saved.name = "no/one";
  CHECK_FALSE(sound.play_again(saved));
}

TEST_CASE("Exploration: no failed take is played again when it is to stop, or its time is over",
          "[explore][Exploration]") {
  const QueueWorld world("expect:\n  - queue: {name: jobs, visible: 2}\n");
  SavedTake saved;
  saved.path = "x.yaml";
  saved.name = "a/b";
  ExploreOptions stopped = options(5);
  stopped.stop = [] { return true; };
  ExploreOptions timed = options(5);
  timed.within = sim::Duration{0};
  for (const ExploreOptions& own : {stopped, timed}) {
    Exploration exploration({world.explored()}, own);
    CHECK_FALSE(exploration.play_again(saved));
    exploration.run();
    const ExploreReport report = exploration.report();
    REQUIRE(report.known.size() == 1);
    CHECK(report.known[0].says == "it was not played again");
    CHECK(report.failed());
    CHECK(report.interrupted == !own.within);
    CHECK(report.takes() == 0);
    CHECK(exploration.played_again().empty());
  }
}

TEST_CASE("Exploration: what a scenario decides itself stays decided", "[explore][Exploration]") {
  const QueueWorld world(
      "chance: usual\n"
      "decisions:\n  - {kind: dynamodb.creation, of: jobs, values: {1: 11s}}\n");
  std::set<std::size_t> given;
  ExploreOptions own = options(40);
  own.on_take = [&](const Take& take) {
    for (const sim::Decided& one : take.decisions) {
      if (one.kind->name == "dynamodb.creation") given.insert(static_cast<std::size_t>(one.value));
    }
  };
  CHECK(explored(world, std::move(own)).scenarios[0].failed == 0);
  CHECK(given == std::set<std::size_t>{11'000'000'000});
}

TEST_CASE("Exploration: faults that are left out have their reasons in the report",
          "[explore][Exploration]") {
  const QueueWorld world("without_faults: {sqs.duplicate: It counts them twice.}\n");
  const ExploreReport report = explored(world, options(10));
  REQUIRE(report.scenarios[0].left_out.size() == 1);
  CHECK(report.scenarios[0].left_out[0].why == "It counts them twice.");
  for (const FaultRow& row : report.scenarios[0].faults) CHECK(row.name != "sqs.duplicate");
  ExploreOptions named = options(10);
  named.faults = fault_menu("sqs.duplicate");
  CHECK(explored(world, std::move(named)).scenarios[0].left_out.empty());
}

TEST_CASE("Exploration: what is reached sometimes is counted", "[explore][Exploration]") {
  const QueueWorld world(
      "sometimes:\n"
      "  - event: {says: a message is sent, kind: sqs.sent}\n"
      "  - event: {says: a message is lost, kind: sqs.expired}\n");
  const ExploreReport report = explored(world, options(10));
  REQUIRE(report.scenarios[0].sometimes.size() == 2);
  CHECK(report.scenarios[0].sometimes[0].takes == 10);
  CHECK(report.scenarios[0].sometimes[0].seed == 1);
  const auto never = report.never_reached();
  REQUIRE(never.size() == 1);
  CHECK(never[0].says == "a message is lost");
}
