#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <thread>

#include "harness/cli/commands.h"
#include "harness/cli/files.h"
#include "harness/cli/interrupts.h"
#include "harness/cli/load_scenarios.h"
#include "harness/shrink/shrink.h"
#include "sim/git/library.h"
#include "sim/journal/terminal_text.h"
#include "sim/store/whole_file.h"

namespace harness {
namespace {

using namespace std::chrono_literals;
using sim::TerminalText;

constexpr sim::Duration kLimit = 1min;
constexpr sim::Duration kLimitWithPrograms = 10min;
constexpr char kPrinted[] = "smallest.yaml";  // what a printed scenario calls itself

LoadedScenario load(const ShrinkArguments& arguments, const Platforms& platforms) {
  std::vector<LoadedScenario> all = load_scenarios({arguments.path}, arguments.world, platforms);
  if (all.size() != 1) {
    throw std::runtime_error(arguments.path + " holds " + std::to_string(all.size()) +
                             " scenarios: name one of them");
  }
  LoadedScenario loaded = std::move(all.front());
  if (arguments.seed) loaded.scenario.seed = *arguments.seed;
  return loaded;
}

// Shows on a terminal how far it is, and wipes it away.
class ShrinkProgress {
 public:
  ShrinkProgress() : shown_(::isatty(STDERR_FILENO) != 0) {}
  ~ShrinkProgress() {
    if (shown_) sim::print(stderr, TerminalText::wiped_line());
  }
  ShrinkProgress(const ShrinkProgress&) = delete;
  ShrinkProgress& operator=(const ShrinkProgress&) = delete;

  void show(const shrink::Progress& progress) const {
    if (!shown_) return;
    sim::print(stderr, TerminalText::wiped_line() +
                           TerminalText::line(std::to_string(progress.plays) + " takes played, " +
                                              std::to_string(progress.parts) + " parts left"));
  }

 private:
  bool shown_;
};

shrink::Shrunk shrunk(const LoadedScenario& loaded, const ShrinkArguments& arguments,
                      const Platforms& platforms, Interrupts& interrupts) {
  const ShrinkProgress progress;
  shrink::Options options;
  options.stop = [&] { return interrupts.came(); };
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  options.limit =
      arguments.limit.value_or(has_programs(loaded.world) ? kLimitWithPrograms : kLimit);
  options.on_progress = [&](const shrink::Progress& now) { progress.show(now); };
  return shrink::shrink(loaded.scenario, loaded.world, platforms, options);
}

void tell(const shrink::Shrunk& shrunk, bool was_interrupted) {
  std::string text = std::to_string(shrunk.parts) + " of " + std::to_string(shrunk.parts_before) +
                     " parts are left after " + std::to_string(shrunk.plays) + " takes";
  const std::string why = was_interrupted ? "it was ended" : "time was out";
  text += shrunk.minimal ? ", each of them needed" : "; " + why + " before each was tried";
  sim::print(stderr, TerminalText::line(text) + "\n");
}

}  // namespace

int shrink_file(const ShrinkArguments& arguments, const Platforms& platforms) {
  need_folder_of(arguments.output);
  Interrupts interrupts;
  std::jthread warming_up(sim::git::warm_up);
  const LoadedScenario loaded = load(arguments, platforms);
  warming_up.join();
  try {
    const shrink::Shrunk smallest = shrunk(loaded, arguments, platforms, interrupts);
    const std::string path = arguments.output.empty() ? kPrinted : arguments.output;
    const std::string text = shrink::file_of(smallest, path, loaded.world, platforms);
    if (arguments.output.empty()) {
      sim::print(stdout, text);
    } else {
      sim::write_whole_file(arguments.output, text);
    }
    tell(smallest, interrupts.came());
    return kPassed;
  } catch (const shrink::NothingFails& error) {
    const bool has_healed = loaded.saved && !loaded.saved->passed;
    const std::string name = has_healed ? "a saved take that does not fail any more: " : "";
    sim::print(stderr, "backlot: " + TerminalText(name + error.what()) + "\n");
  } catch (const shrink::NothingToShrink& error) {
    sim::print(stderr, "backlot: " + TerminalText(error.what()) + "\n");
  }
  return kFailed;
}

}  // namespace harness
