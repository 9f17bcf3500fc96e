#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "harness/cli/commands.h"
#include "harness/cli/explained.h"
#include "harness/cli/files.h"
#include "harness/cli/play_all.h"
#include "harness/report/html.h"
#include "harness/report/machine.h"
#include "harness/report/terminal.h"
#include "sim/git/library.h"
#include "sim/journal/journal_file.h"
#include "sim/journal/terminal_text.h"
#include "sim/store/whole_file.h"

namespace harness {
namespace {

using sim::TerminalText;

bool wants_colour() { return ::isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

// One file a take: named for the scenario if there are several, and for the seed if there are
// several of those.
std::string file_for(const std::string& path, const Take& take, const RunArguments& arguments,
                     std::size_t scenarios) {
  std::string file = path;
  if (scenarios > 1) file = with_name(file, take.scenario);
  if (arguments.seeds) file = with_name(file, std::to_string(take.seed));
  return file;
}

// Saves each take as a file. `takes` has all of a scenario's, then all of the next one's.
void save(const RunArguments& arguments, const std::vector<LoadedScenario>& scenarios,
          const std::vector<Take>& takes) {
  const std::size_t each = takes.size() / scenarios.size();
  for (std::size_t i = 0; i < takes.size(); ++i) {
    const LoadedScenario& loaded = scenarios[i / each];
    const std::string path = file_for(arguments.save_take, takes[i], arguments, scenarios.size());
    const SavedTake saved = saved_take_of(takes[i], path, loaded.scenario.path, loaded.given_world);
    sim::write_whole_file(path, saved_take_yaml(saved));
  }
}

// Shows on a terminal which take is being played, and wipes it away.
class Progress {
 public:
  explicit Progress(std::size_t all) : all_(all), shown_(::isatty(STDERR_FILENO) != 0) {}
  ~Progress() {
    if (shown_) sim::print(stderr, TerminalText::wiped_line());
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void next(const std::string& name) {
    ++count_;
    if (!shown_) return;
    const std::string place = "[" + std::to_string(count_) + "/" + std::to_string(all_) + "] ";
    sim::print(stderr, TerminalText::wiped_line() + TerminalText::line(place + name));
  }

 private:
  std::size_t all_;
  bool shown_;
  std::size_t count_ = 0;
};

void print_seeds(const std::vector<LoadedScenario>& scenarios, const std::vector<Take>& takes,
                 bool colour) {
  const std::size_t each = takes.size() / scenarios.size();
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    const auto first = takes.begin() + static_cast<std::ptrdiff_t>(i * each);
    const std::vector<Take> own(first, first + static_cast<std::ptrdiff_t>(each));
    sim::print(stdout, seeds_line(scenarios[i].path, own, colour));
  }
}

void print(const RunArguments& arguments, const std::vector<LoadedScenario>& scenarios,
           const std::vector<Take>& takes) {
  if (arguments.json) {
    for (const Take& take : takes) sim::print(stdout, json_report(take) + "\n");
  } else if (arguments.seeds) {
    print_seeds(scenarios, takes, wants_colour());
  } else {
    sim::print(stdout, terminal_report(takes, wants_colour()));
  }
}

}  // namespace

int run(const RunArguments& arguments, const Platforms& platforms) {
  for (const std::string& file :
       {arguments.journal, arguments.jsonl, arguments.junit, arguments.html}) {
    need_folder_of(file);
  }
  // Starting libgit2 takes as long as reading the files, and must not count for the first take.
  std::jthread warming_up(sim::git::warm_up);
  const std::vector<LoadedScenario> scenarios =
      load_scenarios(arguments.paths, arguments.world, platforms);
  warming_up.join();
  PlayOptions options;
  options.platforms = platforms;
  options.pace = arguments.pace;
  options.seed = arguments.seed;
  options.seeds = arguments.seeds;
  options.record_decisions = !arguments.save_take.empty();
  options.keep_journal = !arguments.jsonl.empty() || !arguments.html.empty();
  if (!arguments.journal.empty()) {
    options.journal_path = [&](const Take& take) {
      return file_for(arguments.journal, take, arguments, scenarios.size());
    };
  }
  std::vector<Take> takes;
  {
    const std::size_t count = count_takes(scenarios, options);
    const std::size_t kept = arguments.html.empty() ? 0 : most_events(count);
    Progress progress(count);
    options.on_begin = [&](const std::string& name) { progress.next(name); };
    options.on_end = [&](Take& take) {
      if (!arguments.jsonl.empty()) {
        const std::vector<sim::Event> events(take.journal.begin(), take.journal.end());
        sim::export_jsonl(events, file_for(arguments.jsonl, take, arguments, scenarios.size()));
      }
      if (!arguments.html.empty()) explain_for_report(take, platforms);
      while (take.journal.size() > kept) take.journal.pop_front();
    };
    takes = play_all(scenarios, options);
  }
  print(arguments, scenarios, takes);
  if (!arguments.save_take.empty()) save(arguments, scenarios, takes);
  if (!arguments.junit.empty()) sim::write_whole_file(arguments.junit, junit_report(takes));
  if (!arguments.html.empty()) sim::write_whole_file(arguments.html, html_report(takes));
  return std::ranges::all_of(takes, &Take::passed) ? kPassed : kFailed;
}

}  // namespace harness
