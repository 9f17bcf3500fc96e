// Plays many takes: one after another, or with many seeds in parallel.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "harness/cli/arguments.h"
#include "harness/cli/load_scenarios.h"
#include "harness/scenario/take.h"

namespace harness {

struct PlayOptions {
  Platforms platforms;
  sim::Pace pace;
  std::optional<std::uint64_t> seed;  // instead of the scenario's
  std::optional<Seeds> seeds;         // each scenario with all of these, one World a thread
  bool keep_journal = false;
  bool record_decisions = false;
  // Gives the path to record a take at, of which only the scenario and the seed are set. If this is
  // not set, nothing is recorded.
  std::function<std::string(const Take&)> journal_path;
  // Never called by two threads at once.
  std::function<void(const std::string& name)> on_begin;
  std::function<void(Take& take)> on_end;
};

std::size_t count_takes(const std::vector<LoadedScenario>& scenarios, const PlayOptions& options);

// Plays all and returns the takes in the order of scenarios, then of seeds. An exception of play()
// or of a callback ends it, and is thrown here.
std::vector<Take> play_all(const std::vector<LoadedScenario>& scenarios,
                           const PlayOptions& options);

}  // namespace harness
