// What the platform adds to reports of a take.
#pragma once

#include "harness/story/platform_report.h"
#include "harness/story/story.h"
#include "harness/webordinary/webordinary_story.h"

namespace harness {

// Lanes of users, Hermes and the platform's queues; runs of Claude Code in the lanes of containers;
// the chart of answers and the table of commands. What took no part is left out.
PlatformReport webordinary_report(const WebordinaryStory& platform, const Story& story);

}  // namespace harness
