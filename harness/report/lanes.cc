#include "harness/report/lanes.h"

#include <algorithm>

#include "harness/report/depth.h"
#include "harness/webordinary/platform_names.h"

namespace harness {
namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

}  // namespace

bool is_hermes(const TaskStory& task) {
  return task.container.empty() && task.family.find("hermes") != std::string::npos;
}

const std::string& lane_of(const TaskStory& task) {
  return task.group.empty() ? task.family : task.group;
}

bool is_platform_queue(std::string_view name) {
  return name == kInbox || name.starts_with(kInputPrefix) || name.starts_with(kOutputPrefix) ||
         name.starts_with(kDlqPrefix);
}

Lanes lanes_of(const Story& story) {
  Lanes lanes;
  lanes.users = !story.inbounds.empty();
  lanes.hermes = std::ranges::any_of(story.tasks, is_hermes) ||
                 std::ranges::any_of(story.commands, [](const CommandStory& command) {
                   return !command.inbound.empty();
                 });
  lanes.platform = lanes.hermes || !story.commands.empty();
  lanes.sent =
      std::ranges::any_of(story.sent, [](const SentStory& sent) { return !sent.is_reply; });
  lanes.claude = !story.runs.empty();
  for (const TaskStory& task : story.tasks) {
    if (is_hermes(task)) continue;
    if (task.container.empty()) {
      add_once(lanes.groups, lane_of(task));
    } else {
      add_once(lanes.containers, task.container);
    }
  }
  for (const auto& [name, samples] : story.queues) {
    if (!is_platform_queue(name) && most(samples) > 0) lanes.queues.push_back(name);
  }
  return lanes;
}

}  // namespace harness
