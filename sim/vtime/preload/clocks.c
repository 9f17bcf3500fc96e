// What time it is.
#define _GNU_SOURCE
#include <errno.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"

VT_EXPORT int clock_gettime(clockid_t clock, struct timespec* now) {
  if (vt_page() && vt_is_virtual(clock)) {
    *now = vt_timespec(vt_clock(clock));
    return 0;
  }
  typedef int (*type)(clockid_t, struct timespec*);
  VT_NEXT(type, clock_gettime);  // its fast way, without a system call
  return clock_gettime_next(clock, now);
}

VT_EXPORT int clock_getres(clockid_t clock, struct timespec* resolution) {
  if (vt_page() && vt_is_virtual(clock)) {
    if (resolution) *resolution = (struct timespec){0, 1};
    return 0;
  }
  return (int)vt_result(VT_RAW(SYS_clock_getres, clock, resolution, 0, 0, 0, 0));
}

VT_EXPORT int gettimeofday(struct timeval* restrict now, void* restrict zone) {
  (void)zone;
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  *now = (struct timeval){at.tv_sec, at.tv_nsec / 1000};
  return 0;
}

VT_EXPORT time_t time(time_t* out) {
  struct timespec at;
  clock_gettime(CLOCK_REALTIME, &at);
  if (out) *out = at.tv_sec;
  return at.tv_sec;
}

VT_EXPORT int timespec_get(struct timespec* at, int base) {
  if (base != TIME_UTC) return 0;
  clock_gettime(CLOCK_REALTIME, at);
  return base;
}
