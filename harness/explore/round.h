// Several planned takes of one scenario, played on as many threads as are asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "harness/explore/plan.h"
#include "harness/explore/take_edges.h"
#include "harness/scenario/platform.h"
#include "harness/scenario/scenario.h"
#include "harness/scenario/take.h"

namespace harness {

// A scenario with the world it is played in.
struct Explored {
  Scenario scenario;
  WorldConfig world;
  std::string given_world;  // its path, if it is not the scenario's own; else ""
};

struct PlannedTake {
  Plan plan;
  Take take;
  TakeEdges edges;
  bool is_played = false;  // whether take and edges are there
};

struct RoundOptions {
  const Platforms& platforms;
  sim::Pace pace;
  std::size_t jobs = 1;  // threads
  // Asked before each take, by any thread: if it is true, no take is begun any more.
  std::function<bool()> stop;
  std::function<void(const Take&)> on_take;  // by one thread at a time
};

// Plays each of `takes`, or those that were begun before it was to stop. What a callback throws
// ends it, and is thrown here. Each decision of a take is recorded that differs from the usual.
void play_round(const Explored& explored, std::vector<PlannedTake>& takes,
                const RoundOptions& options);

}  // namespace harness
