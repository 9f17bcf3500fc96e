// What a scenario file says, typed, with the place of each part in the file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/scenario/place.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"
#include "sim/random/decisions.h"
#include "sim/time/time.h"

namespace harness {

// One thing that happens. Which keys it has depends on its kind
// (harness/scenario/scenario_shape.cc).
struct Step {
  Place place;
  std::string kind;  // `wait`
  Value value;       // of the shape of its kind, with its placeholders filled in
  // Counted from when the steps begin; nothing: as soon as the one before is done.
  std::optional<sim::Duration> at = {};
};

// One thing that must be seen. Which fields it has depends on its kind
// (harness/scenario/expectation_shape.cc).
struct Expectation {
  std::string kind;  // `queue`
  Place place;
  // How long it may take to come true from when it is reached; zero if it must be true at once.
  sim::Duration within{};
  // The fields as written in the file, validated: text, numbers as text, maps as JSON.
  std::map<std::string, std::string> fields;
};

// REQUIRES: the value has the shape of an expectation.
Expectation expectation_of(const Value& value);

// What a scenario was made from.
struct IncidentOf {
  std::string facts;  // the path of its facts.jsonl, as it can be opened from here
  sim::Time begins;   // when the steps begin, by AWS's clock
  // By how much the clocks of its facts' sources are ahead of AWS's, of those that are wrong; less
  // than zero: they are behind.
  std::map<std::string, sim::Duration, std::less<>> clocks = {};
};

struct Scenario {
  std::string name;   // `interrupt/second-mail-same-thread`: family and file
  std::string title;  // one line for people
  std::string path;
  std::string text;  // of the file, kept in journals
  std::string world_path;
  std::uint64_t seed = 1;
  // The take fails if it has not ended by then.
  sim::Duration limit = std::chrono::hours{12};
  std::vector<Step> steps;
  std::vector<Expectation> expectations;  // checked when the steps are done
  // Names of invariants that this scenario does without, each with its reason.
  std::map<std::string, std::string> without;
  // What its decisions are (sim/random/decisions.h), and what those that are not given take.
  std::vector<sim::Decided> decisions;
  sim::DecisionOptions::Others others = sim::DecisionOptions::Others::kDrawn;
  // The two as read.h reads them, and the faults that `text` does not have; "" if there are none.
  std::string decisions_text;
  FaultsConfig faults;               // beside the world's, or instead of them
  std::vector<Sometimes> sometimes;  // beside the world's
  std::optional<IncidentOf> incident = {};
  std::vector<UnknownBody> unknown_bodies = {};  // in the calls of its steps
  // The top-level keys that platforms add.
  std::vector<Member> platform_keys;

  // The value of a platform's key; null if the file does not have it.
  const Value* platform_key(std::string_view name) const;
};

}  // namespace harness
