// timer_create() and its family. The simulator itself sends the signal of a timer that has fired;
// one that starts a thread has a thread of its own, which waits for it.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/slots.h"

// The ids of this library's timers are small numbers that neither the kernel's timers nor glibc's
// pointers to its own reach.
static const uintptr_t kFirst = 0x40000000;

static struct backlot_vtime_slot* slot_of(timer_t timer) {
  const uintptr_t number = (uintptr_t)timer;
  if (!vt_page() || number < kFirst || number >= kFirst + BACKLOT_VTIME_SLOTS) return NULL;
  return &vt_page()->slots[number - kFirst];
}

static timer_t timer_of(const struct backlot_vtime_slot* slot) {
  return (timer_t)(kFirst + (uintptr_t)(slot - vt_page()->slots));
}

// ---- SIGEV_THREAD ---------------------------------------------------------------------------

struct service {
  pthread_t thread;
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  void (*function)(union sigval);
  union sigval value;
  int64_t deadline;
  int64_t interval;
  bool ended;
};

static void wait_for_deadline(struct service* service) {
  if (service->deadline == 0) {
    pthread_cond_wait(&service->changed, &service->mutex);
    return;
  }
  const struct timespec at = vt_timespec(service->deadline);
  pthread_cond_timedwait(&service->changed, &service->mutex, &at);
}

static void* serve(void* of) {
  struct service* service = of;
  pthread_mutex_lock(&service->mutex);
  while (!service->ended) {
    if (service->deadline == 0 || vt_now() < service->deadline) {
      wait_for_deadline(service);
      continue;
    }
    service->deadline = service->interval ? service->deadline + service->interval : 0;
    pthread_mutex_unlock(&service->mutex);
    service->function(service->value);
    pthread_mutex_lock(&service->mutex);
  }
  pthread_mutex_unlock(&service->mutex);
  free(service);
  return NULL;
}

static struct service* service_of(const struct backlot_vtime_slot* slot) {
  return (struct service*)(uintptr_t)slot->identity;
}

static int start_service(struct backlot_vtime_slot* slot, const struct sigevent* event) {
  struct service* service = calloc(1, sizeof *service);
  if (!service) return ENOMEM;
  pthread_mutex_init(&service->mutex, NULL);
  pthread_cond_init(&service->changed, NULL);
  service->function = event->sigev_notify_function;
  service->value = event->sigev_value;
  slot->identity = (int64_t)(uintptr_t)service;
  pthread_attr_t detached;
  pthread_attr_init(&detached);
  pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
  const int error = pthread_create(&service->thread, &detached, serve, service);
  pthread_attr_destroy(&detached);
  if (error) free(service);
  return error;
}

static void set_service(struct service* service, int64_t deadline, int64_t interval, bool ended) {
  pthread_mutex_lock(&service->mutex);
  service->deadline = deadline;
  service->interval = interval;
  service->ended = ended;
  pthread_cond_signal(&service->changed);
  pthread_mutex_unlock(&service->mutex);
}

// ---- the family -----------------------------------------------------------------------------

static int fill(struct backlot_vtime_slot* slot, struct sigevent* event) {
  struct sigevent usual;
  memset(&usual, 0, sizeof usual);
  usual.sigev_notify = SIGEV_SIGNAL;
  usual.sigev_signo = SIGALRM;
  usual.sigev_value.sival_ptr = timer_of(slot);
  if (!event) event = &usual;
  slot->value = (int64_t)(uintptr_t)event->sigev_value.sival_ptr;
  if (event->sigev_notify == SIGEV_THREAD) return start_service(slot, event);
  if (event->sigev_notify != SIGEV_NONE) slot->signal = event->sigev_signo;
  if (event->sigev_notify == SIGEV_THREAD_ID) slot->thread = event->_sigev_un._tid;
  return 0;
}

VT_EXPORT int timer_create(clockid_t clock, struct sigevent* restrict event,
                           timer_t* restrict timer) {
  typedef int (*type)(clockid_t, struct sigevent*, timer_t*);
  VT_NEXT(type, timer_create);
  if (!vt_page() || !vt_is_virtual(clock)) return timer_create_next(clock, event, timer);
  struct backlot_vtime_slot* slot = vt_take_slot(BACKLOT_VTIME_TIMER, getpid());
  slot->state = clock;
  const int error = fill(slot, event);
  if (error) {
    vt_free_slot(slot);
    errno = error;
    return -1;
  }
  *timer = timer_of(slot);
  return 0;
}

VT_EXPORT int timer_delete(timer_t timer) {
  typedef int (*type)(timer_t);
  VT_NEXT(type, timer_delete);
  struct backlot_vtime_slot* slot = slot_of(timer);
  if (!slot) return timer_delete_next(timer);
  if (slot->identity) set_service(service_of(slot), 0, 0, true);
  vt_free_slot(slot);
  return 0;
}

static int64_t deadline_of(const struct backlot_vtime_slot* slot) {
  return slot->identity ? service_of(slot)->deadline
                        : __atomic_load_n(&slot->deadline, __ATOMIC_ACQUIRE);
}

VT_EXPORT int timer_gettime(timer_t timer, struct itimerspec* out) {
  typedef int (*type)(timer_t, struct itimerspec*);
  VT_NEXT(type, timer_gettime);
  const struct backlot_vtime_slot* slot = slot_of(timer);
  if (!slot) return timer_gettime_next(timer, out);
  const int64_t deadline = deadline_of(slot);
  out->it_interval = vt_timespec(slot->identity ? service_of(slot)->interval : slot->interval);
  out->it_value = vt_timespec(deadline ? vt_left(deadline) : 0);
  return 0;
}

VT_EXPORT int timer_settime(timer_t timer, int flags, const struct itimerspec* restrict to,
                            struct itimerspec* restrict before) {
  typedef int (*type)(timer_t, int, const struct itimerspec*, struct itimerspec*);
  VT_NEXT(type, timer_settime);
  struct backlot_vtime_slot* slot = slot_of(timer);
  if (!slot) return timer_settime_next(timer, flags, to, before);
  if (!vt_is_timespec(&to->it_value) || !vt_is_timespec(&to->it_interval)) {
    errno = EINVAL;
    return -1;
  }
  if (before) timer_gettime(timer, before);
  const int64_t value = vt_nanoseconds(&to->it_value);
  const int64_t interval = vt_nanoseconds(&to->it_interval);
  const int64_t deadline = value == 0              ? 0
                           : flags & TIMER_ABSTIME ? vt_at(slot->state, &to->it_value)
                                                   : vt_after(value);
  if (slot->identity) {
    set_service(service_of(slot), deadline, interval, false);
  } else {
    vt_set_timer(slot, deadline, interval);
  }
  return 0;
}

VT_EXPORT int timer_getoverrun(timer_t timer) {
  typedef int (*type)(timer_t);
  VT_NEXT(type, timer_getoverrun);
  struct backlot_vtime_slot* slot = slot_of(timer);
  if (!slot) return timer_getoverrun_next(timer);
  const int64_t ticks = __atomic_load_n(&slot->ticks, __ATOMIC_ACQUIRE);
  return ticks > 0 ? (int)(ticks - 1) : 0;
}
