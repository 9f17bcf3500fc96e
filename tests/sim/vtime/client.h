// A program for the tests: `client WAIT` waits in one way, on the clock it is given, and prints
// what came back and how long it took by its own clock.
#pragma once

#include <stdint.h>
#include <time.h>

struct wait_command {
  const char* name;
  long (*wait)(void);  // the result, or minus the error number
};

// The tables end with a null name.
const struct wait_command* descriptor_waits(void);
const struct wait_command* lock_waits(void);
const struct wait_command* timer_waits(void);
const struct wait_command* other_commands(void);

int64_t now_on(clockid_t clock);
// `seconds` from now on that clock.
struct timespec in(clockid_t clock, int64_t seconds);
// `result`, or minus errno if it is -1.
long or_error(long result);
