#include <cstdio>
#include <stdexcept>

#include "harness/cli/commands.h"
#include "harness/cli/diff_text.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

sim::RecordedTake read(const std::string& path) {
  sim::RecordedTake take = sim::JournalFile::read(path);
  if (take.events.empty()) throw std::runtime_error(path + " holds no events");
  return take;
}

}  // namespace

int diff(const DiffArguments& arguments) {
  const sim::RecordedTake a = read(arguments.a);
  const sim::RecordedTake b = read(arguments.b);
  const Comparison comparison = compare(a, b, arguments.a, arguments.b);
  const DiffTexts texts{arguments.a, arguments.b, arguments.all};
  sim::print(stdout, diff_text(a, b, comparison, texts));
  return comparison.alike() ? kPassed : kFailed;
}

}  // namespace harness
