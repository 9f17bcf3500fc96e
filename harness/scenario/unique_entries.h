// The entries of a file's lists that are one thing by their names: two calls of the setup that make
// one queue, and what platforms say of their own lists (NamedList).
#pragma once

#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"

namespace harness {

// Adds a problem for each entry of a file's lists whose thing the same list has already.
void check_unique(const Value& file, const Platforms& platforms, Problems& problems);

// Adds the list that a world has under a key to that of the world which it extends. An entry whose
// thing is there takes the place of the one that was, so that what follows finds it. The others
// come last, but first in a list whose entries are tried in order, where what is then never reached
// goes.
void merge_list(const Member& list, const Platforms& platforms, Value& base);

}  // namespace harness
