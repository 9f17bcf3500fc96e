// Keeps the simulator's signal open: a thread that blocks it would sleep for ever.
#define _GNU_SOURCE
#include "sim/vtime/preload/signals.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"
#include "sim/vtime/preload/waits.h"

typedef int (*sigaction_type)(int, const struct sigaction*, struct sigaction*);

void vt_install_handler(void (*handler)(int)) {
  VT_NEXT(sigaction_type, sigaction);
  // SA_RESTART, so that a signal that comes when the wait is over interrupts no other call.
  struct sigaction action = {.sa_flags = SA_RESTART | SA_ONSTACK};
  action.sa_handler = handler;
  sigaction_next(BACKLOT_VTIME_SIGNAL, &action, NULL);
  sigset_t open;
  sigemptyset(&open);
  sigaddset(&open, BACKLOT_VTIME_SIGNAL);
  VT_RAW(SYS_rt_sigprocmask, SIG_UNBLOCK, &open, NULL, 8, 0, 0);
}

const sigset_t* vt_open_mask(const sigset_t* set, sigset_t* copy) {
  if (!set) return NULL;
  *copy = *set;
  sigdelset(copy, BACKLOT_VTIME_SIGNAL);
  return copy;
}

static const sigset_t* unless_it_unblocks(int how, const sigset_t* set, sigset_t* copy) {
  return vt_page() && how != SIG_UNBLOCK ? vt_open_mask(set, copy) : set;
}

VT_EXPORT int pthread_sigmask(int how, const sigset_t* set, sigset_t* before) {
  typedef int (*type)(int, const sigset_t*, sigset_t*);
  VT_NEXT(type, pthread_sigmask);
  sigset_t copy;
  return pthread_sigmask_next(how, unless_it_unblocks(how, set, &copy), before);
}

VT_EXPORT int sigprocmask(int how, const sigset_t* set, sigset_t* before) {
  const int error = pthread_sigmask(how, set, before);
  if (!error) return 0;
  errno = error;
  return -1;
}

VT_EXPORT int sigaction(int number, const struct sigaction* restrict action,
                        struct sigaction* restrict before) {
  VT_NEXT(sigaction_type, sigaction);
  if (!vt_page() || !action) return sigaction_next(number, action, before);
  // A program that sets all signals to what they were at the start must not lose ours.
  if (number == BACKLOT_VTIME_SIGNAL) return sigaction_next(number, NULL, before);
  struct sigaction open = *action;
  sigdelset(&open.sa_mask, BACKLOT_VTIME_SIGNAL);
  return sigaction_next(number, &open, before);
}

VT_EXPORT int sigsuspend(const sigset_t* mask) {
  if (!vt_page()) return (int)vt_result(VT_RAW_WAITING(SYS_rt_sigsuspend, mask, 8, 0, 0, 0, 0));
  sigset_t open;
  vt_open_mask(mask, &open);
  for (;;) {
    const int64_t wakes = vt_wakes();
    const long result = VT_RAW_WAITING(SYS_rt_sigsuspend, &open, 8, 0, 0, 0, 0);
    if (vt_wakes() == wakes) return (int)vt_result(result);
  }
}

VT_EXPORT int pause(void) {
  sigset_t now;
  pthread_sigmask(SIG_BLOCK, NULL, &now);
  return sigsuspend(&now);
}

static long call_sigtimedwait(const sigset_t* set, siginfo_t* info, struct timespec* limit) {
  return VT_RAW_WAITING(SYS_rt_sigtimedwait, set, info, limit, 8, 0, 0);
}

static long wait_for_signal(const sigset_t* set, siginfo_t* info, int64_t deadline) {
  struct vt_wait wait;
  long result = 0;
  vt_begin(&wait, deadline);
  do {
    result = call_sigtimedwait(set, info, vt_limit(&wait));
  } while (vt_again(&wait, result == -EINTR, result == -EAGAIN));
  vt_end(&wait);
  return result;
}

VT_EXPORT int sigtimedwait(const sigset_t* restrict set, siginfo_t* restrict info,
                           const struct timespec* restrict timeout) {
  struct timespec limit = timeout ? *timeout : (struct timespec){0, 0};
  sigset_t open;
  vt_open_mask(set, &open);
  if (!vt_page()) return (int)vt_result(call_sigtimedwait(set, info, timeout ? &limit : NULL));
  if (timeout && !vt_is_timespec(timeout)) return (int)vt_result(-EINVAL);
  const int64_t span = timeout ? vt_nanoseconds(timeout) : -1;
  if (span == 0) return (int)vt_result(call_sigtimedwait(&open, info, &limit));
  return (int)vt_result(wait_for_signal(&open, info, timeout ? vt_after(span) : 0));
}

VT_EXPORT int sigwaitinfo(const sigset_t* restrict set, siginfo_t* restrict info) {
  return sigtimedwait(set, info, NULL);
}

VT_EXPORT int sigwait(const sigset_t* restrict set, int* restrict number) {
  int found = 0;
  do {
    found = sigtimedwait(set, NULL, NULL);
  } while (found < 0 && errno == EINTR);
  if (found < 0) return errno;
  *number = found;
  return 0;
}
