// Descriptors of timers.
#pragma once

// Makes those readable whose instant has come. REQUIRES: called by the handler of the simulator's
// signal.
void vt_fire_descriptors(void);
