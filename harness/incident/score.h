// How much of its incident a take has repeated.
//
// Facts and events are held against each other by what they tell of (harness/incident/deeds.h). Of
// the facts that tell of the same deed each is met by one event: by one about a message with the
// same body if there is one, else by the first that is left and is about none that another fact
// asks for. A fact is **met in order** if it is among the most that can be met without an event
// that came before the one of an earlier fact. Facts that are so close in time that the evidence
// does not say which came first may be met in either order, and those without a time in any.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "harness/incident/deeds.h"
#include "harness/story/platform_report.h"
#include "harness/story/story.h"

namespace incident {

// A recorded metric of a queue beside the same of the take.
struct Curve {
  enum class Of { kVisible, kInFlight, kOldest };
  std::string queue;
  Of of = Of::kVisible;
  std::uint64_t points = 0;
  double mean_off = 0;  // of the differences at the points, in messages or seconds
  double most_off = 0;
  sim::Time most_off_at;  // by the clock of the evidence
  double recorded_then = 0;
  double played_then = 0;
};

// `messages visible`, `messages in flight`, `age of the oldest in seconds`
std::string_view to_text(Curve::Of of);

struct Score final : harness::PlatformStory {
  struct Missed {
    Deed fact;
    bool happened = false;  // it did happen, and not in its order
  };
  std::uint64_t known = 0;     // facts that can be held against events
  std::uint64_t met = 0;       // those that an event meets
  std::uint64_t in_order = 0;  // of these
  std::vector<Missed> missed;  // all that are not met in order, in order
  std::vector<Curve> curves;
  bool has_facts = false;                // the scenario is of an incident
  std::vector<PlayedStandIn> stand_ins;  // sent in the places of bodies that nobody has
  std::string trouble;                   // why there is no score; "" if there is one
};

Score score(const std::vector<Deed>& facts, const std::vector<Deed>& events);

// The recorded points of queues beside what was in them in the take, whose steps began at
// `steps_began` where those of the incident did at `begins`. A point belongs to the queue whose
// name its label has, the longest if it has several, else to the one that its file is called after.
std::vector<Curve> curves_of(
    const std::vector<Point>& points, sim::Time begins, sim::Time steps_began,
    const std::map<std::string, std::vector<harness::QueueSample>>& queues);

}  // namespace incident
