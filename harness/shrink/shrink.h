// The smallest scenario that fails as a given one does: in the same way (FailureSignature), but
// without anything that the failure does without.
//
// What happens in a take is taken away: faults and decisions, steps together with what refers to
// them, expectations that held, rules, and keys of all of these; what remains becomes simpler:
// durations round, numbers and texts small. Nothing in the result is left to chance but ids.
// docs/shrink.md shows one.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "harness/scenario/failure_signature.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/scenario.h"
#include "harness/shrink/order.h"
#include "harness/shrink/scenario_file.h"
#include "harness/world/config.h"
#include "sim/time/time.h"

namespace harness::shrink {

struct Progress {
  std::size_t plays = 0;  // takes so far
  std::size_t parts = 0;  // that are left
};

struct Options {
  unsigned jobs = 1;                              // takes at once, from 1
  sim::Duration limit = std::chrono::minutes{1};  // of wall time
  std::function<bool()> stop = {};  // asked between takes, by any thread: whether to end at once
  std::function<void(const Progress&)> on_progress = {};  // never called by two threads at once
};

// There is nothing to take away from: the world cannot be set up, or the scenario does not fail in
// the same way again.
class NothingToShrink : public std::runtime_error {
  using runtime_error::runtime_error;
};
// The scenario passes.
class NothingFails : public NothingToShrink {
  using NothingToShrink::NothingToShrink;
};

struct Shrunk {
  Value root;   // the document
  Notes notes;  // what its comments say of the parts
  FailureSignature signature;
  // No single part can be left out: each was tried. False if time was out, or it was to end, before
  // that was known.
  bool minimal = false;
  std::size_t parts_before = 0;
  std::size_t parts = 0;
  std::size_t plays = 0;
  std::optional<DecidingOrder> order;
};

// `scenario` has its own seed and decisions, or those of a saved take, and `world` is the one it is
// played in. NothingToShrink, NothingFails; FileErrors if its text cannot be read.
Shrunk shrink(const Scenario& scenario, const WorldConfig& world, const Platforms& platforms,
              const Options& options);

// The file of the result at `path`, which names the world by `world_path`, as it can be opened from
// here. NothingToShrink if that file does not fail as it should, played once more.
std::string file_of(const Shrunk& shrunk, const std::string& path, const WorldConfig& world,
                    const Platforms& platforms);

}  // namespace harness::shrink
