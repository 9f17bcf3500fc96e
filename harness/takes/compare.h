// Lines up two takes of one scenario and says where they diverge: a take of stand-ins and one of
// programs, two takes of programs, takes of two versions of a program.
//
// Events correspond if who, what and about which are the same, whatever ids have been drawn, and in
// the order in which each actor did things. What real programs draw is no difference
// (sim/journal/behaviour.h), and times are one only where an event happened at another.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "harness/story/align.h"
#include "sim/journal/journal_file.h"

namespace harness {

// Where two takes diverge: the indexes of the first events that differ. On a side that lacks the
// event, it is the index of the one that follows.
struct Divergence {
  enum class By {
    kEvent,  // one take has an event that the other lacks
    kData,   // an event has other data
    kOrder,  // the same events come in another order
    kTime,   // the same events come at other times
    kIds,    // the same but for which ids mean one thing, for causes, or for times in the data
  };
  By by = By::kEvent;
  std::size_t a = 0;
  std::size_t b = 0;
};

// Indexes are those of the takes' events.
struct Comparison {
  std::vector<Pair> common;  // in the order of a
  std::vector<std::size_t> only_a;
  std::vector<std::size_t> only_b;
  // The pairs of `common` whose events differ in their data, in time since the take began, or in
  // order.
  std::vector<Pair> other_data;
  std::vector<Pair> other_time;
  std::vector<Pair> other_order;
  std::optional<Divergence> divergence;  // none if the takes behave alike

  bool alike() const { return !divergence; }
};

// std::runtime_error with one clear line if they are not takes of the same thing. `a_name` and
// `b_name` are what it calls them.
Comparison compare(const sim::RecordedTake& a, const sim::RecordedTake& b,
                   const std::string& a_name, const std::string& b_name);

// What a journal is a take of: a scenario, or `backlot serve`. std::runtime_error if it does not
// say, because its recording did not end.
std::string name_of(const sim::RecordedTake& take);

// Where the data of two events differ, at most `limit` places: `/input/MessageBody: "a" | "b"`. Ids
// are
// `#` in it, and times `@`.
std::vector<std::string> data_differences(const sim::Event& a, const sim::Event& b,
                                          std::size_t limit);

}  // namespace harness
