#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "harness/cli/commands.h"
#include "harness/cli/explained.h"
#include "harness/cli/files.h"
#include "harness/exec/command.h"
#include "harness/exec/watch.h"
#include "harness/report/html.h"
#include "harness/report/machine.h"
#include "harness/report/terminal.h"
#include "harness/scenario/operations.h"
#include "harness/scenario/read.h"
#include "sim/journal/terminal_text.h"
#include "sim/store/whole_file.h"

namespace harness {
namespace {

// As timeout(1) and shells have them.
constexpr int kOverTime = 124;
constexpr int kNotStarted = 127;

std::map<std::string, std::string> own_environment() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == text.npos) continue;
    variables.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return variables;
}

WorldConfig world_of(const std::string& path, const Platforms& platforms) {
  if (path.empty()) return {};
  WorldConfig world = read_world(path, platforms);
  Problems problems;
  Operations{platforms}.check(world, problems);
  problems.throw_if_any();
  return world;
}

// The command's own words, as they are.
void print_line(std::string_view line, bool to_stderr) {
  std::FILE* const stream = to_stderr ? stderr : stdout;
  std::fwrite(line.data(), 1, line.size(), stream);
  std::fputc('\n', stream);
  std::fflush(stream);
}

int exit_code_of(const Take& take, const exec::Watch& watch) {
  if (!watch.exit_code()) return watch.reason().empty() ? kOverTime : kNotStarted;
  if (*watch.exit_code() != kPassed) return *watch.exit_code();
  return take.passed() ? kPassed : kFailed;
}

void tell(const Take& take, const exec::Watch& watch) {
  std::string text = watch.deeds().to_text();
  if (!watch.exit_code()) {
    text += watch.reason().empty() ? "The command had not ended when its time was over.\n"
                                   : "The command could not be started: " + watch.reason() + "\n";
  }
  sim::print(stderr, sim::TerminalText(text));
  sim::print(stderr, terminal_report({take}, ::isatty(STDERR_FILENO) != 0));
}

}  // namespace

int exec_command(const ExecArguments& arguments, const Platforms& platforms) {
  for (const std::string& file : {arguments.journal, arguments.junit, arguments.html}) {
    need_folder_of(file);
  }
  const exec::Command command{.arguments = arguments.command,
                              .folder = std::filesystem::current_path().string(),
                              .environment = exec::passed_on(own_environment())};
  const WorldConfig world = exec::with_command(world_of(arguments.world, platforms), command);
  exec::Watch watch(command, print_line);
  TakeOptions options;
  options.seed = arguments.seed;
  options.pace = arguments.pace;
  options.journal_path = arguments.journal;
  options.keep_journal = !arguments.html.empty();
  options.watch = [&](const sim::Event& event) { watch.see(event); };
  Take take = play(exec::scenario_of(command, world, arguments.limit, platforms), world, platforms,
                   options);
  if (options.keep_journal) explain_for_report(take, platforms);
  tell(take, watch);
  if (!arguments.junit.empty()) sim::write_whole_file(arguments.junit, junit_report({take}));
  if (!arguments.html.empty()) sim::write_whole_file(arguments.html, html_report({take}));
  return exit_code_of(take, watch);
}

}  // namespace harness
