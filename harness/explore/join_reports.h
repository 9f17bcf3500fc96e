// Joins the reports of explorations of the same or of other scenarios.
#pragma once

#include "harness/explore/report.h"

namespace harness {

// Adds what `more` has to `all`. Where both have a failure of one kind, the cheaper one's file is
// kept.
void join(ExploreReport& all, const ExploreReport& more);

}  // namespace harness
