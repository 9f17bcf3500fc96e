#include "harness/cli/shrink_options.h"

#include "harness/cli/options.h"
#include "harness/cli/seeds.h"

namespace harness {

void add_shrink(CLI::App& app, ShrinkArguments& shrink) {
  CLI::App& command = *app.add_subcommand(
      "shrink", "Find the smallest scenario that fails as a scenario or a saved take does");
  command.footer(
      "\nPrints a scenario, or writes it with -o, whose comments say what of it is needed and what "
      "may\n"
      "be any. Exit codes: 0 there it is, 1 nothing fails, or not again in the same way, 2 a bad "
      "call\n"
      "or file.");
  text_option(command, "PATH", "", shrink.path, "A scenario that fails, or a saved take that did")
      ->required();
  text_option(command, "-o,--output", "FILE", shrink.output, "Write the scenario to this file");
  text_option(command, "--world", "FILE", shrink.world, "A world instead of the scenario's");
  parsed_option(
      command, "--seed", "N",
      [&shrink](const std::string& text) { shrink.seed = parse_seed(text); },
      "Instead of the scenario's");
  parsed_option(
      command, "--for", "LIMIT",
      [&shrink](const std::string& text) { shrink.limit = parse_some_time(text); },
      "For how long to try at most (1m; 10m where programs run)");
}

}  // namespace harness
