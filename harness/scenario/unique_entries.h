// Entries of a file's lists that stand for one thing by their names: two calls of the setup that
// make one queue, or two entries of a list that a platform describes (NamedList).
#pragma once

#include <string>

#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"

namespace harness {

// The resource that an entry makes. Without a name it is like no other.
struct NamedResource {
  std::string noun;  // `queue`
  std::string name;
  bool may_repeat = false;  // in one file, as each call makes one more, such as a new revision
};

// What a call of AWS creates, or replaces by its name: `sqs.CreateQueue` and its input. Without a
// name if it does neither.
NamedResource resource_made_by(const Member& call);

// Adds a problem for each entry that stands for the same thing as an earlier one in its list.
void check_unique(const Value& file, const Platforms& platforms, Problems& problems);

// Merges a world's list into `base`, the list of the world that it extends. An entry takes the
// place of the one there that stands for the same thing, so that what follows finds it. New entries
// come last; but in a list whose entries are tried in order they come first, and entries that are
// then never reached are dropped.
void merge_list(const Member& list, const Platforms& platforms, Value& base);

}  // namespace harness
