#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "harness/cli/commands.h"
#include "harness/cli/files.h"
#include "harness/scenario/fault_names.h"
#include "harness/scenario/missing_programs.h"
#include "harness/scenario/operations.h"
#include "harness/scenario/read.h"
#include "harness/scenario/saved_take.h"
#include "harness/scenario/unknown_bodies.h"
#include "harness/scenario/unknown_queues.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

using sim::TerminalText;

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

class Checking {
 public:
  explicit Checking(const Platforms& platforms) : platforms_(platforms), operations_(platforms) {}

  void file(const FoundFile& file) {
    try {
      if (file.kind == FileKind::kWorld) {
        world(read_world(file.path, platforms_));
      } else if (file.kind == FileKind::kTake) {
        ++takes_;
        const SavedTake saved = read_saved_take(file.path, platforms_);
        scenario(read_scenario(saved.scenario_path, platforms_, saved.world_path));
      } else {
        ++scenarios_;
        scenario(read_scenario(file.path, platforms_));
      }
    } catch (const FileErrors& errors) {
      for (const Problem& problem : errors.problems()) {
        problems_.add(problem.place, problem.message);
      }
    }
  }

  int report() {
    for (const std::string& body : bodies_) {
      sim::print(stderr, "warning: " + TerminalText::line(body) + "\n");
    }
    for (const std::string& warning : lines(warnings_)) {
      sim::print(stderr, "warning: " + TerminalText::line(warning) + "\n");
    }
    const std::vector<std::string> problems = lines(problems_);
    for (const std::string& problem : problems) {
      sim::print(stderr, TerminalText::line(problem) + "\n");
    }
    if (!problems.empty()) return kBadCall;
    const std::string takes = takes_ == 0 ? "" : ", " + counted(takes_, "saved take");
    sim::print(stdout, counted(scenarios_, "scenario") + takes + " and " +
                           counted(worlds_.size(), "world") + ": nothing is wrong\n");
    return kPassed;
  }

 private:
  void scenario(const Scenario& scenario) {
    const WorldConfig played_in = read_world(scenario.world_path, platforms_);
    world(played_in);
    operations_.check(scenario, problems_);
    add(scenario.unknown_bodies);
    find_unknown_queues(scenario, played_in, problems_, warnings_);
    find_unknown_struck(scenario, played_in, problems_, warnings_);
  }

  // Checks a world, once however many scenarios name it.
  void world(const WorldConfig& world) {
    if (!worlds_.insert(std::filesystem::weakly_canonical(world.path).string()).second) return;
    Problems found;
    operations_.check(world, found);
    if (found.empty()) operations_.rehearse_setup(world, found);
    if (!found.empty()) {
      for (const Problem& problem : found.take()) problems_.add(problem.place, problem.message);
    }
    find_missing_programs(world, platforms_, warnings_);
    add(world.unknown_bodies);
  }

  void add(const std::vector<UnknownBody>& bodies) {
    for (const UnknownBody& body : bodies) bodies_.push_back(to_text(body));
  }

  // The problems, each once: a world that several scenarios name is read several times.
  static std::vector<std::string> lines(Problems& problems) {
    std::vector<std::string> lines;
    if (problems.empty()) return lines;
    const FileErrors sorted(problems.take());
    for (const Problem& problem : sorted.problems()) {
      const std::string line = to_text(problem);
      if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
    }
    return lines;
  }

  const Platforms& platforms_;
  Operations operations_;
  Problems problems_;
  Problems warnings_;
  std::vector<std::string> bodies_;  // those that nobody has
  std::size_t scenarios_ = 0;
  std::size_t takes_ = 0;
  std::set<std::string> worlds_;
};

}  // namespace

int check(const CheckArguments& arguments, const Platforms& platforms) {
  Checking checking(platforms);
  for (const FoundFile& file : find_files(arguments.paths, platforms)) checking.file(file);
  return checking.report();
}

}  // namespace harness
