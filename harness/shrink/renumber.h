// Decisions keep their places when steps before them are left out.
#pragma once

#include <vector>

#include "harness/scenario/value.h"

namespace harness::shrink {

// The document with one of its decisions a number earlier than it is, for each of which that can
// be: what was the second mail of a thread is the first when there is no other before it. Then with
// all decisions a number earlier. None if there are too many decisions for that to be tried.
std::vector<Value> one_decision_earlier(const Value& root);

}  // namespace harness::shrink
