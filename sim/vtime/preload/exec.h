// Keeps the programs that this one starts on the World's clock.
#pragma once

// Notes the variables that those programs need, while the environment is as the simulator made it.
void vt_start_exec(void);
