#include "harness/explore/priority_chooser.h"

#include <vector>

#include "tests/support/catch.h"

using harness::PriorityChooser;

namespace {

constexpr sim::DecisionKind kTakes{"task.start", sim::DecisionKind::Form::kDuration, "a task",
                                   "how long it takes"};
constexpr sim::DecisionKind kStrikes{"fault", sim::DecisionKind::Form::kYesNo, "a fault",
                                     "whether it strikes"};

std::int64_t ask(PriorityChooser& chooser, const std::string& subject, std::uint64_t number) {
  return chooser.choose({kTakes, subject, number, 10, 90, 50, 42});
}

// What each of 30 subjects gets.
std::vector<std::int64_t> values_of(PriorityChooser& chooser, std::uint64_t number) {
  std::vector<std::int64_t> values;
  for (int i = 0; i < 30; ++i) values.push_back(ask(chooser, "s" + std::to_string(i), number));
  return values;
}

}  // namespace

TEST_CASE("Priorities: a subject keeps its pace: fast, slow, or as chance has it",
          "[explore][PriorityChooser]") {
  PriorityChooser chooser(sim::Random(1), {});
  const auto first = values_of(chooser, 1);
  CHECK(values_of(chooser, 2) == first);
  for (const std::int64_t value : {10, 42, 90}) {
    CHECK(std::count(first.begin(), first.end(), value) > 2);
  }
}

TEST_CASE("Priorities: at a change one subject gets another pace", "[explore][PriorityChooser]") {
  std::size_t changed = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    PriorityChooser chooser(sim::Random(seed), {41});
    const auto first = values_of(chooser, 1);
    const auto second = values_of(chooser, 2);  // the decisions 31 to 60
    for (std::size_t i = 0; i < first.size(); ++i) {
      if (first[i] == second[i]) continue;
      CHECK(i == 10);
      ++changed;
    }
    CHECK(values_of(chooser, 3) == second);
  }
  // Two draws in three are of another pace.
  CHECK(changed > 10);
  CHECK(changed < 30);
}

TEST_CASE("Priorities: whether a fault strikes is left to chance", "[explore][PriorityChooser]") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    PriorityChooser chooser(sim::Random(seed), {});
    CHECK(chooser.choose({kStrikes, "sqs.duplicate jobs", 1, 0, 1, 0, 0}) == 0);
    CHECK(chooser.choose({kStrikes, "sqs.duplicate jobs", 2, 0, 1, 0, 1}) == 1);
  }
}
