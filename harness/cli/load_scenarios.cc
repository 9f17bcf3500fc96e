#include "harness/cli/load_scenarios.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "harness/cli/files.h"
#include "harness/scenario/operations.h"
#include "harness/scenario/read.h"

namespace harness {
namespace {

LoadedScenario load(const FoundFile& file, const std::string& given_world,
                    const Platforms& platforms) {
  LoadedScenario loaded;
  loaded.path = file.path;
  std::string scenario = file.path;
  std::string& world = loaded.given_world;
  world = given_world;
  if (file.kind == FileKind::kTake) {
    loaded.saved = read_saved_take(file.path, platforms);
    scenario = loaded.saved->scenario_path;
    if (world.empty()) world = loaded.saved->world_path;
  }
  loaded.scenario = read_scenario(scenario, platforms, world);
  loaded.world = read_world(world.empty() ? loaded.scenario.world_path : world, platforms);
  if (loaded.saved) apply(*loaded.saved, loaded.scenario);
  return loaded;
}

}  // namespace

std::vector<LoadedScenario> load_scenarios(const std::vector<std::string>& paths,
                                           const std::string& world, const Platforms& platforms) {
  std::vector<LoadedScenario> scenarios;
  std::vector<Problem> problems;
  Operations operations(platforms);
  for (const FoundFile& file : find_playable(paths, platforms)) {
    try {
      LoadedScenario loaded = load(file, world, platforms);
      Problems unknown;
      operations.check(loaded.scenario, unknown);
      operations.check(loaded.world, unknown);
      unknown.throw_if_any();
      scenarios.push_back(std::move(loaded));
    } catch (const FileErrors& errors) {
      for (const Problem& problem : errors.problems()) problems.push_back(problem);
    }
  }
  if (problems.empty()) return scenarios;
  // Each problem once: a world that several scenarios name is read several times.
  const auto key = [](const Problem& p) {
    return std::tie(p.place.file, p.place.line, p.place.column, p.message);
  };
  std::ranges::sort(problems, {}, key);
  const auto alike = [&](const Problem& a, const Problem& b) { return key(a) == key(b); };
  problems.erase(std::unique(problems.begin(), problems.end(), alike), problems.end());
  throw FileErrors(std::move(problems));
}

}  // namespace harness
