// Which lanes a take's timeline has: those of the Webordinary platform's cast where it took part,
// and one for each service or family of tasks and each queue of any other system.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/story/story.h"

namespace harness {

struct Lanes {
  bool users = false;     // somebody wrote, and so may hear
  bool hermes = false;    // a task of Hermes ran, or a message became a command
  bool platform = false;  // Hermes or a command: input queues are shown even if they stayed empty
  bool sent = false;      // mail went out that is no reply
  bool claude = false;    // Claude Code ran
  std::vector<std::string> groups;      // of other tasks, the oldest first
  std::vector<std::string> queues;      // that are not the platform's and had a message in them
  std::vector<std::string> containers;  // tasks with a CONTAINER_ID, the oldest first
};

Lanes lanes_of(const Story& story);

// Whether a task is in the lane of Hermes.
bool is_hermes(const TaskStory& task);
// The lane of a task that is neither Hermes's nor has a CONTAINER_ID: its service or family.
const std::string& lane_of(const TaskStory& task);
// Whether a queue shares a lane with all queues of its kind.
bool is_platform_queue(std::string_view name);

}  // namespace harness
