#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "harness/cli/commands.h"
#include "harness/cli/interrupts.h"
#include "harness/cli/load_scenarios.h"
#include "harness/explore/corpus_keeper.h"
#include "harness/explore/exploration.h"
#include "harness/explore/merge_corpora.h"
#include "harness/explore/report_text.h"
#include "harness/scenario/read.h"
#include "harness/story/text.h"
#include "sim/git/library.h"
#include "sim/journal/terminal_text.h"
#include "sim/time/pacer.h"

namespace harness {
namespace {

using sim::TerminalText;

constexpr char kUsualFaults[] = "calm";
constexpr Seeds kUsualSeeds{1, 100};

// The path of the world that it is played in, the same however it was named.
std::filesystem::path world_of(const Scenario& scenario, const std::string& given_world) {
  return std::filesystem::weakly_canonical(given_world.empty() ? scenario.world_path : given_world);
}

// Throws unless they are one scenario, in one world.
void throw_if_different(const Explored& one, const LoadedScenario& other) {
  const std::string& name = one.scenario.name;
  if (one.scenario.text != other.scenario.text) {
    throw std::runtime_error("two scenarios are called " + name + ": " + one.scenario.path +
                             " and " + other.scenario.path);
  }
  const auto world = world_of(one.scenario, one.given_world);
  const auto other_world = world_of(other.scenario, other.given_world);
  if (world == other_world) return;
  throw std::runtime_error("the scenario " + name + " is to be explored in two worlds: " +
                           world.string() + " and " + other_world.string());
}

// The scenarios, each once: of a saved take it is its own, as it stands in its file.
std::vector<Explored> explored(const std::vector<LoadedScenario>& loaded,
                               const Platforms& platforms) {
  std::vector<Explored> scenarios;
  for (const LoadedScenario& one : loaded) {
    const auto same = std::ranges::find_if(
        scenarios, [&](const Explored& other) { return other.scenario.name == one.scenario.name; });
    if (same != scenarios.end()) {
      throw_if_different(*same, one);
      continue;
    }
    Scenario scenario = one.scenario;
    if (one.saved) scenario = read_scenario(scenario.path, platforms, one.given_world);
    scenarios.push_back({std::move(scenario), one.world, one.given_world});
  }
  return scenarios;
}

// Shows on a terminal how far it is.
class TakesShown {
 public:
  // `within`: how long it may take.
  explicit TakesShown(std::optional<sim::Duration> within)
      : within_(within), shown_(::isatty(STDERR_FILENO) != 0), began_(sim::Pacer::wall_now()) {}

  void show(const Take& take) {
    ++takes_;
    if (!take.passed()) ++failed_;
    const sim::Duration now = sim::Pacer::wall_now();
    if (!shown_ || now - last_ < std::chrono::milliseconds{100}) return;
    last_ = now;
    std::string text =
        "[" + grouped(takes_) + " takes, " + rate() + ", " + grouped(failed_) + " failed";
    if (within_) text += ", " + std::to_string(left(now)) + " s left";
    sim::print(stderr,
               TerminalText::wiped_line() + TerminalText::line(text + "] " + take.scenario));
  }

  // Says how fast it was, which is no part of a report.
  void end() const {
    if (shown_) sim::print(stderr, TerminalText::wiped_line());
    const std::string text = grouped(takes_) + (takes_ == 1 ? " take" : " takes") + " in " +
                             number_text(sim::seconds(sim::Pacer::wall_now() - began_)) + " s, " +
                             rate();
    sim::print(stderr, TerminalText::line(text) + "\n");
  }

 private:
  std::string rate() const {
    const double took = sim::seconds(sim::Pacer::wall_now() - began_);
    return number_text(took > 0 ? static_cast<double>(takes_) / took : 0) + " a second";
  }

  std::int64_t left(sim::Duration now) const {
    return std::chrono::ceil<std::chrono::seconds>(began_ + *within_ - now).count();
  }

  std::optional<sim::Duration> within_;
  bool shown_;
  sim::Duration began_;  // wall time
  sim::Duration last_{};
  std::uint64_t takes_ = 0;
  std::uint64_t failed_ = 0;
};

ExploreOptions options_of(const ExploreArguments& arguments, const Platforms& platforms) {
  ExploreOptions options;
  options.platforms = platforms;
  options.faults = fault_menu(arguments.faults.empty() ? kUsualFaults : arguments.faults);
  if (!arguments.strategies.empty()) options.strategies = strategies_named(arguments.strategies);
  options.within = arguments.within;
  if (!arguments.within) {
    const Seeds seeds = arguments.seeds.value_or(kUsualSeeds);
    options.first_seed = seeds.first;
    options.last_seed = seeds.last;
  }
  options.part = arguments.part;
  options.parts = arguments.parts;
  options.jobs = arguments.jobs;
  if (options.jobs == 0) options.jobs = std::max(1U, std::thread::hardware_concurrency());
  options.until_failure = arguments.until_failure;
  return options;
}

void warn(const std::string& text) {
  sim::print(stderr, "warning: " + TerminalText::line(text) + "\n");
}

void warn_of(const std::vector<Problem>& left_aside) {
  for (const Problem& problem : left_aside) warn(to_text(problem) + "; the file is left aside");
}

// `folder`: of the corpus; "" if there is none.
int told(const ExploreArguments& arguments, const ExploreReport& report,
         const std::string& folder) {
  const ExploreReport shown = report.in_folder(folder);
  sim::print(stdout, arguments.json ? report_json(shown) + "\n" : report_text(shown));
  if (report.takes() == 0) warn("no take was played");
  const std::vector<ReachRow> never = report.never_reached();
  for (const ReachRow& row : never) warn("never reached: " + row.says + " (" + row.place + ")");
  return report.failed() || (arguments.strict && !never.empty()) ? kFailed : kPassed;
}

int merge(const ExploreArguments& arguments, const Platforms& platforms) {
  const Merged merged = merge_corpora(arguments.merged, arguments.output, platforms);
  warn_of(merged.left_aside);
  return told(arguments, merged.report, arguments.output);
}

// Explores, and keeps what it finds if there is a corpus.
ExploreReport played(Exploration& exploration, CorpusKeeper* keeper) {
  if (keeper == nullptr) {
    exploration.run();
    return exploration.report();
  }
  warn_of(keeper->before().left_aside);
  begin_with(keeper->before(), exploration);
  exploration.run([&] { keeper->keep_at_times(exploration); });
  return exploration.report();
}

}  // namespace

int explore(const ExploreArguments& arguments, const Platforms& platforms) {
  if (arguments.is_merge) return merge(arguments, platforms);
  if (arguments.paths.empty()) {
    throw std::runtime_error("there is no scenario to explore; see backlot explore --help");
  }
  Interrupts interrupts;
  sim::git::warm_up();
  ExploreOptions options = options_of(arguments, platforms);
  TakesShown shown(arguments.within);
  options.stop = [&] { return interrupts.came(); };
  options.on_take = [&](const Take& take) { shown.show(take); };
  const std::vector<LoadedScenario> loaded =
      load_scenarios(arguments.paths, arguments.world, platforms);
  Exploration exploration(explored(loaded, platforms), std::move(options));
  for (const LoadedScenario& one : loaded) {
    if (one.saved) exploration.vary(*one.saved);
  }
  std::optional<CorpusKeeper> keeper;
  if (!arguments.corpus.empty()) keeper.emplace(arguments.corpus, platforms);
  ExploreReport report = played(exploration, keeper ? &*keeper : nullptr);
  shown.end();
  // What was found is told, whether it can be kept or not.
  std::string not_kept;
  try {
    if (keeper) keeper->keep(exploration, report);
  } catch (const std::runtime_error& error) {
    not_kept = error.what();
  }
  const int code = told(arguments, report, arguments.corpus);
  if (not_kept.empty()) return code;
  sim::print(stderr, TerminalText::line("backlot: the corpus is not complete: " + not_kept) + "\n");
  return kBadCall;
}

}  // namespace harness
