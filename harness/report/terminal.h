// Takes as a terminal shows them.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/take.h"
#include "sim/journal/terminal_text.h"

namespace harness {

// A table with one line a take, the failures, what was asked for and is not modelled, the figures
// of load runs, and a closing line. `colour`: with ANSI colours.
sim::TerminalText terminal_report(const std::vector<Take>& takes, bool colour);

// What is wrong with one take: what was expected, what was seen, and what happened last; and
// which tasks ended badly, with what they printed.
sim::TerminalText failure_text(const Take& take, bool colour);

// The takes of one scenario with many seeds: `100/100 passed`, or the first seed that failed and
// how to play it again.
sim::TerminalText seeds_line(const std::string& path, const std::vector<Take>& takes, bool colour);

}  // namespace harness
