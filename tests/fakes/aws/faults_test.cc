#include "fakes/aws/faults.h"

#include <algorithm>
#include <stdexcept>

#include "fakes/aws/events.h"
#include "fakes/aws/fault_spans.h"
#include "tests/support/catch.h"
#include "tests/support/folder.h"
#include "tests/support/stage.h"

using namespace std::chrono_literals;
using aws::FaultKind;
using aws::FaultRule;

namespace {

constexpr std::array<aws::FaultParameter, 1> kBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 3'000'000'000, "how late"}};
constexpr FaultKind kLate{"toy.late", "a toy", "look", "late", "page", 0, 0, kBy};
constexpr FaultKind kOther{"toy.other", "a toy", "look", "other", "page"};

struct FaultStage : tests::Stage {
  using tests::Stage::Stage;

  // At which of so many occasions, a second apart, the fault strikes: `1 3`.
  std::string strikes(int occasions, const char* resource = "bear") {
    std::string all;
    for (int i = 1; i <= occasions; ++i) {
      if (aws::strike(environment, kLate, resource)) {
        all += (all.empty() ? "" : " ") + std::to_string(i);
      }
      pass(1s);
    }
    return all;
  }
  void add(FaultRule rule) {
    rule.kind = &kLate;
    environment.faults.add(std::move(rule), scheduler.now());
  }
};

struct KeptFaultStage : private tests::Folder, FaultStage {
  KeptFaultStage() : FaultStage(path("store")) {}

  // The same in a turn of the store that is not kept.
  std::string undone_strikes(int occasions) {
    store.begin();
    std::string all = strikes(occasions);
    store.fail("no space left");
    store.roll_back();
    return all;
  }
};

}  // namespace

TEST_CASE("Faults: a pattern stands for any text where it has a star", "[aws][faults]") {
  CHECK(aws::matches("jobs", "jobs"));
  CHECK_FALSE(aws::matches("jobs", "job"));
  CHECK_FALSE(aws::matches("job", "jobs"));
  CHECK(aws::matches("*", ""));
  CHECK(aws::matches("sqs.*", "sqs.SendMessage"));
  CHECK_FALSE(aws::matches("sqs.*", "sns.Publish"));
  CHECK(aws::matches("*-dlq", "a-dlq-dlq"));
  CHECK(aws::matches("a*b*c", "a-b-b-c"));
  CHECK_FALSE(aws::matches("a*b*c", "a-c-b"));
  CHECK_FALSE(aws::matches("", "a"));
}

TEST_CASE_METHOD(FaultStage, "Faults: without a rule none strikes, and nothing is recorded",
                 "[aws][faults]") {
  CHECK(strikes(3) == "");
  CHECK_FALSE(environment.faults.may_strike(kLate));
  CHECK(journal.count() == 0);
  add({});
  CHECK(environment.faults.may_strike(kLate));
  CHECK_FALSE(environment.faults.may_strike(kOther));
  CHECK_FALSE(aws::strike(environment, kOther, "bear"));
}

TEST_CASE_METHOD(FaultStage, "Faults: by ordinal, counted by resource", "[aws][faults]") {
  add({.number = 2});
  CHECK(strikes(1, "bear") == "");
  CHECK(strikes(3, "doll") == "2");
  CHECK(strikes(3, "bear") == "1");
}

TEST_CASE_METHOD(FaultStage, "Faults: an occasion counts for each rule, and one strikes",
                 "[aws][faults]") {
  add({.number = 2});
  add({.number = 4});
  add({.from = 4s});
  CHECK(strikes(6) == "2 4 5 6");
  CHECK(environment.faults.rules().at(2).struck == 1);
}

TEST_CASE_METHOD(FaultStage, "Faults: where, from when, to when, once", "[aws][faults]") {
  SECTION("where") {
    add({.of = "b*"});
    CHECK(strikes(1, "doll") == "");
    CHECK(strikes(2, "bear") == "1 2");
  }
  SECTION("the first word may stand for the whole") {
    add({.of = "toy.Look"});
    CHECK(strikes(1, "toy.Look bear") == "1");
  }
  SECTION("between two instants, the second of them not") {
    add({.from = 2s, .to = 4s});
    CHECK(strikes(6) == "3 4");
  }
  SECTION("once, from an instant on") {
    add({.from = 2s, .once = true});
    CHECK(strikes(6) == "3");
  }
}

TEST_CASE_METHOD(FaultStage, "Faults: what says when is not lost to what strikes at any time",
                 "[aws][faults]") {
  constexpr std::int64_t kSeven = 7'000'000'000;
  const auto by_of = [&] {
    const auto struck = aws::strike(environment, kLate, "bear");
    return struck ? struck->duration("by") : 0s;
  };
  SECTION("an ordinal") {
    add({});
    add({.number = 2, .parameters = {{"by", kSeven}}});
    CHECK(by_of() == 3s);
    CHECK(by_of() == 7s);
    CHECK(by_of() == 3s);
  }
  SECTION("once, which an ordinal puts off") {
    add({});
    add({.once = true, .parameters = {{"by", kSeven}}});
    add({.number = 1, .parameters = {{"by", 2 * kSeven}}});
    CHECK(by_of() == 14s);
    CHECK(by_of() == 7s);
    CHECK(by_of() == 3s);
  }
  SECTION("of the others, the first") {
    add({.parameters = {{"by", kSeven}}});
    add({});
    CHECK(by_of() == 7s);
  }
}

TEST_CASE_METHOD(FaultStage, "Faults: where a rule would not show, it is no occasion for it",
                 "[aws][faults]") {
  add({.number = 1});
  add({.parameters = {{"by", 7'000'000'000}}});
  const auto shows = [](const aws::Strike& candidate) { return candidate.duration("by") > 5s; };
  const auto struck = aws::strike(environment, kLate, "bear", shows);
  REQUIRE(struck);
  CHECK(struck->duration("by") == 7s);
  CHECK(environment.faults.rules().at(1).occasions.empty());
  CHECK(aws::strike(environment, kLate, "bear")->duration("by") == 3s);
}

TEST_CASE_METHOD(KeptFaultStage, "Faults: what a turn that is not kept has counted is taken back",
                 "[aws][faults]") {
  SECTION("an ordinal comes again") {
    add({.number = 3});
    CHECK(undone_strikes(3) == "3");
    CHECK(environment.faults.rules().at(1).struck == 0);
    CHECK(strikes(1) == "");
    store.commit();
    CHECK(undone_strikes(1) == "");
    CHECK(strikes(2) == "2");
    CHECK(environment.faults.rules().at(1).occasions.at("bear") == 3);
  }
  SECTION("once strikes again") {
    add({.once = true});
    CHECK(undone_strikes(2) == "1");
    CHECK(strikes(2) == "1");
    store.commit();
    CHECK(undone_strikes(1) == "");
    CHECK(environment.faults.rules().at(1).struck == 1);
  }
  SECTION("a rule that is gone by then is no trouble") {
    add({});
    store.begin();
    CHECK(strikes(1) == "1");
    environment.faults.heal();
    store.fail("no space left");
    store.roll_back();
    CHECK(environment.faults.rules().empty());
  }
}

TEST_CASE_METHOD(FaultStage, "Faults: by chance, which is a decision", "[aws][faults]") {
  add({.chance = 0.5});
  const std::string drawn = strikes(20);
  CHECK(drawn.size() > 10);
  CHECK(drawn.size() < 45);
}

TEST_CASE("Faults: a chance that is decided otherwise", "[aws][faults]") {
  sim::Scheduler scheduler;
  sim::Journal journal{scheduler};
  sim::Database store{":memory:"};
  sim::Register holds{scheduler};
  sim::Register waits{scheduler};
  const sim::DecisionKind fault = {"fault", sim::DecisionKind::Form::kYesNo, "", ""};
  aws::Environment environment{
      .scheduler = scheduler,
      .journal = journal,
      .store = store,
      .random = sim::Random{1},
      .holds = holds,
      .waits = waits,
      .decisions = sim::Decisions({.others = sim::DecisionOptions::Others::kUsual,
                                   .given = {{&fault, "toy.late bear", 2, 1}}})};
  environment.faults.add({.kind = &kLate, .chance = 0.01}, scheduler.now());
  CHECK_FALSE(aws::strike(environment, kLate, "bear"));
  CHECK(aws::strike(environment, kLate, "bear"));
  CHECK_FALSE(aws::strike(environment, kLate, "bear"));
}

TEST_CASE_METHOD(FaultStage, "Faults: a strike is an event, with its cause and parameters",
                 "[aws][faults]") {
  add({.parameters = {{"by", 7'000'000'000}}});
  const std::uint64_t cause = journal.record("test", "x", aws::FaultStruck{"toy.other", 9});
  const sim::CauseScope because{journal, cause};
  const auto struck = aws::strike(environment, kLate, "bear");
  REQUIRE(struck);
  const sim::Event& event = journal.events().back();
  CHECK(event.sequence == struck->event);
  CHECK(event.kind == "fault.struck");
  CHECK(event.actor == "toy");
  CHECK(event.subject == "bear");
  CHECK(event.cause == cause);
  CHECK(event.data == R"({"fault":"toy.late","rule":1})");
  CHECK(struck->duration("by") == 7s);
  CHECK_THROWS_AS(struck->number("what"), std::logic_error);
}

TEST_CASE_METHOD(FaultStage, "Faults: rules are listed, removed, and all ended", "[aws][faults]") {
  add({.of = "doll"});
  add({});
  CHECK(strikes(2) == "1 2");
  REQUIRE(environment.faults.rules().size() == 2);
  CHECK(environment.faults.rules().at(2).struck == 2);
  CHECK(environment.faults.remove(2));
  CHECK_FALSE(environment.faults.remove(2));
  CHECK(strikes(1) == "");
  environment.faults.heal();
  CHECK(environment.faults.rules().empty());
}

TEST_CASE_METHOD(FaultStage, "Faults: the longest of what the rules say", "[aws][faults]") {
  CHECK(aws::longest_span(environment.faults, kLate, "by") == 0s);
  add({.of = "doll"});
  CHECK(aws::longest_span(environment.faults, kLate, "by") == 3s);
  add({.parameters = {{"by", 7'000'000'000}}});
  CHECK(aws::longest_span(environment.faults, kLate, "by") == 7s);
  environment.faults.heal();
  add({.of = "bear", .parameters = {{"by", 9'000'000'000}}});
  add({.of = "d*"});
  CHECK(aws::longest_span(environment.faults, kLate, "by", "doll") == 3s);
  CHECK(aws::longest_span(environment.faults, kLate, "by", "bear cub") == 9s);
  CHECK(aws::longest_span(environment.faults, kLate, "by", "ball") == 0s);
}
