// The numbers of a take of the platform, and what its reference asks for.
#pragma once

#include <vector>

#include "harness/story/figure.h"
#include "harness/story/story.h"
#include "harness/webordinary/webordinary_story.h"

namespace harness {

// The load report of a take: answer and processing times, queue wait, cold starts, session
// switches, interrupts, queue depth and age, task-minutes, errors; each with the figure that the
// reference sets and whether it was met. The reference's figures are in docs/scenarios.md.
std::vector<Figure> webordinary_figures(const WebordinaryStory& platform, const Story& story);

}  // namespace harness
