// What can be said of each part of a scenario that is as small as it gets.
#pragma once

#include "harness/scenario/shape.h"
#include "harness/scenario/value.h"
#include "harness/shrink/parts.h"
#include "harness/shrink/scenario_file.h"
#include "harness/shrink/trials.h"

namespace harness::shrink {

// For each entry and key that could be left out if the failure allowed it: that it is needed, and
// which of its values may be any: with every other that was tried the scenario fails as well.
// REQUIRES: no single part of the document can be left out.
Notes notes_on(const Value& root, const Shape& shape, const Kept& kept, Trials& trials);

}  // namespace harness::shrink
