// Tasks that ended badly: the part of a failed take that most often says why.
#pragma once

#include <string>
#include <vector>

#include "harness/scenario/take.h"

namespace harness {

// Tasks of one service or family that ended in the same way, as a crash loop's do.
struct EndedTasks {
  const TaskStory* last;  // the most recent one; lives as long as the story
  std::size_t count = 1;
  sim::Time first;  // when the first of them ended
};

// The groups of tasks that ended badly, the most recent first.
std::vector<EndedTasks> ended_badly(const Story& story);

// When the task began to end.
sim::Time end_of(const TaskStory& task);

// `worker c3b52bef ended 59s, exit 1: Essential container in task exited`, and if there are more
// of them: `; 7 such tasks, the first at 12s`.
std::string ended_line(const EndedTasks& ended, sim::Time begin);

// For a failed take, the most recent three with what they printed last, each line after `indent`;
// "" if there are none, or the take passed.
std::string ended_text(const Take& take, const std::string& indent);

// How many groups a report for people tells of.
inline constexpr std::size_t kMostEnded = 3;
// `… and 2 more` if there are more than that, of `all`; else "".
std::string more_ended(std::size_t all);

}  // namespace harness
