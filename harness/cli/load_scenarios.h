// The scenarios that a command line names, ready to be played.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/scenario/platform.h"
#include "harness/scenario/saved_take.h"
#include "harness/scenario/scenario.h"

namespace harness {

// A scenario with the world it is played in.
struct LoadedScenario {
  std::string path;  // of the file that was named: the scenario's, or a saved take's
  Scenario scenario;
  WorldConfig world;
  std::string given_world;         // its path, if it is not the scenario's own; else ""
  std::optional<SavedTake> saved;  // the take that the scenario is to play
};

// All of them, and of the folders among `paths` all that they hold. `world`: a world for all of
// them; "": each its own. FileErrors with everything that is wrong with any, each mistake once.
std::vector<LoadedScenario> load_scenarios(const std::vector<std::string>& paths,
                                           const std::string& world, const Platforms& platforms);

}  // namespace harness
