#include "harness/cli/explore_options.h"

#include <stdexcept>

#include "harness/cli/options.h"
#include "harness/explore/fault_menu.h"
#include "harness/explore/strategy.h"

namespace harness {
namespace {

// `3/16`
void parse_shard(const std::string& text, ExploreArguments& arguments) {
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) {
    throw std::invalid_argument("'" + text + "' is no part: expected K/N, as 3/16");
  }
  arguments.part = parse_number(text.substr(0, slash));
  arguments.parts = parse_number(text.substr(slash + 1));
  if (arguments.part == 0 || arguments.part > arguments.parts) {
    throw std::invalid_argument("'" + text + "' is no part: K is from 1 to N");
  }
}

std::size_t parse_jobs(const std::string& text) {
  constexpr std::uint64_t kMostJobs = 1024;
  const std::uint64_t jobs = parse_number(text);
  if (jobs == 0 || jobs > kMostJobs) {
    throw std::invalid_argument("'" + text + "' is no number of jobs: expected one from 1 to 1024");
  }
  return static_cast<std::size_t>(jobs);
}

void add_what(CLI::App& command, ExploreArguments& arguments) {
  text_option(command, "--world", "FILE", arguments.world,
              "A world for all of them (each its own)");
  CLI::Option* seeds = parsed_option(
      command, "--seeds", "A-B",
      [&arguments](const std::string& text) { arguments.seeds = parse_seeds(text); },
      "Play a take of each scenario with each of these seeds (1-100)");
  parsed_option(
      command, "--for", "TIME",
      [&arguments](const std::string& text) { arguments.within = parse_some_time(text); },
      "Play for so long instead, as 5m")
      ->excludes(seeds);
  parsed_option(
      command, "--strategy", "NAMES",
      [&arguments](const std::string& text) {
        strategies_named(text);
        arguments.strategies = text;
      },
      "uniform, swarm, priorities, mutation, or several with commas (all of them)");
  parsed_option(
      command, "--faults", "WHICH",
      [&arguments](const std::string& text) {
        fault_menu(text);
        arguments.faults = text;
      },
      "Beside those of the scenarios and worlds: calm, \"normal day\", \"bad day\", or kinds with\n"
      "commas, as sqs.duplicate,aws.throttled (calm)");
}

void add_how(CLI::App& command, ExploreArguments& arguments) {
  parsed_option(
      command, "--jobs", "N",
      [&arguments](const std::string& text) { arguments.jobs = parse_jobs(text); },
      "How many takes are played at a time (as there are processors)");
  parsed_option(
      command, "--shard", "K/N",
      [&arguments](const std::string& text) { parse_shard(text, arguments); },
      "Play the Kth of N parts of the seeds, as one of N machines");
  text_option(command, "--corpus", "DIR", arguments.corpus,
              "Keep what is found in this folder, and begin with what it has");
  command.add_flag("--until-failure", arguments.until_failure, "End when a take has failed");
}

void add_told(CLI::App& command, ExploreArguments& arguments) {
  command.add_flag("--strict", arguments.strict,
                   "Exit code 1 if something was never reached that `sometimes` names");
  command.add_flag("--json", arguments.json, "Print the report as one JSON object");
}

void add_merge(CLI::App& explore, ExploreArguments& arguments) {
  CLI::App& command =
      *explore.add_subcommand("merge", "Make one corpus of several, and print its report");
  command.add_option("DIR", arguments.merged, "Folders that --corpus wrote")
      ->required()
      ->type_name("");
  text_option(command, "-o,--output", "DIR", arguments.output, "The corpus to make")->required();
  add_told(command, arguments);
  command.callback([&arguments] { arguments.is_merge = true; });
}

}  // namespace

void add_explore(CLI::App& app, ExploreArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "explore", "Play many takes, each different, until something that must hold does not");
  command.footer(
      "\nEach take has a seed, and a strategy makes of it which faults strike and what is decided\n"
      "otherwise. Takes that fail are saved in the corpus; `backlot run FILE` plays one again.\n"
      "Ctrl-C ends it with a report of what was found so far.");
  command
      .add_option("SCENARIO", arguments.paths,
                  "Scenario files, or folders with them; of a saved take its scenario, and the\n"
                  "take as one to vary")
      ->type_name("");
  add_what(command, arguments);
  add_how(command, arguments);
  add_told(command, arguments);
  add_merge(command, arguments);
}

}  // namespace harness
