#include "harness/scenario/saved_take.h"

#include "harness/scenario/read.h"
#include "harness/scenario/value.h"
#include "tests/harness/webordinary/files.h"
#include "tests/support/catch.h"

using namespace harness;
using Catch::Matchers::Contains;

namespace {

const std::string kShippedScenarios = BACKLOT_SCENARIOS;

struct PlayedFile {
  Scenario scenario;
  WorldConfig world;

  explicit PlayedFile(const std::string& name)
      : scenario(read_scenario(kShippedScenarios + "/" + name + ".yaml", tests::platforms())),
        world(read_world(scenario.world_path, tests::platforms())) {}

  Take play(std::optional<std::uint64_t> seed = {}) const {
    TakeOptions options;
    options.seed = seed;
    options.record_decisions = true;
    return harness::play(scenario, world, tests::platforms(), options);
  }
};

std::string errors_of_take(const std::string& path) {
  try {
    read_saved_take(path, tests::platforms());
    return {};
  } catch (const FileErrors& errors) {
    std::string text = errors.what();
    const std::string folder = std::filesystem::path(path).parent_path().string() + "/";
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder)) {
      text.erase(at, folder.size());
    }
    return text;
  }
}

}  // namespace

TEST_CASE("Saved take: plays again event for event, with nothing drawn but ids",
          "[scenario][decisions]") {
  for (const char* name : {"interrupt/second-mail-same-thread", "dlq-redrive/poison-message"}) {
    CAPTURE(name);
    const tests::Files files;
    PlayedFile played(name);
    const Take take = played.play(7);
    CHECK(take.decisions.size() > 20);
    const std::string path = files.path("take.yaml");
    const SavedTake saved = saved_take_of(take, path, played.scenario.path, "");
    files.write("take.yaml", saved_take_yaml(saved));
    const SavedTake read = read_saved_take(path, tests::platforms());
    CHECK(read.seed == 7);
    CHECK(read.name == name);
    CHECK(std::filesystem::equivalent(read.scenario_path, played.scenario.path));
    CHECK(saved_take_yaml(read) == saved_take_yaml(saved));
    apply(read, played.scenario);
    const Take again = played.play();
    CHECK(again.digest == take.digest);
    CHECK(again.misplaced.empty());
    CHECK(compare(read, again).same);
    CHECK(again.decisions == take.decisions);
  }
}

TEST_CASE("Saved take: a decision without a place is named, and others hold",
          "[scenario][decisions]") {
  PlayedFile played("interrupt/second-mail-same-thread");
  const Take take = played.play();
  SavedTake saved = saved_take_of(take, "take.yaml", played.scenario.path, "");
  saved.decisions.push_back(saved.decisions.front());
  saved.decisions.back().subject = "gone";
  apply(saved, played.scenario);
  const Take again = played.play();
  CHECK(again.digest == take.digest);
  REQUIRE(again.misplaced.size() == 1);
  CHECK(again.misplaced[0].given.subject == "gone");
  CHECK(again.misplaced[0].why == "never asked for");
}

TEST_CASE("Saved take: how another take compares", "[scenario][decisions]") {
  SavedTake saved;
  saved.digest = "a";
  saved.passed = true;
  Take take;
  take.digest = "b";
  CHECK_THAT(compare(saved, take).says, Contains("its events differ; both passed"));
  saved.passed = false;
  saved.failures = {"mail"};
  CHECK_THAT(compare(saved, take).says, Contains("that one failed"));
  take.failures.emplace_back().what = "mail";
  CHECK_THAT(compare(saved, take).says, Contains("it fails in the same way"));
  // What follows from it does not matter; the way does, where it is known.
  take.failures.emplace_back().what = "stalled";
  take.failures[0].expected = "a mail to john";
  CHECK_THAT(compare(saved, take).says, Contains("it fails in the same way"));
  saved.way = "a mail to john";
  CHECK_THAT(compare(saved, take).says, Contains("it fails in the same way"));
  saved.way = "a mail to jane";
  CHECK_THAT(compare(saved, take).says, Contains("it fails in another way"));
  std::swap(take.failures[0], take.failures[1]);
  CHECK_THAT(compare(saved, take).says, Contains("it fails in another way"));
  take.digest = "a";
  CHECK(compare(saved, take).same);
}

TEST_CASE("Saved take: what is wrong with a file is said, with its place",
          "[scenario][decisions]") {
  const tests::Files files;
  CHECK_THAT(errors_of_take(files.write("take.yaml", "take: a/b\nseed: x\nresult: failed\n")),
             Contains("take.yaml:1:1: a saved take needs the key 'scenario': The scenario's file, "
                      "relative to this one.\n") &&
                 Contains("take.yaml:2:7: 'seed': expected a whole number from 0 up, not 'x'"));
  CHECK(errors_of_take(files.write("take.yaml",
                                   "take: a/b\nscenario: none.yaml\nseed: 1\nresult: failed\n"
                                   "digest: \"12\"\n"
                                   "decisions: [{kind: ecs.start, of: a, values: {x: 1s}}]\n")) ==
        "take.yaml:2:11: there is no file none.yaml\n"
        "take.yaml:5:9: 'digest': expected 64 hex digits, not '12'\n"
        "take.yaml:6:47: 'values': expected which decision it is, a number from 1, not 'x'");
}

TEST_CASE("Given decisions hold in every take, and change no other", "[scenario][decisions]") {
  PlayedFile played("interrupt/second-mail-same-thread");
  const Take drawn = played.play();
  give_decisions("decisions:\n  - {kind: ecs.start, of: webordinary-edit-task, values: {1: 2m}}\n",
                 tests::platforms(), played.scenario);
  const Take given = played.play();
  CHECK(given.misplaced.empty());
  const auto start_of = [](const Take& take) {
    for (const sim::Decided& one : take.decisions) {
      if (one.kind->name == "ecs.start" && one.subject == "webordinary-edit-task") return one.value;
    }
    return std::int64_t{0};
  };
  CHECK(start_of(given) == 120'000'000'000);
  CHECK(start_of(drawn) != start_of(given));
  // Hermes started before, as it did.
  CHECK(drawn.decisions.front() == given.decisions.front());
}
