// alarm() and setitimer(ITIMER_REAL): one timer a process, kept over exec. The simulator itself
// sends SIGALRM.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"
#include "sim/vtime/preload/slots.h"

static int64_t of_timeval(const struct timeval* span) {
  return span->tv_sec * VT_SECOND + span->tv_usec * 1000LL;
}

static struct timeval to_timeval(int64_t nanoseconds) {
  return (struct timeval){nanoseconds / VT_SECOND, nanoseconds % VT_SECOND / 1000};
}

static struct itimerval shown(const struct backlot_vtime_slot* slot) {
  struct itimerval is = {{0, 0}, {0, 0}};
  const int64_t deadline = slot ? __atomic_load_n(&slot->deadline, __ATOMIC_ACQUIRE) : 0;
  if (deadline) {
    is.it_interval = to_timeval(slot->interval);
    is.it_value = to_timeval(vt_left(deadline));
  }
  return is;
}

VT_EXPORT int getitimer(__itimer_which_t which, struct itimerval* out) {
  if (!vt_page() || which != ITIMER_REAL) {
    return (int)vt_result(VT_RAW(SYS_getitimer, which, out, 0, 0, 0, 0));
  }
  *out = shown(vt_find_slot(BACKLOT_VTIME_ALARM, NULL));
  return 0;
}

VT_EXPORT int setitimer(__itimer_which_t which, const struct itimerval* restrict to,
                        struct itimerval* restrict before) {
  if (!vt_page() || which != ITIMER_REAL) {
    return (int)vt_result(VT_RAW(SYS_setitimer, which, to, before, 0, 0, 0));
  }
  const struct itimerval none = {{0, 0}, {0, 0}};
  if (!to) to = &none;  // Linux takes null for a timer of zero, too
  const int64_t value = of_timeval(&to->it_value);
  const int64_t interval = of_timeval(&to->it_interval);
  if (value < 0 || interval < 0) return (int)vt_result(-EINVAL);
  struct backlot_vtime_slot* slot = vt_find_slot(BACKLOT_VTIME_ALARM, NULL);
  if (before) *before = shown(slot);
  if (value == 0) {
    if (slot) vt_free_slot(slot);
    return 0;
  }
  if (!slot) slot = vt_take_slot(BACKLOT_VTIME_ALARM, getpid());
  slot->signal = SIGALRM;
  vt_set_timer(slot, vt_after(value), interval);
  return 0;
}

VT_EXPORT unsigned alarm(unsigned seconds) {
  struct itimerval to = {{0, 0}, {(time_t)seconds, 0}};
  struct itimerval before = {{0, 0}, {0, 0}};
  setitimer(ITIMER_REAL, &to, &before);
  // What is left is rounded, but never to nothing.
  const int64_t left = of_timeval(&before.it_value);
  if (left > 0 && left < VT_SECOND) return 1;
  return (unsigned)((left + VT_SECOND / 2) / VT_SECOND);
}

VT_EXPORT useconds_t ualarm(useconds_t value, useconds_t interval) {
  struct itimerval to = {to_timeval(interval * 1000LL), to_timeval(value * 1000LL)};
  struct itimerval before = {{0, 0}, {0, 0}};
  setitimer(ITIMER_REAL, &to, &before);
  return (useconds_t)(of_timeval(&before.it_value) / 1000);
}
