// The way to the clock page, which the simulator shares with the program (sim/vtime/layout.h), and
// to the functions of the C library that this library stands in front of.
#pragma once

#include <stdint.h>

#include "sim/vtime/layout.h"

// What programs call in place of the C library's own; all else is hidden.
#define VT_EXPORT __attribute__((visibility("default")))

// The page. Null if the program was not started by a simulator: then every function is the C
// library's own.
struct backlot_vtime_page* vt_page(void);
int64_t vt_now(void);
// The calling thread has waited for no time. A program that goes on doing so until the clock shows
// more than its deadline, as Ruby's sleep does, would do so for ever: every clock goes on while it
// is asked, but the page's. So if a thread does it often at one instant, the time of its process
// is a nanosecond later.
void vt_in_vain(void);
// The C library's own function `name`, of symbol version `version` if that exists.
void* vt_next(const char* name, const char* version);

// Declares name_next, which is the C library's own `name`.
#define VT_NEXT(type, name) \
  static type name##_next;  \
  if (!name##_next) name##_next = (type)vt_next(#name, (const char*)0)

// Starts the parts of this library once the page is mapped: start.c defines it, clock_page.c calls
// it.
void vt_start_all(void);
