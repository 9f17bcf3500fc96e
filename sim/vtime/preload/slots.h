// The slots of the page: each says at which instant something of this program happens.
#pragma once

#include <stdint.h>

#include "sim/vtime/layout.h"

// A free slot of the page, taken for `owner`. Never null: without one the program cannot go on.
struct backlot_vtime_slot* vt_take_slot(int32_t kind, int32_t owner);
void vt_free_slot(struct backlot_vtime_slot* slot);
// The first slot of this process and `kind` from `from` on; null if there is none.
struct backlot_vtime_slot* vt_find_slot(int32_t kind, struct backlot_vtime_slot* from);
void vt_set_timer(struct backlot_vtime_slot* slot, int64_t deadline, int64_t interval);
