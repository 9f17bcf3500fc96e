#include "harness/report/lanes.h"

#include <algorithm>

#include "harness/report/depth.h"

namespace harness {
namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

}  // namespace

bool is_in_group(const TaskStory& task, const PlatformReport& platform_report) {
  return task.container.empty() && !platform_report.tasks.contains(task.arn);
}

const std::string& lane_of(const TaskStory& task) {
  return task.group.empty() ? task.family : task.group;
}

Lanes lanes_of(const Story& story, const PlatformReport& platform_report) {
  Lanes lanes;
  lanes.sent = platform_report.sent.size() < story.sent.size();
  for (const TaskStory& task : story.tasks) {
    if (is_in_group(task, platform_report)) {
      add_once(lanes.groups, lane_of(task));
    } else if (!task.container.empty() && !platform_report.tasks.contains(task.arn)) {
      add_once(lanes.containers, task.container);
    }
  }
  for (const auto& [name, samples] : story.queues) {
    if (!platform_report.queues.contains(name) && most(samples) > 0) lanes.queues.push_back(name);
  }
  return lanes;
}

}  // namespace harness
