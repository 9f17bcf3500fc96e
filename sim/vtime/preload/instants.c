#include "sim/vtime/preload/instants.h"

#include "sim/vtime/preload/clock_page.h"

static const int64_t kCentury = 36525LL * 86400 * VT_SECOND;

bool vt_is_virtual(clockid_t clock) {
  switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE:
    case CLOCK_REALTIME_ALARM:
    case CLOCK_TAI:
    case CLOCK_MONOTONIC:
    case CLOCK_MONOTONIC_COARSE:
    case CLOCK_MONOTONIC_RAW:
    case CLOCK_BOOTTIME:
    case CLOCK_BOOTTIME_ALARM:
      return true;
    default:
      return false;
  }
}

// What the clock showed when the page's showed 0.
static int64_t offset_of(clockid_t clock) {
  switch (clock) {
    case CLOCK_REALTIME:
    case CLOCK_REALTIME_COARSE:
    case CLOCK_REALTIME_ALARM:
      return 0;
    case CLOCK_TAI:
      return 37 * VT_SECOND;
    default:
      return -vt_page()->monotonic_zero;
  }
}

int64_t vt_clock(clockid_t clock) { return vt_now() + offset_of(clock); }

bool vt_is_timespec(const struct timespec* span) {
  return span->tv_sec >= 0 && span->tv_nsec >= 0 && span->tv_nsec < VT_SECOND;
}

int64_t vt_nanoseconds(const struct timespec* span) {
  int64_t whole = 0;
  if (__builtin_mul_overflow((int64_t)span->tv_sec, VT_SECOND, &whole) ||
      __builtin_add_overflow(whole, (int64_t)span->tv_nsec, &whole)) {
    return span->tv_sec < 0 ? INT64_MIN : INT64_MAX;
  }
  return whole;
}

struct timespec vt_timespec(int64_t nanoseconds) {
  struct timespec span;
  span.tv_sec = nanoseconds / VT_SECOND;
  span.tv_nsec = nanoseconds % VT_SECOND;
  return span;
}

int64_t vt_after(int64_t nanoseconds) {
  if (nanoseconds > kCentury) return 0;
  return vt_now() + (nanoseconds > 0 ? nanoseconds : 0);
}

int64_t vt_at(clockid_t clock, const struct timespec* at) {
  const int64_t shown = vt_nanoseconds(at);
  const int64_t now = vt_clock(clock);
  return shown <= now ? vt_now() : vt_after(shown - now);
}

int64_t vt_left(int64_t deadline) {
  const int64_t left = deadline - vt_now();
  return left > 0 ? left : 0;
}
