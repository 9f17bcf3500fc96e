#include "harness/story/last_events.h"

#include <algorithm>

#include "harness/story/scenario_events.h"

namespace harness {
namespace {

// Whether an event is of no interest: polling, calls by which the scenario itself looks things up,
// and what is a failure itself.
bool is_noise(const sim::Event& event) {
  return event.subject == "sqs.ReceiveMessage" || event.subject == "ecs.DescribeTasks" ||
         event.actor == "expectation" || event.kind == TakeFailed::kKind;
}

bool is_about(const sim::Event& event, const std::string& word) {
  return event.actor.find(word) != std::string::npos ||
         event.subject.find(word) != std::string::npos ||
         event.data.find(word) != std::string::npos;
}

template <class Wanted>
std::vector<sim::Event> last_where(const sim::Journal& journal, sim::Time until, std::size_t limit,
                                   Wanted wanted) {
  std::vector<sim::Event> found;
  const auto& events = journal.events();
  for (auto event = events.rbegin(); event != events.rend() && found.size() < limit; ++event) {
    if (event->time > until || is_noise(*event)) continue;
    if (wanted(*event)) found.push_back(*event);
  }
  std::ranges::reverse(found);
  return found;
}

}  // namespace

std::vector<sim::Event> last_events(const sim::Journal& journal,
                                    const std::vector<std::string>& involved, sim::Time until,
                                    std::size_t limit) {
  std::vector<sim::Event> found = last_where(journal, until, limit, [&](const sim::Event& event) {
    return std::ranges::any_of(
        involved, [&](const std::string& word) { return !word.empty() && is_about(event, word); });
  });
  if (!found.empty()) return found;
  return last_where(journal, until, limit, [](const sim::Event&) { return true; });
}

}  // namespace harness
