// The top of the library: what begins when a program starts, and what the simulator's signal does.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>

#include "sim/vtime/preload/exec.h"
#include "sim/vtime/preload/randomness.h"
#include "sim/vtime/preload/signals.h"
#include "sim/vtime/preload/timerfd.h"
#include "sim/vtime/preload/waits.h"

static void on_signal(int number) {
  (void)number;
  const int error = errno;
  vt_wake();
  vt_fire_descriptors();
  errno = error;
}

static void forked(void) { vt_start_randomness(true); }

void vt_start_all(void) {
  vt_start_waits();
  vt_install_handler(on_signal);
  vt_start_exec();
  vt_start_randomness(false);
  pthread_atfork(NULL, NULL, forked);
}
