// Places in a document, by which parts of it are named, found and taken away.
#pragma once

#include <cstddef>
#include <vector>

#include "harness/scenario/value.h"

namespace harness::shrink {

// From the root inwards: which member of a map, which item of a list, from 0.
using Path = std::vector<std::size_t>;

// REQUIRES: there is such a value.
const Value& at(const Value& root, const Path& path);
Value& at(Value& root, const Path& path);

// The document without the values at these paths, each with the key that it has. REQUIRES: none is
// empty.
Value without(Value root, std::vector<Path> paths);

}  // namespace harness::shrink
