// The simulator's signal, which programs cannot block.
#pragma once

#include <signal.h>

void vt_install_handler(void (*handler)(int));
// A copy of `set` in `copy` that leaves the simulator's signal open. Null stays null.
const sigset_t* vt_open_mask(const sigset_t* set, sigset_t* copy);
