// A planted bug: something that one of the small workers of this folder does wrong if a scenario
// switches it on with `planted: [NAME]`. Each is declared once, beside the worker that has it.
#pragma once

#include <span>
#include <string_view>

namespace planted {

struct Defect {
  std::string_view name;      // `delete-first`
  std::string_view sentence;  // what the worker does
  std::string_view shown_by;  // the fault or the interleaving that shows it
  std::string_view seen_by;   // the expectation or invariant that does not hold then
  std::string_view scenario;  // the file in scenarios/, without its extension
};

// All of them, by scenario.
std::span<const Defect* const> defects();
// Null if there is none of that name.
const Defect* find_defect(std::string_view name);

}  // namespace planted
