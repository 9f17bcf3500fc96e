// What a scenario's document is made of, as far as it could be left out or be something else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/scenario/place.h"
#include "harness/scenario/shape.h"
#include "harness/scenario/value.h"
#include "harness/shrink/path.h"

namespace harness::shrink {

// What stays as it is: the keys by which the file is what it is (`title`, `world`, `chance`), and
// the step or expectation that failed, which stands at `failing` in the file that was first played,
// but for what is beside it, such as `at`.
struct Kept {
  std::optional<Place> failing = {};
};

// What is left out first, and what later.
enum class Grain {
  kKeys,     // `faults` as a whole
  kEntries,  // of the lists at the top: a step, an expectation, a fault
  kDetails,  // anything below these that the language does without
};

// Every part of that grain which could be left out, in the order of the file. `shape` is that of
// the document.
std::vector<Path> parts(const Value& root, const Shape& shape, Grain grain, const Kept& kept);

// A scalar whose value is a matter of degree, and what it may be.
struct Leaf {
  enum class Kind { kDuration, kDistribution, kInteger, kText };
  Path path;
  Kind kind = Kind::kText;
};

// Every scalar of the document that has simpler values, in the order of the file: durations,
// numbers and texts, but not names of what else must have the same.
std::vector<Leaf> leaves(const Value& root, const Shape& shape, const Kept& kept);

// The document without lists and maps that are empty by now and mean nothing then.
Value pruned(Value root, const Shape& shape);

// The key that a part has, or that of the list which it is an item of: `decisions`.
std::string key_of(const Value& root, const Path& path);

}  // namespace harness::shrink
