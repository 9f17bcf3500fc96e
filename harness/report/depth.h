// How much was in several queues together, over time.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/story/story.h"

namespace harness {

// All queues whose names are `wanted` as one, in time's order, one sample an instant. Empty if
// there are none. `most` counts a message that came and went within the instant; of two queues that
// one went through in the same instant, it counts once.
std::vector<QueueSample> depth_of(const Story& story,
                                  const std::function<bool(const std::string&)>& wanted);
// The same for all queues whose names begin with `prefix`.
std::vector<QueueSample> depth_of(const Story& story, std::string_view prefix);

// The most messages that were there at once, visible and in flight, be it for an instant.
int most(const std::vector<QueueSample>& samples);

}  // namespace harness
