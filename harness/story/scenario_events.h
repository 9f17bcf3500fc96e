// The events that a scenario records of itself. The actor is `scenario`, the subject the kind of
// step or expectation.
#pragma once

#include <cstdint>
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

// What made the take fail, told when the take is judged. The subject is what should have been:
// `mail`, `invariant: one task a container`, `stalled`.
struct TakeFailed {
  static constexpr std::string_view kKind = "take.failed";
  static constexpr std::string_view kSays = "something that should have been was not";
  int line = 0;             // in the scenario's file; 0: it stands nowhere
  std::uint64_t event = 0;  // the sequence of the event at which it was found
  std::string_view expected;
  std::string_view seen;
  sim::Texts involved;  // texts that the events which tell more have in them
  static constexpr auto fields() {
    return std::tuple{
        sim::field("line", &TakeFailed::line), sim::field("event", &TakeFailed::event),
        sim::field("expected", &TakeFailed::expected), sim::field("seen", &TakeFailed::seen),
        sim::field("involved", &TakeFailed::involved)};
  }
};

using ScenarioEvents = sim::EventTypes<StepBegan, ExpectationMet, ExpectationFailed, TakeFailed>;

}  // namespace harness
