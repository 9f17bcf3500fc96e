// Instants of the page's clock, and the clocks that the C library has.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#define VT_SECOND 1000000000LL

// Whether the page has the time of that clock. Clocks of CPU time stay real.
bool vt_is_virtual(clockid_t clock);
int64_t vt_clock(clockid_t clock);
bool vt_is_timespec(const struct timespec* span);
int64_t vt_nanoseconds(const struct timespec* span);
struct timespec vt_timespec(int64_t nanoseconds);
// The instant that is `nanoseconds` from now, or at which `clock` shows `at`. An instant more than
// a century away is 0: none.
int64_t vt_after(int64_t nanoseconds);
int64_t vt_at(clockid_t clock, const struct timespec* at);
// What is left until `deadline`; 0 if it has passed.
int64_t vt_left(int64_t deadline);
