#include "harness/explore/merge_corpora.h"

#include <filesystem>

#include "harness/explore/corpus.h"
#include "tests/harness/explore/corpora.h"
#include "tests/harness/explore/queue_world.h"
#include "tests/support/catch.h"

using Catch::Matchers::Contains;
using namespace harness;
using tests::check_sums;
using tests::explore_into;
using tests::QueueWorld;

namespace {

namespace fs = std::filesystem;

constexpr char kTwoExpected[] = "expect:\n  - queue: {name: jobs, visible: 2}\n";
constexpr char kOneExpected[] = "expect:\n  - queue: {name: jobs, visible: 1}\n";

}  // namespace

TEST_CASE("Corpus: one is not overwritten by others that are merged", "[explore][Corpus]") {
  const QueueWorld world(kTwoExpected);
  const std::string one = world.folder().path("one");
  const std::string other = world.folder().path("other");
  explore_into(one, world, 1, 5);
  explore_into(other, world, 6, 12);
  CHECK_THROWS_WITH(merge_corpora({one}, other, {}),
                    Contains("there is a corpus in " + other + " already"));
  CHECK(read_corpus(other, {}).report.takes() == 7);
  CHECK(merge_corpora({one, other + "/."}, other, {}).report.takes() == 12);
  CHECK(read_corpus(other, {}).report.takes() == 12);
}

TEST_CASE("Corpus: several are merged into one", "[explore][Corpus]") {
  const QueueWorld world(kTwoExpected);
  const std::string one = world.folder().path("one");
  const std::string other = world.folder().path("other");
  const std::string both = world.folder().path("deep/both");
  const ExploreReport first = explore_into(one, world, 1, 10);
  const ExploreReport second = explore_into(other, world, 11, 30);
  const ExploreReport merged = merge_corpora({one, other}, both, {}).report;
  CHECK(merged.takes() == 30);
  REQUIRE(merged.scenarios[0].failures.size() == 1);
  CHECK(merged.scenarios[0].failures[0].takes == 30);
  const Corpus corpus = read_corpus(both, {});
  REQUIRE(corpus.failures.size() == 1);
  CHECK(corpus.failures[0].seed == merged.scenarios[0].failures[0].seed);
  CHECK(fs::equivalent(corpus.failures[0].scenario_path, world.explored().scenario.path));
  CHECK(report_json(corpus.report) == report_json(merged));
  check_sums(merged.scenarios[0]);
  CHECK_THROWS_WITH(merge_corpora({world.folder().path("none")}, both, {}),
                    Contains("there is no corpus in "));
}

TEST_CASE("Corpus: no folder is merged twice", "[explore][Corpus]") {
  const QueueWorld world(kTwoExpected);
  const std::string one = world.folder().path("one");
  explore_into(one, world, 1, 2);
  CHECK_THROWS_WITH(
      merge_corpora({one, one + "/."}, world.folder().path("all"), {}),
      Contains(one + " and " + one + "/. are one folder: its takes would count twice"));
}

TEST_CASE("Corpus: a failed take that no report names is merged like others", "[explore][Corpus]") {
  const QueueWorld world(kTwoExpected);
  const QueueWorld sound(kOneExpected);
  const std::string one = world.folder().path("one");
  const std::string other = world.folder().path("other");
  const std::string both = world.folder().path("both");
  const std::string file = explore_into(one, world, 1, 3).scenarios[0].failures[0].file;
  explore_into(other, sound, 1, 3);
  fs::copy(one + "/" + file, other + "/failures/mine.yaml");
  const ExploreReport merged = merge_corpora({other}, both, {}).report;
  CHECK(merged.failed());
  REQUIRE(merged.scenarios[0].failures.size() == 1);
  CHECK(merged.scenarios[0].failures[0].file == file);
  CHECK(fs::exists(both + "/" + file));
  check_sums(merged.scenarios[0]);
}

TEST_CASE("Corpus: a failure whose file is not there is told of when it is merged",
          "[explore][Corpus]") {
  const QueueWorld world(kTwoExpected);
  const std::string one = world.folder().path("one");
  const std::string other = world.folder().path("other");
  const std::string file = explore_into(one, world, 1, 3).scenarios[0].failures[0].file;
  fs::remove(one + "/" + file);
  const ExploreReport merged = merge_corpora({one}, world.folder().path("all"), {}).report;
  CHECK(merged.failed());
  CHECK(merged.scenarios[0].failures.at(0).file.empty());
  REQUIRE(merged.known.size() == 1);
  CHECK_THAT(merged.known[0].says, Contains("the take is not there, which failed by queue: "));
  // Another corpus has one.
  explore_into(other, world, 4, 6);
  const ExploreReport both = merge_corpora({one, other}, world.folder().path("both"), {}).report;
  CHECK(both.known.empty());
  CHECK(both.scenarios[0].failures.at(0).file == file);
  CHECK(fs::exists(world.folder().path("both") + "/" + file));
}
