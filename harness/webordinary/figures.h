// The numbers of a take, and what the reference asks for.
#pragma once

#include <vector>

#include "harness/scenario/take.h"
#include "harness/story/story.h"

namespace harness {

// The load report of a story: answer and processing times, queue wait, cold starts, session
// switches, interrupts, queue depth and age, task-minutes, errors; each with the figure that the
// reference sets and whether it was met. The reference's figures are in docs/scenarios.md.
std::vector<Figure> figures_of(const Story& story);

}  // namespace harness
