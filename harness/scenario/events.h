// The events that a scenario records of itself. The actor is `scenario`, the subject the kind of
// step or expectation.
#pragma once

#include <string_view>
#include <tuple>

#include "sim/journal/event_kinds.h"
#include "sim/journal/event_type.h"

namespace harness {

struct StepBegan {
  static constexpr std::string_view kKind = "step";
  static constexpr std::string_view kSays = "a step of the scenario began";
  int line = 0;  // where the step stands in the scenario's file
  static constexpr auto fields() { return std::tuple{sim::field("line", &StepBegan::line)}; }
};

struct ExpectationJudged {
  int line = 0;
  std::string_view seen;
  static constexpr auto fields() {
    return std::tuple{sim::field("line", &ExpectationJudged::line),
                      sim::unless_empty("seen", &ExpectationJudged::seen)};
  }
};

struct ExpectationMet : ExpectationJudged {
  static constexpr std::string_view kKind = "expectation.met";
  static constexpr std::string_view kSays = "what the scenario expects came true";
};

struct ExpectationFailed : ExpectationJudged {
  static constexpr std::string_view kKind = "expectation.failed";
  static constexpr std::string_view kSays = "what the scenario expects did not come true in time";
};

using ScenarioEvents = sim::EventTypes<StepBegan, ExpectationMet, ExpectationFailed>;

}  // namespace harness
