// Sessions: a desk makes a queue for each of its guests, and deletes it when the guest has left; a
// listener polls the queues of all sessions there are.
#pragma once

#include "tests/planted/worker.h"

namespace planted {

inline constexpr Defect kCountsAreExact{
    "counts-are-exact", "deletes a queue as soon as GetQueueAttributes says that it is empty",
    "counts that lag while messages wait", "no message lost", "sessions"};
inline constexpr Defect kPollerSurvives{
    "poller-survives", "goes on polling a queue that is not there any more",
    "a queue that is deleted during its last long poll", "event", "sessions"};

sim::Task<> desk(Worker& worker);
sim::Task<> listener(Worker& worker);

}  // namespace planted
