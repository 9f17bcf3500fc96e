// How sure it is what a line of an incident's scenario says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "harness/evidence/fact.h"

namespace incident {

enum class Basis : std::uint8_t {
  kRecorded,  // the evidence says it
  kJoined,    // several pieces of evidence say it together, by an id or a hash that they share
  kInferred,  // it follows from what the evidence and the world say
  kInvented,  // nothing says it; some value is needed
};

// `recorded`, …
constexpr std::string_view to_text(Basis basis) {
  switch (basis) {
    case Basis::kRecorded:
      return "recorded";
    case Basis::kJoined:
      return "joined";
    case Basis::kInferred:
      return "inferred";
    case Basis::kInvented:
      break;
  }
  return "invented";
}

struct Origin {
  Basis basis = Basis::kInvented;
  std::string place = {};  // where the evidence says it, or why it is inferred or invented
};

inline Origin recorded(const evidence::Place& place) {
  return {Basis::kRecorded, evidence::to_text(place)};
}
inline Origin joined(const evidence::Place& place) {
  return {Basis::kJoined, evidence::to_text(place)};
}
inline Origin inferred(std::string why) { return {Basis::kInferred, std::move(why)}; }
inline Origin invented(std::string why = {}) { return {Basis::kInvented, std::move(why)}; }

// The comment at the end of a line: `# recorded logs/orders.json:12`.
inline std::string to_comment(const Origin& origin) {
  std::string text = "# " + std::string(to_text(origin.basis));
  if (origin.place.empty()) return text;
  text += ' ';
  // A comment ends with its line.
  for (const char c : origin.place) text += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  return text;
}

}  // namespace incident
