#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <utility>
#include <vector>

#include "harness/explore/corpus_keeper.h"
#include "harness/explore/merge_corpora.h"
#include "tests/harness/explore/corpora.h"
#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"
#include "tests/support/full_disk.h"

using Catch::Matchers::Contains;
using namespace harness;
using tests::check_sums;
using tests::explore_into;
using tests::QueueWorld;

namespace {

namespace fs = std::filesystem;

constexpr char kFails[] = "expect:\n  - queue: {name: jobs, visible: 2}\n";
constexpr char kPasses[] = "expect:\n  - queue: {name: jobs, visible: 1}\n";

std::size_t files_in(const std::string& folder) {
  if (!fs::exists(folder)) return 0;
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
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
  // Those of seeds, and the one that was played again.
  CHECK(corpus.report.takes() == 21);
  CHECK(corpus.report.scenarios[0].strategies.back().name == "known");
  CHECK(corpus.report.scenarios[0].strategies.back().takes == 1);
  check_sums(corpus.report.scenarios[0]);
  check_sums(first.scenarios[0]);
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
  REQUIRE(corpus.report.scenarios[0].fixed.size() == 1);
  CHECK(corpus.report.scenarios[0].fixed[0].takes == 5);
  CHECK_FALSE(corpus.report.failed());
  check_sums(corpus.report.scenarios[0]);
  CHECK(fs::directory_iterator(folder + "/fixed") != fs::directory_iterator());
  CHECK(explore_into(folder, mended, 6, 8).known.empty());
  // It fails again.
  explore_into(folder, world, 9, 9);
  const ScenarioRow again = read_corpus(folder, {}).report.scenarios[0];
  CHECK(again.fixed.empty());
  REQUIRE(again.failures.size() == 1);
  CHECK(again.failures[0].takes == 6);
  check_sums(again);
}

TEST_CASE("Corpus: a take that fails in another way is not fixed, and stays as that",
          "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string folder = world.folder().path("corpus");
  const ExploreReport first = explore_into(folder, world, 1, 3);
  // What fails is another expectation of the same kind.
  const QueueWorld other("expect:\n  - queue: {name: jobs, empty: true}\n");
  const ExploreReport report = explore_into(folder, other, 1, 3);
  REQUIRE(report.known.size() == 1);
  CHECK_THAT(report.known[0].says, Contains("it fails in another way: queue: the queue jobs"));
  CHECK_FALSE(fs::exists(folder + "/fixed"));
  const Corpus corpus = read_corpus(folder, {});
  REQUIRE(corpus.failures.size() == 1);
  const ScenarioRow& row = corpus.report.scenarios[0];
  REQUIRE(row.failures.size() == 1);
  CHECK(row.failures[0].file != first.scenarios[0].failures[0].file);
  CHECK(row.failures[0].takes == 4);
  check_sums(row);
  CHECK(explore_into(folder, other, 4, 4).known[0].says == "it fails in the same way");
}

TEST_CASE("Corpus: two explorations at one folder lose nothing of each other",
          "[explore][Corpus]") {
  const QueueWorld one(kFails);
  const QueueWorld two("expect:\n  - queue: {name: jobs, empty: true}\n");
  const std::string folder = one.folder().path("corpus");
  CorpusKeeper first(folder, {});
  ExploreOptions options;
  options.faults = fault_menu("calm");
  options.last_seed = 40;
  Exploration exploration({one.explored()}, std::move(options));
  begin_with(first.before(), exploration);
  std::size_t rounds = 0;
  exploration.run([&] {
    first.keep_at_times(exploration);
    // The other one begins and ends in between.
    if (rounds++ == 0) explore_into(folder, two, 41, 50);
  });
  ExploreReport report = exploration.report();
  first.keep(exploration, report);
  const Corpus corpus = read_corpus(folder, {});
  CHECK(corpus.failures.size() == 2);
  // The second one played again what the first had found: in its way.
  CHECK(corpus.report.takes() == 51);
  REQUIRE(corpus.report.scenarios[0].failures.size() == 2);
  check_sums(corpus.report.scenarios[0]);
  for (const FailureRow& row : corpus.report.scenarios[0].failures) {
    CHECK(fs::exists(folder + "/" + row.file));
  }
}

TEST_CASE("Corpus: failures are written when they are found", "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string folder = world.folder().path("corpus");
  CorpusKeeper keeper(folder, {});
  ExploreOptions options;
  options.faults = fault_menu("calm");
  options.last_seed = 40;
  Exploration exploration({world.explored()}, std::move(options));
  std::vector<std::uint64_t> takes;
  exploration.run([&] {
    keeper.keep_at_times(exploration);
    const Corpus corpus = read_corpus(folder, {});
    CHECK(corpus.failures.size() == 1);
    takes.push_back(corpus.report.takes());
  });
  REQUIRE(takes.size() == 2);
  CHECK(takes[0] == 32);
  ExploreReport report = exploration.report();
  keeper.keep(exploration, report);
  keeper.keep(exploration, report);
  const Corpus corpus = read_corpus(folder, {});
  CHECK(corpus.report.takes() == 40);
  check_sums(corpus.report.scenarios[0]);
}

TEST_CASE("Corpus: on a full disk, what is there stays, and can be read", "[explore][Corpus]") {
  const QueueWorld world(kFails);
  const std::string folder = world.folder().path("corpus");
  explore_into(folder, world, 1, 5);
  const std::string before = world.folder().read("corpus/report.json");
  const std::size_t takes = files_in(folder + "/interesting");
  const QueueWorld longer(std::string("  - call: {operation: sqs.ListQueues, input: {}}\n") +
                          kFails);
  {
    const tests::FullDisk full(50);
    CHECK_THROWS_WITH(explore_into(folder, longer, 1, 5),
                      Contains("cannot write ") && Contains(": File too large"));
  }
  CHECK(world.folder().read("corpus/report.json") == before);
  CHECK(files_in(folder + "/interesting") == takes);
  CHECK(explore_into(folder, longer, 1, 5).known.size() == 1);
}

TEST_CASE("Corpus: a folder that cannot be written is refused at once", "[explore][Corpus]") {
  const tests::Folder folder;
  folder.write("file", "");
  CHECK_THROWS_WITH(CorpusKeeper(folder.path("file"), {}), Contains("cannot make the folder "));
  fs::create_directory(folder.path("corpus"));
  folder.write("corpus/failures", "");
  CHECK_THROWS_WITH(CorpusKeeper(folder.path("corpus"), {}), Contains("cannot make the folder "));
}

TEST_CASE("Corpus: takes to vary have those of their faults that are explored",
          "[explore][Corpus]") {
  const QueueWorld world(kPasses);
  Corpus corpus;
  corpus.interesting.emplace_back();
  corpus.interesting[0].name = "a/b";
  corpus.interesting[0].faults = fault_menu("sqs.duplicate,sqs.late_poll").rules;
  ExploreOptions options;
  options.faults = fault_menu("sqs.late_poll");
  Exploration narrower({world.explored()}, options);
  begin_with(corpus, narrower);
  REQUIRE(narrower.findings("a/b").pool.all().size() == 1);
  const std::vector<aws::FaultRule>& left = narrower.findings("a/b").pool.all()[0].faults;
  REQUIRE(left.size() == 1);
  CHECK(left[0].kind->name == "sqs.late_poll");
  // One that was asked for has all of them.
  narrower.vary(corpus.interesting[0]);
  CHECK(narrower.findings("a/b").pool.all()[1].faults.size() == 2);
}

TEST_CASE("Corpus: what the system is known not to stand is not played again",
          "[explore][Corpus]") {
  const QueueWorld world(std::string(kFails) + "without_faults: {sqs.duplicate: It counts.}\n");
  SavedTake saved;
  saved.path = "x.yaml";
  saved.name = "a/b";
  saved.failures = {"queue"};
  saved.faults = fault_menu("sqs.duplicate").rules;
  ExploreOptions options;
  options.faults = fault_menu("calm");
  Exploration calm({world.explored()}, options);
  CHECK_FALSE(calm.play_again(saved));
  CHECK(calm.report().known.at(0).says == "it was not played again, as sqs.duplicate is left out");
  CHECK_FALSE(calm.report().failed());
  options.faults = fault_menu("sqs.duplicate");
  Exploration asked({world.explored()}, options);
  CHECK(asked.play_again(saved));
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

TEST_CASE("Corpus: a take that cannot be read is told of, and left aside", "[explore][Corpus]") {
  const QueueWorld world(kPasses);
  const std::string folder = world.folder().path("corpus");
  explore_into(folder, world, 1, 2);
  world.folder().write("corpus/failures/x.yaml", "take: a/b\n");
  world.folder().write("corpus/interesting/y.yaml", "");
  const Corpus corpus = read_corpus(folder, {});
  REQUIRE_FALSE(corpus.left_aside.empty());
  CHECK_THAT(to_text(corpus.left_aside[0]), Contains("interesting/y.yaml"));
  // Whether it fails nobody knows.
  const ExploreReport report = explore_into(folder, world, 3, 4);
  REQUIRE(report.known.size() == 1);
  CHECK_THAT(report.known[0].says, Contains("it cannot be read: "));
  CHECK(report.failed());
  CHECK(report.scenarios[0].takes == 2);
  const Merged merged = merge_corpora({folder}, world.folder().path("all"), {});
  CHECK(merged.report.failed());
  CHECK_FALSE(merged.left_aside.empty());
}

TEST_CASE("Corpus: a report that is none is told of, with what to do", "[explore][Corpus]") {
  const tests::Folder folder;
  const auto why = [&] {
    try {
      read_corpus(folder.path(), {});
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  for (const char* text : {"{}", "", "{\"faults\": \"calm\", \"interr"}) {
    folder.write("report.json", text);
    CHECK_THAT(why(), Contains("report.json is no report of an exploration: ") &&
                          Contains(": move it away"));
  }
  fs::remove(folder.path("report.json"));
  fs::create_directory(folder.path("report.json"));
  CHECK_THAT(why(), Contains("it is a folder"));
}
