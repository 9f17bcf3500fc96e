#include "harness/explore/priority_chooser.h"

#include <utility>

namespace harness {

PriorityChooser::PriorityChooser(sim::Random random, std::set<std::uint64_t> changes)
    : random_(random), changes_(std::move(changes)) {}

PriorityChooser::Pace PriorityChooser::draw() {
  constexpr std::uint64_t kPaces = 3;
  return static_cast<Pace>(random_.below(kPaces));
}

std::int64_t PriorityChooser::choose(const Choice& choice) {
  if (choice.kind.form == sim::DecisionKind::Form::kYesNo) return choice.otherwise;
  ++asked_;
  const auto [pace, is_new] =
      paces_.try_emplace({choice.kind.name, std::string(choice.subject)}, Pace::kAsChanceHasIt);
  if (is_new || changes_.contains(asked_)) pace->second = draw();
  switch (pace->second) {
    case Pace::kFast:
      return choice.low;
    case Pace::kSlow:
      return choice.high;
    case Pace::kAsChanceHasIt:
      break;
  }
  return choice.otherwise;
}

}  // namespace harness
