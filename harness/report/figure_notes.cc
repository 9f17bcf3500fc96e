#include "harness/report/figure_notes.h"

#include <algorithm>

namespace harness {

std::vector<std::string> notes_on_aims(std::span<const Take> takes) {
  std::vector<std::string> lines;
  for (const Take& take : takes) {
    for (const Figure& figure : take.figures) {
      if (!figure.met) continue;
      if (lines.empty()) {
        lines.emplace_back(
            "A missed aim does not fail a take: its expectations and invariants do.");
      }
      if (*figure.met || figure.note.empty()) continue;
      const std::string line = figure.name + ": " + figure.note;
      if (std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace harness
