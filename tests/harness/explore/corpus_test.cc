#include "harness/explore/corpus.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>

#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace harness;
using tests::QueueWorld;

namespace {

namespace fs = std::filesystem;

constexpr char kFails[] = "expect:\n  - queue: {name: jobs, visible: 2}\n";
constexpr char kPasses[] = "expect:\n  - queue: {name: jobs, visible: 1}\n";

// Explores seeds with a corpus; what is to be told.
ExploreReport explore_into(const std::string& folder, const QueueWorld& world, std::uint64_t first,
                           std::uint64_t last, std::function<bool()> stop = {}) {
  ExploreOptions options;
  options.faults = fault_menu("calm");
  options.first_seed = first;
  options.last_seed = last;
  options.stop = std::move(stop);
  Exploration exploration({world.explored()}, std::move(options));
  const Corpus before = read_corpus(folder, {});
  begin_with(before, exploration);
  exploration.run();
  ExploreReport report = exploration.report();
  write_corpus(folder, before, exploration, report);
  return report;
}

}  // namespace

TEST_CASE("Corpus: a failure is saved as a take that plays again", "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string folder = world.folder().path("corpus");
  const ExploreReport report = explore_into(folder, world, 1, 10);
  REQUIRE(report.scenarios[0].failures.size() == 1);
  const std::string file = folder + "/" + report.scenarios[0].failures[0].file;
  const SavedTake saved = read_saved_take(file, {});
  CHECK(saved.name == "a/b");
  CHECK(saved.seed == report.scenarios[0].failures[0].seed);
  CHECK(fs::equivalent(saved.scenario_path, world.explored().scenario.path));
  CHECK_FALSE(read_corpus(folder, {}).interesting.empty());
  CHECK_THAT(world.folder().read("corpus/report.txt"), Contains("10 takes of 1 scenario"));
}

TEST_CASE("Corpus: its failures are played first, and what covers nothing new is not new",
          "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string folder = world.folder().path("corpus");
  const ExploreReport first = explore_into(folder, world, 1, 10);
  const ExploreReport again = explore_into(folder, world, 1, 10);
  REQUIRE(again.known.size() == 1);
  CHECK(again.known[0].failed);
  CHECK_FALSE(again.scenarios[0].last_new);
  const Corpus corpus = read_corpus(folder, {});
  CHECK(corpus.report.takes() == 20);
  CHECK(corpus.failures.size() == 1);
  REQUIRE(corpus.report.scenarios[0].failures.size() == 1);
  CHECK(corpus.report.scenarios[0].failures[0].file == first.scenarios[0].failures[0].file);
}

TEST_CASE("Corpus: a failure that is mended is told of, and not played any more",
          "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string folder = world.folder().path("corpus");
  explore_into(folder, world, 1, 5);
  const QueueWorld mended(kPasses);
  const ExploreReport report = explore_into(folder, mended, 1, 5);
  REQUIRE(report.known.size() == 1);
  CHECK(report.known[0].says == "it passes now");
  CHECK_FALSE(report.failed());
  const Corpus corpus = read_corpus(folder, {});
  CHECK(corpus.failures.empty());
  CHECK(corpus.report.scenarios[0].failures.empty());
  CHECK(fs::directory_iterator(folder + "/fixed") != fs::directory_iterator());
  CHECK(explore_into(folder, mended, 6, 8).known.empty());
}

TEST_CASE("Corpus: a failure that was not played again stays with its row", "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string folder = world.folder().path("corpus");
  explore_into(folder, world, 1, 5);
  const Corpus before = read_corpus(folder, {});
  const QueueWorld mended(kPasses);
  explore_into(folder, mended, 6, 9, [] { return true; });
  const Corpus stopped = read_corpus(folder, {});
  CHECK(stopped.failures.size() == 1);
  CHECK_FALSE(fs::exists(folder + "/fixed"));
  REQUIRE(stopped.report.scenarios[0].failures.size() == 1);
  const FailureRow& row = stopped.report.scenarios[0].failures[0];
  CHECK(row.file == before.report.scenarios[0].failures[0].file);
  CHECK(row.takes == 5);
  // The next time there is time for it.
  CHECK(explore_into(folder, mended, 6, 9).known[0].says == "it passes now");
  CHECK(read_corpus(folder, {}).report.scenarios[0].failures.empty());
}

TEST_CASE("Corpus: two takes of one seed that are of use to vary are both kept",
          "[explore][Corpus]") {
  const QueueWorld world;
  const std::string folder = world.folder().path("corpus");
  explore_into(folder, world, 1, 1);
  CHECK(read_corpus(folder, {}).interesting.size() == 1);
  // Seed 1 makes something else, and something new.
  const QueueWorld longer("  - call: {operation: sqs.ListQueues, input: {}}\n");
  REQUIRE(explore_into(folder, longer, 1, 1).scenarios[0].last_new);
  const Corpus corpus = read_corpus(folder, {});
  REQUIRE(corpus.interesting.size() == 2);
  CHECK(corpus.interesting[0].seed == corpus.interesting[1].seed);
  CHECK(corpus.interesting[0].digest != corpus.interesting[1].digest);
  explore_into(folder, longer, 1, 1);
  CHECK(read_corpus(folder, {}).interesting.size() == 2);
}

TEST_CASE("Corpus: one is not overwritten by others that are merged", "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string one = world.folder().path("one");
  const std::string other = world.folder().path("other");
  explore_into(one, world, 1, 5);
  explore_into(other, world, 6, 12);
  CHECK_THROWS_WITH(merge_corpora({one}, other, {}),
                    Contains("there is a corpus in " + other + " already"));
  CHECK(read_corpus(other, {}).report.takes() == 7);
  CHECK(merge_corpora({one, other + "/."}, other, {}).takes() == 12);
  CHECK(read_corpus(other, {}).report.takes() == 12);
}

TEST_CASE("Corpus: several are merged into one", "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string one = world.folder().path("one");
  const std::string other = world.folder().path("other");
  const std::string both = world.folder().path("deep/both");
  const ExploreReport first = explore_into(one, world, 1, 10);
  const ExploreReport second = explore_into(other, world, 11, 30);
  const ExploreReport merged = merge_corpora({one, other}, both, {});
  CHECK(merged.takes() == 30);
  REQUIRE(merged.scenarios[0].failures.size() == 1);
  CHECK(merged.scenarios[0].failures[0].takes == 30);
  const Corpus corpus = read_corpus(both, {});
  REQUIRE(corpus.failures.size() == 1);
  CHECK(corpus.failures[0].seed == merged.scenarios[0].failures[0].seed);
  CHECK(fs::equivalent(corpus.failures[0].scenario_path, world.explored().scenario.path));
  CHECK(report_json(corpus.report) == report_json(merged));
  CHECK_THROWS_WITH(merge_corpora({world.folder().path("none")}, both, {}),
                    Contains("there is no corpus in "));
}

TEST_CASE("Corpus: a take that cannot be read is told of by its place", "[explore][Corpus]") {
  const QueueWorld world(kPasses);
  fs::create_directories(world.folder().path("corpus/failures"));
  world.folder().write("corpus/failures/x.yaml", "take: a/b\n");
  CHECK_THROWS_AS(read_corpus(world.folder().path("corpus"), {}), FileErrors);
  world.folder().write("corpus/report.json", "{}");
  CHECK_THROWS_WITH(read_corpus(world.folder().path("corpus"), {}),
                    Contains("is no report of an exploration"));
}
