// Programs that this one starts.
#pragma once

// Notes what they need, while the environment is as the simulator made it.
void vt_start_exec(void);
