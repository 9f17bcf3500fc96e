// Programs that go past the C library by syscall(2): futexes above all, and the calls that have a
// function here.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"
#include "sim/vtime/preload/waits.h"

#ifndef FUTEX_LOCK_PI2
#define FUTEX_LOCK_PI2 13
#endif
#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif

// The arguments of a call, as numbers.
struct call {
  long number;
  long a, b, c, d, e, f;
};

static long carry_out(const struct call* call) {
  return VT_RAW(call->number, call->a, call->b, call->c, call->d, call->e, call->f);
}

// ---- futex ----------------------------------------------------------------------------------

static bool waits_with_a_timeout(const struct call* call) {
  switch (call->b & FUTEX_CMD_MASK) {
    case FUTEX_WAIT:
    case FUTEX_WAIT_BITSET:
    case FUTEX_LOCK_PI:
    case FUTEX_LOCK_PI2:
    case FUTEX_WAIT_REQUEUE_PI:
      return call->d != 0;
    default:
      return false;
  }
}

static int64_t futex_deadline(const struct call* call) {
  const struct timespec* timeout = (const struct timespec*)call->d;
  const long command = call->b & FUTEX_CMD_MASK;
  if (command == FUTEX_WAIT) return vt_after(vt_nanoseconds(timeout));
  const bool real = command == FUTEX_LOCK_PI || (call->b & FUTEX_CLOCK_REALTIME);
  return vt_at(real ? CLOCK_REALTIME : CLOCK_MONOTONIC, timeout);
}

static long call_futex(const struct call* asked) {
  if (!vt_page() || !waits_with_a_timeout(asked)) return carry_out(asked);
  if (!vt_is_timespec((const struct timespec*)asked->d)) return -EINVAL;
  struct call call = *asked;
  struct vt_wait wait;
  long result = 0;
  vt_begin(&wait, futex_deadline(asked));
  do {
    call.d = (long)vt_limit(&wait);
    result = carry_out(&call);
  } while (vt_again(&wait, result == -EINTR, result == -ETIMEDOUT));
  vt_end(&wait);
  return result;
}

// ---- all others -----------------------------------------------------------------------------

static bool is_clock(const struct call* call, long* result) {
  switch (call->number) {
    case SYS_clock_gettime:
      *result = clock_gettime((clockid_t)call->a, (struct timespec*)call->b);
      return true;
    case SYS_clock_getres:
      *result = clock_getres((clockid_t)call->a, (struct timespec*)call->b);
      return true;
    case SYS_gettimeofday:
      *result = gettimeofday((struct timeval*)call->a, NULL);
      return true;
#ifdef SYS_time
    case SYS_time:
      *result = time((time_t*)call->a);
      return true;
#endif
    case SYS_nanosleep:
      *result = nanosleep((const struct timespec*)call->a, (struct timespec*)call->b);
      return true;
    case SYS_clock_nanosleep: {
      const int error = clock_nanosleep((clockid_t)call->a, (int)call->b,
                                        (const struct timespec*)call->c, (struct timespec*)call->d);
      *result = vt_result(-error);
      return true;
    }
    default:
      return false;
  }
}

static bool is_poll(const struct call* call, long* result) {
  switch (call->number) {
#ifdef SYS_poll
    case SYS_poll:
      *result = poll((struct pollfd*)call->a, (nfds_t)call->b, (int)call->c);
      return true;
#endif
    case SYS_ppoll:
      *result = ppoll((struct pollfd*)call->a, (nfds_t)call->b, (const struct timespec*)call->c,
                      (const sigset_t*)call->d);
      return true;
#ifdef SYS_select
    case SYS_select:
      *result = select((int)call->a, (fd_set*)call->b, (fd_set*)call->c, (fd_set*)call->d,
                       (struct timeval*)call->e);
      return true;
#endif
#ifdef SYS_epoll_wait
    case SYS_epoll_wait:
      *result = epoll_wait((int)call->a, (struct epoll_event*)call->b, (int)call->c, (int)call->d);
      return true;
#endif
    case SYS_epoll_pwait:
      *result = epoll_pwait((int)call->a, (struct epoll_event*)call->b, (int)call->c, (int)call->d,
                            (const sigset_t*)call->e);
      return true;
    case SYS_epoll_pwait2:
      *result = epoll_pwait2((int)call->a, (struct epoll_event*)call->b, (int)call->c,
                             (const struct timespec*)call->d, (const sigset_t*)call->e);
      return true;
    default:
      return false;
  }
}

static bool is_timer_or_random(const struct call* call, long* result) {
  switch (call->number) {
    case SYS_timerfd_create:
      *result = timerfd_create((int)call->a, (int)call->b);
      return true;
    case SYS_timerfd_settime:
      *result = timerfd_settime((int)call->a, (int)call->b, (const struct itimerspec*)call->c,
                                (struct itimerspec*)call->d);
      return true;
    case SYS_timerfd_gettime:
      *result = timerfd_gettime((int)call->a, (struct itimerspec*)call->b);
      return true;
    case SYS_getrandom:
      *result = getrandom((void*)call->a, (size_t)call->b, (unsigned)call->c);
      return true;
    default:
      return false;
  }
}

VT_EXPORT long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  struct call call = {.number = number};
  call.a = va_arg(rest, long);
  call.b = va_arg(rest, long);
  call.c = va_arg(rest, long);
  call.d = va_arg(rest, long);
  call.e = va_arg(rest, long);
  call.f = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_futex) return vt_result(call_futex(&call));
  long result = 0;
  if (vt_page() &&
      (is_clock(&call, &result) || is_poll(&call, &result) || is_timer_or_random(&call, &result))) {
    return result;
  }
  return vt_result(carry_out(&call));
}
