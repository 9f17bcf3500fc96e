// Waiting for descriptors: poll, select, epoll.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/syscall.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"
#include "sim/vtime/preload/signals.h"
#include "sim/vtime/preload/waits.h"

#ifndef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#endif

static const int64_t kForever = -1;

// What one of the calls is about; `call` carries it out with a limit, or without one if null.
struct poll_call {
  long (*call)(const struct poll_call*, struct timespec* limit);
  void* set;  // of pollfd, of epoll_event
  long count;
  int epoll;
  fd_set* const* sets;   // of select: readers, writers, others
  const fd_set* wanted;  // what was in them
  const sigset_t* mask;
};

// Waits up to `span` nanoseconds. The result is that of the system call.
static long wait_for(const struct poll_call* what, int64_t span) {
  long result = 0;
  if (span == 0) {
    struct timespec none = {0, 0};
    result = what->call(what, &none);
    if (result == 0) vt_in_vain();
    return result;
  }
  const int64_t deadline = span == kForever ? 0 : vt_after(span);
  if (deadline == 0) {
    int64_t wakes = 0;
    do {
      wakes = vt_wakes();
      result = what->call(what, NULL);
    } while (result == -EINTR && vt_wakes() != wakes);
    return result;
  }
  struct vt_wait wait;
  vt_begin(&wait, deadline);
  do {
    result = what->call(what, vt_limit(&wait));
  } while (vt_again(&wait, result == -EINTR, result == 0));
  vt_end(&wait);
  return result;
}

static int64_t milliseconds(int timeout) { return timeout < 0 ? kForever : timeout * 1000000LL; }

static long call_ppoll(const struct poll_call* what, struct timespec* limit) {
  return VT_RAW_WAITING(SYS_ppoll, what->set, what->count, limit, what->mask, 8, 0);
}

VT_EXPORT int poll(struct pollfd* set, nfds_t count, int timeout) {
  if (!vt_page()) {
    struct timespec limit = vt_timespec(timeout < 0 ? 0 : timeout * 1000000LL);
    return (int)vt_result(
        VT_RAW_WAITING(SYS_ppoll, set, count, timeout < 0 ? NULL : &limit, NULL, 8, 0));
  }
  const struct poll_call what = {.call = call_ppoll, .set = set, .count = (long)count};
  return (int)vt_result(wait_for(&what, milliseconds(timeout)));
}

VT_EXPORT int __poll_chk(struct pollfd* set, nfds_t count, int timeout, size_t size) {
  if (size / sizeof *set < count) __builtin_trap();
  return poll(set, count, timeout);
}

VT_EXPORT int ppoll(struct pollfd* set, nfds_t count, const struct timespec* timeout,
                    const sigset_t* mask) {
  struct timespec limit = timeout ? *timeout : (struct timespec){0, 0};
  if (!vt_page()) {
    return (int)vt_result(
        VT_RAW_WAITING(SYS_ppoll, set, count, timeout ? &limit : NULL, mask, 8, 0));
  }
  if (timeout && !vt_is_timespec(timeout)) return (int)vt_result(-EINVAL);
  sigset_t open;
  const struct poll_call what = {
      .call = call_ppoll, .set = set, .count = (long)count, .mask = vt_open_mask(mask, &open)};
  return (int)vt_result(wait_for(&what, timeout ? vt_nanoseconds(timeout) : kForever));
}

VT_EXPORT int __ppoll_chk(struct pollfd* set, nfds_t count, const struct timespec* timeout,
                          const sigset_t* mask, size_t size) {
  if (size / sizeof *set < count) __builtin_trap();
  return ppoll(set, count, timeout, mask);
}

static size_t bytes_of(long count) {
  const size_t bytes = ((size_t)count + 63) / 64 * 8;
  return bytes < sizeof(fd_set) ? bytes : sizeof(fd_set);
}

// pselect() with the sets as the program passed them: the kernel has changed them if this is not the
// first call of the wait.
static long call_pselect(const struct poll_call* what, struct timespec* limit) {
  for (int i = 0; i < 3; ++i) {
    if (what->sets[i]) memcpy(what->sets[i], &what->wanted[i], bytes_of(what->count));
  }
  const struct {
    const sigset_t* mask;
    size_t size;
  } mask = {what->mask, 8};
  return VT_RAW_WAITING(SYS_pselect6, what->count, what->sets[0], what->sets[1], what->sets[2],
                        limit, &mask);
}

static long select_for(int count, fd_set* const sets[3], const struct timespec* timeout,
                       const sigset_t* mask) {
  if (count < 0) return -EINVAL;
  fd_set wanted[3];
  for (int i = 0; i < 3; ++i) {
    if (sets[i]) memcpy(&wanted[i], sets[i], bytes_of(count));
  }
  sigset_t open;
  const struct poll_call what = {.call = call_pselect,
                                 .count = count,
                                 .sets = sets,
                                 .wanted = wanted,
                                 .mask = vt_page() ? vt_open_mask(mask, &open) : mask};
  if (vt_page()) return wait_for(&what, timeout ? vt_nanoseconds(timeout) : kForever);
  struct timespec limit = timeout ? *timeout : (struct timespec){0, 0};
  return call_pselect(&what, timeout ? &limit : NULL);
}

VT_EXPORT int pselect(int count, fd_set* restrict readers, fd_set* restrict writers,
                      fd_set* restrict others, const struct timespec* restrict timeout,
                      const sigset_t* restrict mask) {
  fd_set* const sets[3] = {readers, writers, others};
  if (timeout && !vt_is_timespec(timeout)) return (int)vt_result(-EINVAL);
  return (int)vt_result(select_for(count, sets, timeout, mask));
}

// Linux leaves in `timeout` what is left of it, and so does this.
VT_EXPORT int select(int count, fd_set* restrict readers, fd_set* restrict writers,
                     fd_set* restrict others, struct timeval* restrict timeout) {
  if (timeout && (timeout->tv_sec < 0 || timeout->tv_usec < 0)) return (int)vt_result(-EINVAL);
  struct timespec span = {0, 0};
  if (timeout) {
    span.tv_sec = timeout->tv_sec + timeout->tv_usec / 1000000;
    span.tv_nsec = timeout->tv_usec % 1000000 * 1000;
  }
  struct timespec began;
  clock_gettime(CLOCK_MONOTONIC, &began);
  const int result = pselect(count, readers, writers, others, timeout ? &span : NULL, NULL);
  if (timeout && result >= 0) {
    struct timespec ended;
    clock_gettime(CLOCK_MONOTONIC, &ended);
    const int64_t passed = vt_nanoseconds(&ended) - vt_nanoseconds(&began);
    const int64_t left = vt_nanoseconds(&span) > passed ? vt_nanoseconds(&span) - passed : 0;
    *timeout = (struct timeval){left / VT_SECOND, left % VT_SECOND / 1000};
  }
  return result;
}

static long epoll_now(int epoll, void* events, long count) {
  return VT_RAW(SYS_epoll_pwait, epoll, events, count, 0, NULL, 8);
}

// Kernels before 5.11 have no epoll with a timespec: there an epoll is polled itself.
static long call_epoll(const struct poll_call* what, struct timespec* limit) {
  static bool too_old = false;
  if (!too_old) {
    const long result =
        VT_RAW_WAITING(SYS_epoll_pwait2, what->epoll, what->set, what->count, limit, what->mask, 8);
    if (result != -ENOSYS) return result;
    too_old = true;
  }
  for (;;) {
    struct pollfd ready = {.fd = what->epoll, .events = POLLIN};
    const long polled = VT_RAW_WAITING(SYS_ppoll, &ready, 1, limit, what->mask, 8, 0);
    if (polled < 0) return polled;
    const long result = epoll_now(what->epoll, what->set, what->count);
    if (result != 0 || polled == 0) return result;
  }
}

VT_EXPORT int epoll_pwait(int epoll, struct epoll_event* events, int count, int timeout,
                          const sigset_t* mask) {
  if (!vt_page()) {
    return (int)vt_result(VT_RAW_WAITING(SYS_epoll_pwait, epoll, events, count, timeout, mask, 8));
  }
  if (timeout == 0) return (int)vt_result(epoll_now(epoll, events, count));
  sigset_t open;
  const struct poll_call what = {.call = call_epoll,
                                 .set = events,
                                 .count = count,
                                 .epoll = epoll,
                                 .mask = vt_open_mask(mask, &open)};
  return (int)vt_result(wait_for(&what, milliseconds(timeout)));
}

VT_EXPORT int epoll_wait(int epoll, struct epoll_event* events, int count, int timeout) {
  return epoll_pwait(epoll, events, count, timeout, NULL);
}

VT_EXPORT int epoll_pwait2(int epoll, struct epoll_event* events, int count,
                           const struct timespec* timeout, const sigset_t* mask) {
  if (!vt_page()) {
    return (int)vt_result(VT_RAW_WAITING(SYS_epoll_pwait2, epoll, events, count, timeout, mask, 8));
  }
  if (timeout && !vt_is_timespec(timeout)) return (int)vt_result(-EINVAL);
  sigset_t open;
  const struct poll_call what = {.call = call_epoll,
                                 .set = events,
                                 .count = count,
                                 .epoll = epoll,
                                 .mask = vt_open_mask(mask, &open)};
  return (int)vt_result(wait_for(&what, timeout ? vt_nanoseconds(timeout) : kForever));
}
