// Which two events decide, by the order in which they come, whether a take fails.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "harness/scenario/scenario.h"
#include "harness/scenario/value.h"
#include "harness/shrink/candidate.h"
#include "harness/shrink/judge.h"
#include "harness/shrink/parts.h"
#include "sim/journal/journal.h"

namespace harness::shrink {

struct DecidingOrder {
  // What is otherwise in the take in which all is well: a decision, `ecs.start of web, number 2`,
  // or a value, `wait`.
  std::string what;
  std::string fails_with;   // its value
  std::string passes_with;  // the nearest value that was found with which the take passes
  bool passes_below;        // whether that one is less than the one it fails with
  // The two events, which come in this order in the take that fails, and the other way round in
  // the other one, as sentences, with the time at which each comes there.
  std::string first;
  std::string second;
};

// The first two events of two journals that come in another order, in that of `failing`; none if
// all that is in both comes in the same. Events correspond if who, what and about which are the
// same, but for ids.
struct Swapped {
  sim::Event first;
  sim::Event second;
};
std::optional<Swapped> first_swapped(const std::deque<sim::Event>& failing,
                                     const std::deque<sim::Event>& passing);

// Looks at each duration that is left in the document, and for the nearest one with which the take
// passes. None if all is a matter of what happens, and not of when, or if `out_of_time`.
// REQUIRES: the document fails.
std::optional<DecidingOrder> deciding_order(const Value& root, const Setting& setting,
                                            const Kept& kept, const Judge& judge,
                                            const std::function<bool()>& out_of_time);

}  // namespace harness::shrink
