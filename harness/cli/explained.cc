#include "harness/cli/explained.h"

#include <algorithm>
#include <string>
#include <vector>

#include "harness/explain/explain.h"
#include "harness/story/story.h"

namespace harness {
namespace {

constexpr std::size_t kMostExplained = 12;

// The messages that have marks in the timeline: dead letters first, then those that came again.
std::vector<std::string> marked_messages(const Story& story) {
  using Kind = MarkStory::Kind;
  std::vector<std::string> messages;
  for (const Kind kind : {Kind::kDead, Kind::kRedriven, Kind::kRetry}) {
    for (const MarkStory& mark : story.marks) {
      if (mark.kind != kind || std::ranges::count(messages, mark.message) > 0) continue;
      messages.push_back(mark.message);
      if (messages.size() == kMostExplained) return messages;
    }
  }
  return messages;
}

}  // namespace

void explain_for_report(Take& take, const Platforms& platforms) {
  const sim::TakeInfo info{{"scenario", take.scenario},
                           {"seed", std::to_string(take.seed)},
                           {"result", take.passed() ? "passed" : "failed"}};
  const auto events = events_in_memory(take.journal, take.story->begin, take.story->end, info);
  if (events->last() == 0) return;
  take.explained = explain_highlights(*events, words_of(platforms), kMostExplained,
                                      marked_messages(*take.story));
}

}  // namespace harness
