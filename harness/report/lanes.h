// Which lanes a take's timeline has of its own accord: one for each service or family of tasks, for
// each queue and for each container that has a name; but for what a platform's lanes show.
#pragma once

#include <string>
#include <vector>

#include "harness/story/platform_report.h"
#include "harness/story/story.h"

namespace harness {

struct Lanes {
  bool sent = false;                    // mail went out
  std::vector<std::string> groups;      // of tasks, the oldest first
  std::vector<std::string> queues;      // that had a message in them
  std::vector<std::string> containers;  // tasks with a CONTAINER_ID, the oldest first
};

Lanes lanes_of(const Story& story, const PlatformReport& platform_report);

// Whether a task is in the lane of its service or family, lane_of().
bool is_in_group(const TaskStory& task, const PlatformReport& platform_report);
const std::string& lane_of(const TaskStory& task);

}  // namespace harness
