// What else a duration, a number or a text of a scenario could be.
#pragma once

#include <vector>

#include "harness/scenario/value.h"
#include "harness/shrink/parts.h"

namespace harness::shrink {

// What makes a duration simpler.
enum class Aim {
  kSmall,  // a wait, which is better short
  kRound,  // a decision, which need not be shorter than it usually is
};

// Simpler values than this one, the simplest first. Durations become round, ranges one duration,
// numbers small, texts short, and texts that are objects of JSON lose members.
std::vector<Value> simpler(const Value& value, Leaf::Kind kind, Aim aim);

// Values that are neither simpler nor better, smaller and larger ones: if these do as well, any
// value will.
std::vector<Value> others(const Value& value, Leaf::Kind kind);

}  // namespace harness::shrink
