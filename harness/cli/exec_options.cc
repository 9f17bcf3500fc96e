#include "harness/cli/exec_options.h"

#include "harness/cli/options.h"
#include "harness/cli/seeds.h"

namespace harness {

void add_exec(CLI::App& app, ExecArguments& arguments) {
  CLI::App& command = *app.add_subcommand(
      "exec", "Run a command inside a world, as a task on its clock: a test suite, a script");
  command.footer(
      "\nThe command stands behind `--`. It finds AWS at the world, waits in virtual time, and "
      "prints\n"
      "where backlot prints; what it did is told on standard error. The exit code is the "
      "command's;\n"
      "1 if that is 0 and something that must hold did not, 124 if the limit is over, 127 if the\n"
      "command could not be started, 2 for a bad call or file.");
  text_option(command, "--world", "FILE", arguments.world, "The world to run it in (an empty one)");
  parsed_option(
      command, "--seed", "N",
      [&arguments](const std::string& text) { arguments.seed = parse_seed(text); },
      "Of everything random (1)");
  parsed_option(
      command, "--limit", "DURATION",
      [&arguments](const std::string& text) { arguments.limit = parse_some_time(text); },
      "How long it may take, by the world's clock (12h)");
  pace_option(command, arguments.pace);
  text_option(command, "--journal", "FILE", arguments.journal, "Record what happens");
  text_option(command, "--junit", "FILE", arguments.junit, "Write the result as JUnit's XML");
  text_option(command, "--html", "FILE", arguments.html, "Write a report to look at");
  command.add_option("COMMAND", arguments.command, "The program and its arguments")
      ->required()
      ->type_name("");
}

}  // namespace harness
