#include <cstdio>

#include "harness/cli/commands.h"
#include "harness/scenario/problems.h"
#include "harness/webordinary/webordinary.h"
#include "sim/journal/terminal_text.h"
#include "sim/process/file_limit.h"

namespace {

struct Command {
  const harness::Platforms& platforms;

  int operator()(const harness::ServeArguments& a) const { return harness::serve(a, platforms); }
  int operator()(const harness::RunArguments& a) const { return harness::run(a, platforms); }
  int operator()(const harness::CheckArguments& a) const { return harness::check(a, platforms); }
  int operator()(const harness::SchemaArguments& a) const { return harness::schema(a, platforms); }
  int operator()(const harness::ReplayArguments& a) const { return harness::replay(a, platforms); }
  int operator()(const harness::DiffArguments& a) const { return harness::diff(a); }
  int operator()(const harness::ExplainArguments& a) const { return explain(a, platforms); }
  int operator()(const harness::ImportArguments& a) const { return harness::import_files(a); }
  int operator()(const harness::VersionArguments& a) const { return harness::version(a); }
};

int backlot(int argc, char** argv) {
  const auto parsed = harness::parse_arguments(argc, argv);
  if (const auto* none = std::get_if<harness::NoCommand>(&parsed)) {
    sim::print(none->exit_code == harness::kPassed ? stdout : stderr, none->text);
    return none->exit_code;
  }
  // The one place that says which platforms there are.
  const harness::Platforms platforms{harness::webordinary()};
  return std::visit(Command{platforms}, std::get<harness::Arguments>(parsed));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    sim::allow_many_files();
    return backlot(argc, argv);
  } catch (const harness::FileErrors& errors) {
    for (const harness::Problem& problem : errors.problems()) {
      sim::print(stderr, sim::TerminalText::line(harness::to_text(problem)) + "\n");
    }
  } catch (const std::exception& error) {
    sim::print(stderr, "backlot: " + sim::TerminalText(error.what()) + "\n");
  }
  return harness::kBadCall;
}
