// The lanes that a take's timeline has beside those of a platform: one for each service or family
// of tasks, for each queue and for each container that has a name, unless a platform's lane shows
// it.
#pragma once

#include <string>
#include <vector>

#include "harness/story/platform_report.h"
#include "harness/story/story.h"

namespace harness {

struct Lanes {
  bool sent = false;                    // whether there is a lane for mail that went out
  std::vector<std::string> groups;      // services and families of tasks, the oldest first
  std::vector<std::string> queues;      // queues that had a message in them
  std::vector<std::string> containers;  // the CONTAINER_IDs of tasks, the oldest first
};

Lanes lanes_of(const Story& story, const PlatformReport& platform_report);

// Whether a task is in the lane of its service or family, lane_of().
bool is_in_group(const TaskStory& task, const PlatformReport& platform_report);
const std::string& lane_of(const TaskStory& task);

}  // namespace harness
