// nanosleep() and its kin.
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"
#include "sim/vtime/preload/waits.h"

// Sleeps until `deadline`. 0, or EINTR if a signal came first.
static int sleep_to(int64_t deadline) {
  struct vt_wait wait;
  long result = 0;
  vt_begin(&wait, deadline);
  do {
    result = VT_RAW_WAITING(SYS_ppoll, NULL, 0, vt_limit(&wait), NULL, 8, 0);
  } while (vt_again(&wait, result == -EINTR, result == 0));
  vt_end(&wait);
  return result == -EINTR ? EINTR : 0;
}

// clock_nanosleep(), whose result is an error number; `absolute`: `span` is an instant.
static int sleep_on(clockid_t clock, bool absolute, const struct timespec* span,
                    struct timespec* left) {
  if (!vt_is_timespec(span)) return EINVAL;
  const int64_t deadline = absolute ? vt_at(clock, span) : vt_after(vt_nanoseconds(span));
  const int error = sleep_to(deadline);
  if (error && left && !absolute) *left = vt_timespec(vt_left(deadline));
  return error;
}

VT_EXPORT int clock_nanosleep(clockid_t clock, int flags, const struct timespec* span,
                              struct timespec* left) {
  if (vt_page() && vt_is_virtual(clock)) {
    return sleep_on(clock, flags & TIMER_ABSTIME, span, left);
  }
  return (int)-VT_RAW_WAITING(SYS_clock_nanosleep, clock, flags, span, left, 0, 0);
}

VT_EXPORT int nanosleep(const struct timespec* span, struct timespec* left) {
  const int error = clock_nanosleep(CLOCK_REALTIME, 0, span, left);
  if (!error) return 0;
  errno = error;
  return -1;
}

VT_EXPORT int usleep(useconds_t microseconds) {
  const struct timespec span = vt_timespec(microseconds * 1000LL);
  return nanosleep(&span, NULL);
}

VT_EXPORT unsigned sleep(unsigned seconds) {
  struct timespec span = {(time_t)seconds, 0};
  if (nanosleep(&span, &span) == 0) return 0;
  return (unsigned)span.tv_sec + (span.tv_nsec > 0);
}

VT_EXPORT int thrd_sleep(const struct timespec* span, struct timespec* left) {
  const int error = clock_nanosleep(CLOCK_REALTIME, 0, span, left);
  return error == EINTR ? -1 : error ? -2 : 0;
}
