// One slot of the page, as the simulator sees it: its owner may change it at any moment.
#pragma once

#include <atomic>
#include <cstdint>

#include "sim/vtime/layout.h"

namespace sim::vtime {

// The thread or process that the slot belongs to; 0 if the slot is free.
std::int32_t owner_of(const backlot_vtime_slot& slot);
// When the slot's event is due, in nanoseconds since 1970; 0 if it has none.
std::int64_t deadline_of(const backlot_vtime_slot& slot);
// Whether something is to happen at its deadline: it has one, and its owner was not woken yet.
bool is_pending(const backlot_vtime_slot& slot);
// Whether the owner of the slot is alive.
bool is_alive(const backlot_vtime_slot& slot);
// Whether the process, or in one process the thread, of `a` began before that of `b`.
bool is_older(const backlot_vtime_slot& a, const backlot_vtime_slot& b);
void free_slot(backlot_vtime_slot& slot);
// Wakes the waiter or fires the timer; sets a timer that repeats to its next deadline after
// `now`. False if its owner was faster and did something else, or is dead: then the slot is free.
bool fire(backlot_vtime_slot& slot, std::int64_t now);

}  // namespace sim::vtime
