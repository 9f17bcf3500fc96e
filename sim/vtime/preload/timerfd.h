// timerfd_create() and its kin: timers that are read from a file descriptor.
#pragma once

// Makes the descriptors readable whose timers have fired. REQUIRES: called by the handler of the
// simulator's signal.
void vt_fire_descriptors(void);
