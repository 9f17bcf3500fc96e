#include "sim/random/decisions.h"

#include <stdexcept>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::Chooser;
using sim::Decided;
using sim::DecisionKind;
using sim::DecisionOptions;
using sim::Decisions;
using sim::Distribution;

namespace {

constexpr DecisionKind kStart{"task.start", DecisionKind::Form::kDuration, "family", "how long"};
constexpr DecisionKind kFault{"fault", DecisionKind::Form::kYesNo, "rule", "whether"};
constexpr DecisionKind kOrder{"order", DecisionKind::Form::kNumber, "queue", "which"};

constexpr auto kUsual = DecisionOptions::Others::kUsual;

Decided start(const char* family, std::uint64_t number, sim::Duration value) {
  return {&kStart, family, number, value.count()};
}

// The first few start times of two families, asked for in turn.
std::vector<sim::Duration> starts(Decisions& decisions) {
  sim::Random random{7};
  const Distribution takes = Distribution::uniform(30s, 60s);
  std::vector<sim::Duration> all;
  for (int i = 0; i < 3; ++i) {
    all.push_back(decisions.duration(kStart, "web", takes, random));
    all.push_back(decisions.duration(kStart, "worker", takes, random));
  }
  return all;
}

class Latest : public Chooser {
 public:
  std::int64_t choose(const Choice& choice) override {
    ++asked;
    return choice.high;
  }
  int asked = 0;
};

}  // namespace

TEST_CASE("Decisions: what nobody gives is drawn from the asker's stream", "[sim][decisions]") {
  Decisions decisions;
  const auto all = starts(decisions);
  sim::Random random{7};
  for (const sim::Duration taken : all)
    CHECK(taken == Distribution::uniform(30s, 60s).draw(random));
  CHECK(decisions.recorded().empty());
}

TEST_CASE("Decisions: a given value changes no other", "[sim][decisions]") {
  Decisions drawn;
  auto expected = starts(drawn);
  expected[3] = 5min;
  Decisions decisions({.given = {start("worker", 2, 5min)}});
  CHECK(starts(decisions) == expected);
  CHECK(decisions.misplaced().empty());
}

TEST_CASE("Decisions: the others may take their usual values", "[sim][decisions]") {
  Decisions decisions({.others = kUsual, .given = {start("web", 3, 31s)}});
  CHECK(starts(decisions) == std::vector<sim::Duration>{45s, 45s, 45s, 45s, 31s, 45s});
}

TEST_CASE("Decisions: what was recorded gives the same again, whatever the seed",
          "[sim][decisions]") {
  Decisions recording({.record = true});
  const auto expected = starts(recording);
  REQUIRE(recording.recorded().size() == 6);
  CHECK(recording.recorded()[2].number == 2);
  CHECK(recording.recorded()[3].subject == "worker");
  Decisions again({.others = kUsual, .given = recording.recorded(), .record = true});
  CHECK(starts(again) == expected);
  CHECK(again.recorded() == recording.recorded());
}

TEST_CASE("Decisions: the usual is not recorded", "[sim][decisions]") {
  Decisions decisions({.others = kUsual, .record = true});
  starts(decisions);
  CHECK(decisions.recorded().empty());
}

TEST_CASE("Decisions: what had no place is told by name", "[sim][decisions]") {
  Decisions decisions({.given = {start("web", 4, 31s), start("gone", 1, 1s), start("web", 1, 2s)}});
  starts(decisions);
  const auto misplaced = decisions.misplaced();
  REQUIRE(misplaced.size() == 2);
  CHECK(to_text(misplaced[0].given) == "task.start of gone, number 1: 1s");
  CHECK(misplaced[0].why == "never asked for");
  CHECK(to_text(misplaced[1].given) == "task.start of web, number 4: 31s");
  CHECK(misplaced[1].why == "asked for 3 times");
}

TEST_CASE("Decisions: a value that there is not has no place, and the usual is taken",
          "[sim][decisions]") {
  Decisions decisions({.given = {{&kOrder, "jobs", 1, 3}}});
  CHECK(decisions.one_of(kOrder, "jobs", 3, 1) == 1);
  REQUIRE(decisions.misplaced().size() == 1);
  CHECK(decisions.misplaced()[0].why == "not from 0 to 2");
}

TEST_CASE("Decisions: two values for one decision are refused", "[sim][decisions]") {
  const DecisionOptions options{.given = {start("web", 1, 1s), start("web", 1, 2s)}};
  CHECK_THROWS_AS(Decisions(options), std::invalid_argument);
}

TEST_CASE("Decisions: a chooser chooses what is not given", "[sim][decisions]") {
  Latest latest;
  Decisions decisions(
      {.others = kUsual, .given = {start("worker", 1, 1s)}, .chooser = &latest, .record = true});
  CHECK(starts(decisions) == std::vector<sim::Duration>{60s, 1s, 60s, 60s, 60s, 60s});
  CHECK(latest.asked == 5);
  CHECK(decisions.recorded().size() == 6);
  // Where there is one value only, there is no choice.
  sim::Random random{1};
  CHECK(decisions.duration(kStart, "web", Distribution::fixed(3s), random) == 3s);
  CHECK(decisions.happens(kFault, "a", 0, random) == false);
  CHECK(decisions.happens(kFault, "a", 1, random) == true);
  CHECK(latest.asked == 5);
  CHECK(decisions.happens(kFault, "a", 0.01, random) == true);
  CHECK(decisions.one_of(kOrder, "jobs", 4, 0) == 3);
}

TEST_CASE("Decisions: a chance is drawn with its probability", "[sim][decisions]") {
  Decisions decisions;
  sim::Random random{3};
  int happened = 0;
  for (int i = 0; i < 10000; ++i) happened += decisions.happens(kFault, "a", 0.02, random) ? 1 : 0;
  CHECK(happened > 150);
  CHECK(happened < 250);
  Decisions usual({.others = kUsual});
  CHECK_FALSE(usual.happens(kFault, "a", 0.99, random));
  CHECK(usual.happens(kFault, "a", 1, random));
}

TEST_CASE("Decisions: a value has one text", "[sim][decisions]") {
  using Form = DecisionKind::Form;
  CHECK(sim::value_text(Form::kDuration, 4123456) == "4.123456ms");
  CHECK(sim::value_of(Form::kDuration, "4.123456ms") == 4123456);
  CHECK(sim::value_text(Form::kNumber, 12) == "12");
  CHECK(sim::value_of(Form::kNumber, "12") == 12);
  CHECK(sim::value_text(Form::kYesNo, 1) == "yes");
  CHECK(sim::value_of(Form::kYesNo, "no") == 0);
  for (const char* bad : {"", "-1", "1x", "99999999999999999999"}) {
    CHECK_THROWS_AS(sim::value_of(Form::kNumber, bad), std::invalid_argument);
  }
  CHECK_THROWS_AS(sim::value_of(Form::kYesNo, "true"), std::invalid_argument);
  CHECK_THROWS_AS(sim::value_of(Form::kDuration, "7"), std::invalid_argument);
}

TEST_CASE("DecisionKinds: no two have one name", "[sim][decisions]") {
  sim::DecisionKinds kinds;
  const DecisionKind* const some[] = {&kStart, &kFault};
  kinds.add(some);
  CHECK(kinds.find("fault") == &kFault);
  CHECK(kinds.find("nothing") == nullptr);
  CHECK_THROWS_AS(kinds.add(some), std::logic_error);
}
