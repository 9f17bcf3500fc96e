#include "harness/report/ended_tasks.h"

#include <algorithm>

#include "harness/report/event_text.h"

namespace harness {
namespace {

bool alike(const TaskStory& a, const TaskStory& b) {
  return a.group == b.group && a.exit_code == b.exit_code && a.code == b.code &&
         a.reason == b.reason;
}

}  // namespace

sim::Time end_of(const TaskStory& task) {
  if (task.stopping) return *task.stopping;
  return task.stopped.value_or(task.created);
}

std::vector<EndedTasks> ended_badly(const Story& story) {
  std::vector<const TaskStory*> tasks;
  for (const TaskStory& task : story.tasks) {
    if (task.ended_badly()) tasks.push_back(&task);
  }
  std::ranges::stable_sort(tasks, std::ranges::greater{},
                           [](const TaskStory* task) { return end_of(*task); });
  std::vector<EndedTasks> found;
  for (const TaskStory* task : tasks) {
    const auto same = std::ranges::find_if(
        found, [&](const EndedTasks& ended) { return alike(*ended.last, *task); });
    if (same == found.end()) {
      found.push_back({task, 1, end_of(*task)});
    } else {
      ++same->count;
      same->first = end_of(*task);
    }
  }
  return found;
}

std::string ended_line(const EndedTasks& ended, sim::Time begin) {
  const TaskStory& task = *ended.last;
  std::string text =
      task.group + " " + short_id(task.arn) + " ended " + sim::to_text(end_of(task) - begin) + ", ";
  text += task.exit_code ? "exit " + std::to_string(*task.exit_code) : task.code;
  if (!task.reason.empty()) text += ": " + task.reason;
  if (ended.count > 1) {
    text += "; " + std::to_string(ended.count) + " such tasks, the first at " +
            sim::to_text(ended.first - begin);
  }
  return text;
}

std::string more_ended(std::size_t all) {
  return all > kMostEnded ? "… and " + std::to_string(all - kMostEnded) + " more" : "";
}

std::string ended_text(const Take& take, const std::string& indent) {
  if (take.passed()) return {};
  const auto ended = ended_badly(*take.story);
  std::string text;
  for (std::size_t i = 0; i < std::min(ended.size(), kMostEnded); ++i) {
    text += indent + ended_line(ended[i], take.story->begin) + "\n";
    for (const std::string& line : ended[i].last->last_lines) {
      text += indent + "  | " + output_text(line) + "\n";
    }
  }
  const std::string more = more_ended(ended.size());
  return more.empty() ? text : text + indent + more + "\n";
}

}  // namespace harness
