// An explanation: the life of one thing in plain sentences, each with the events that it is told
// from, so that whoever doubts a sentence can look at its evidence.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/time/time.h"

namespace harness {

struct Sentence {
  std::optional<sim::Time> time;      // when it happened; none for what holds at the end
  std::string text;                   // whole sentences of one line
  std::vector<std::uint64_t> events;  // their sequences, rising
  int depth = 0;                      // how far it is set in, below the sentence that it belongs to
};

struct Part {
  std::string title;  // `Where it is`
  std::vector<Sentence> sentences;
};

struct Explanation {
  std::string kind;  // `message`, `queue`, `task`, `mail`, `item`, `failure`, `take`
  std::string id;    // the whole name of what was asked for: an id, a name, an ARN
  std::string title;
  sim::Time begin;  // of the take
  std::vector<Part> parts;
};

// For people: the title, and each part with a line for each sentence, which begins with the time
// since the take began and the clock's. Lines are broken between words so that they have at most
// `columns`, where they can; 0: not at all.
std::string to_text(const Explanation& explanation, std::size_t columns = 0);

// The same as one JSON object: `kind`, `id`, `title`, `begin`, and `parts` of `title` and
// `sentences` of `time`, `after_ms`, `text`, `depth` and `events`.
std::string to_json(const Explanation& explanation);

}  // namespace harness
