#include <cstdio>
#include <stdexcept>

#include "harness/cli/commands.h"
#include "harness/explain/explain.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

constexpr std::size_t kColumns = 100;

}  // namespace

int explain(const ExplainArguments& arguments, const Platforms& platforms) {
  const auto events = recorded_events(arguments.journal);
  if (events->last() == 0) throw std::runtime_error(arguments.journal + " holds no events");
  const Explanation told = explain(*events, arguments.question, words_of(platforms));
  sim::print(stdout, arguments.json ? to_json(told) + "\n" : to_text(told, kColumns));
  return kPassed;
}

}  // namespace harness
