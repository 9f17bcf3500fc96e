// Random numbers from the World's seed.
#pragma once

#include <stdbool.h>

// `forked`: in the child of a fork(), which draws from a stream of its own.
void vt_start_randomness(bool forked);
