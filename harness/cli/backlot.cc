#include "harness/cli/backlot.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <variant>

#include "harness/cli/commands.h"
#include "harness/incident/incidents.h"
#include "harness/scenario/problems.h"
#include "sim/journal/terminal_text.h"
#include "sim/process/file_limit.h"

namespace harness {
namespace {

struct Command {
  const Platforms& platforms;

  int operator()(const ServeArguments& a) const { return serve(a, platforms); }
  int operator()(const RunArguments& a) const { return run(a, platforms); }
  int operator()(const CheckArguments& a) const { return check(a, platforms); }
  int operator()(const SchemaArguments& a) const { return schema(a, platforms); }
  int operator()(const ReplayArguments& a) const { return replay(a, platforms); }
  int operator()(const DiffArguments& a) const { return diff(a); }
  int operator()(const ExplainArguments& a) const { return explain(a, platforms); }
  int operator()(const ExploreArguments& a) const { return explore(a, platforms); }
  int operator()(const ImportArguments& a) const { return import_files(a, platforms); }
  int operator()(const ShrinkArguments& a) const { return shrink_file(a, platforms); }
  int operator()(const ExportArguments& a) const { return export_take(a); }
  int operator()(const ExecArguments& a) const { return exec_command(a, platforms); }
  int operator()(const VersionArguments& a) const { return version(a); }
};

int obey(int argc, char** argv, const Platforms& platforms) {
  const auto parsed = parse_arguments(argc, argv);
  if (const auto* none = std::get_if<NoCommand>(&parsed)) {
    sim::print(none->exit_code == kPassed ? stdout : stderr, none->text);
    return none->exit_code;
  }
  return std::visit(Command{platforms}, std::get<Arguments>(parsed));
}

// Whatever a command printed has arrived; what a full disk or a closed pipe did not take is an
// error of the command.
int with_output_written(int exit_code) {
  const bool failed_before = std::ferror(stdout) != 0;
  errno = 0;
  if (std::fflush(stdout) == 0 && !failed_before) return exit_code;
  throw std::runtime_error("cannot write to standard output" +
                           (errno == 0 ? std::string() : ": " + std::string(std::strerror(errno))));
}

}  // namespace

int backlot(int argc, char** argv, Platforms platforms) {
  platforms.push_back(incident::incidents());
  try {
    sim::allow_many_files();
    return with_output_written(obey(argc, argv, platforms));
  } catch (const FileErrors& errors) {
    for (const Problem& problem : errors.problems()) {
      sim::print(stderr, sim::TerminalText::line(to_text(problem)) + "\n");
    }
  } catch (const std::exception& error) {
    sim::print(stderr, "backlot: " + sim::TerminalText(error.what()) + "\n");
  }
  return kBadCall;
}

}  // namespace harness
