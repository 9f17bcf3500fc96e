// What `backlot explore` can be told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "harness/cli/seeds.h"
#include "sim/time/time.h"

namespace CLI {
class App;
}  // namespace CLI

namespace harness {

struct ExploreArguments {
  std::vector<std::string> paths;
  std::string world;  // "": each scenario's own
  std::optional<Seeds> seeds;
  std::optional<sim::Duration> within;
  std::string strategies;  // "": all
  std::string faults;      // "": the usual ones
  std::size_t jobs = 0;    // 0: as many as there are processors
  std::string corpus;
  std::uint64_t part = 1;
  std::uint64_t parts = 1;
  bool strict = false;
  bool until_failure = false;
  bool json = false;
  // `explore merge`
  bool is_merge = false;
  std::vector<std::string> merged;
  std::string output;
};

// Adds the command; what is said to it is put into `arguments`, which must live until the arguments
// are parsed.
void add_explore(CLI::App& app, ExploreArguments& arguments);

}  // namespace harness
