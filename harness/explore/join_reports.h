// Joins the reports of explorations of the same or of other scenarios.
#pragma once

#include "harness/explore/report.h"

namespace harness {

// Adds what `more` has to `all`. Where both have a failure of one kind, the cheaper one's file is
// kept, or the one there is; one that fails in either is not fixed. An edge is new to the strategy
// that `all` has it from.
void join(ExploreReport& all, const ExploreReport& more);

// What came to an exploration since its report was `before`: join() of both is `now` again, but for
// `interrupted`. Each failure is in it, with those of its takes that came.
ExploreReport since(const ExploreReport& before, ExploreReport now);

}  // namespace harness
