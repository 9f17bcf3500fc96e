// Random numbers from the World's seed.
#pragma once

#include <stdbool.h>

// Gives this process its stream. `forked`: the process is the child of a fork().
void vt_start_randomness(bool forked);
