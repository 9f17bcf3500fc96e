// The text of a scenario's file, from its document.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "harness/scenario/value.h"
#include "harness/shrink/path.h"

namespace harness::shrink {

// What comments say: lines of text without `#`.
struct Notes {
  std::vector<std::string> head;                // above everything
  std::map<Path, std::vector<std::string>> of;  // above the keys at the top, and entries of lists
};

// A line each for short entries, and maps in blocks for those that no line of 100 columns holds.
// parse_yaml() reads the same document.
std::string scenario_text(const Value& root, const Notes& notes = {});

}  // namespace harness::shrink
