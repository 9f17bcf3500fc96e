// Timed waits inside the C library: conditions, semaphores, locks, joins.
//
// glibc hands our timeout to the kernel by its pointer, again after each interruption, so the
// simulator's signal ends its waits too (waits.c). That holds from glibc 2.34 on, and for
// conditions and semaphores long before.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stdint.h>
#include <threads.h>
#include <time.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/waits.h"

typedef struct timespec const* at_t;

// Returns what `own`, a call of the C library's own function, returns, unless the wait is for an
// instant of the page's clock.
#define VT_OWN_UNLESS_VIRTUAL(clock, own) \
  if (!vt_page() || !vt_is_virtual(clock)) return own

// Waits until `deadline` in `own`, a call of the C library with `limit` as its time limit and an
// error number as its value, and returns that number.
#define VT_WAIT_FOR_ERROR(deadline, own)                  \
  struct vt_wait wait;                                    \
  int error = 0;                                          \
  vt_begin(&wait, deadline);                              \
  do {                                                    \
    const struct timespec* const limit = vt_limit(&wait); \
    error = (own);                                        \
  } while (vt_again(&wait, false, error == ETIMEDOUT));   \
  vt_end(&wait);                                          \
  return error

// ---- conditions -----------------------------------------------------------------------------

// Which clock a condition goes by is in its flags since glibc 2.25.
static clockid_t clock_of(const pthread_cond_t* condition) {
  return condition->__data.__wrefs & 2 ? CLOCK_MONOTONIC : CLOCK_REALTIME;
}

// The same for a condition, which may wake for no reason: it ends with 0 where the other would wait
// again.
#define VT_WAIT_FOR_CONDITION(deadline, own)                 \
  struct vt_wait wait;                                       \
  vt_begin(&wait, deadline);                                 \
  const struct timespec* const limit = vt_limit(&wait);      \
  int error = (own);                                         \
  if (vt_again(&wait, false, error == ETIMEDOUT)) error = 0; \
  vt_end(&wait);                                             \
  return error

VT_EXPORT int pthread_cond_timedwait(pthread_cond_t* restrict condition,
                                     pthread_mutex_t* restrict mutex,
                                     const struct timespec* restrict at) {
  typedef int (*type)(pthread_cond_t*, pthread_mutex_t*, at_t);
  static type next;  // its first version is another function
  if (!next) next = (type)vt_next("pthread_cond_timedwait", "GLIBC_2.3.2");
  if (!vt_page()) return next(condition, mutex, at);
  if (!vt_is_timespec(at)) return EINVAL;
  VT_WAIT_FOR_CONDITION(vt_at(clock_of(condition), at), next(condition, mutex, limit));
}

VT_EXPORT int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex,
                                     clockid_t clock, const struct timespec* at) {
  typedef int (*type)(pthread_cond_t*, pthread_mutex_t*, clockid_t, at_t);
  VT_NEXT(type, pthread_cond_clockwait);
  VT_OWN_UNLESS_VIRTUAL(clock, pthread_cond_clockwait_next(condition, mutex, clock, at));
  if (!vt_is_timespec(at)) return EINVAL;
  VT_WAIT_FOR_CONDITION(vt_at(clock, at),
                        pthread_cond_clockwait_next(condition, mutex, clock, limit));
}

static int thrd_result(int error) {
  return error == 0 ? thrd_success : error == ETIMEDOUT ? thrd_timedout : thrd_error;
}

VT_EXPORT int cnd_timedwait(cnd_t* restrict condition, mtx_t* restrict mutex,
                            const struct timespec* restrict at) {
  return thrd_result(
      pthread_cond_timedwait((pthread_cond_t*)condition, (pthread_mutex_t*)mutex, at));
}

// ---- semaphores -----------------------------------------------------------------------------

#define VT_WAIT_FOR_ERRNO(deadline, own)                                                       \
  struct vt_wait wait;                                                                         \
  int result = 0;                                                                              \
  vt_begin(&wait, deadline);                                                                   \
  do {                                                                                         \
    const struct timespec* const limit = vt_limit(&wait);                                      \
    result = (own);                                                                            \
  } while (vt_again(&wait, result != 0 && errno == EINTR, result != 0 && errno == ETIMEDOUT)); \
  vt_end(&wait);                                                                               \
  return result

static int refuse(int error) {
  errno = error;
  return -1;
}

VT_EXPORT int sem_wait(sem_t* semaphore) {
  typedef int (*type)(sem_t*);
  VT_NEXT(type, sem_wait);
  for (;;) {
    const int64_t wakes = vt_wakes();
    const int result = sem_wait_next(semaphore);
    if (result == 0 || errno != EINTR || vt_wakes() == wakes) return result;
  }
}

VT_EXPORT int sem_timedwait(sem_t* restrict semaphore, const struct timespec* restrict at) {
  typedef int (*type)(sem_t*, at_t);
  VT_NEXT(type, sem_timedwait);
  if (!vt_page()) return sem_timedwait_next(semaphore, at);
  if (!vt_is_timespec(at)) return refuse(EINVAL);
  VT_WAIT_FOR_ERRNO(vt_at(CLOCK_REALTIME, at), sem_timedwait_next(semaphore, limit));
}

VT_EXPORT int sem_clockwait(sem_t* semaphore, clockid_t clock, const struct timespec* at) {
  typedef int (*type)(sem_t*, clockid_t, at_t);
  VT_NEXT(type, sem_clockwait);
  VT_OWN_UNLESS_VIRTUAL(clock, sem_clockwait_next(semaphore, clock, at));
  if (!vt_is_timespec(at)) return refuse(EINVAL);
  VT_WAIT_FOR_ERRNO(vt_at(clock, at), sem_clockwait_next(semaphore, clock, limit));
}

// ---- locks ----------------------------------------------------------------------------------

#define VT_TIMED_LOCK(lock_type, name)                                      \
  VT_EXPORT int name(lock_type* restrict lock, at_t restrict at) {          \
    typedef int (*type)(lock_type*, at_t);                                  \
    VT_NEXT(type, name);                                                    \
    if (!vt_page() || !vt_is_timespec(at)) return name##_next(lock, at);    \
    VT_WAIT_FOR_ERROR(vt_at(CLOCK_REALTIME, at), name##_next(lock, limit)); \
  }

#define VT_CLOCK_LOCK(lock_type, name)                                    \
  VT_EXPORT int name(lock_type* lock, clockid_t clock, at_t at) {         \
    typedef int (*type)(lock_type*, clockid_t, at_t);                     \
    VT_NEXT(type, name);                                                  \
    VT_OWN_UNLESS_VIRTUAL(clock, name##_next(lock, clock, at));           \
    if (!vt_is_timespec(at)) return name##_next(lock, clock, at);         \
    VT_WAIT_FOR_ERROR(vt_at(clock, at), name##_next(lock, clock, limit)); \
  }

VT_TIMED_LOCK(pthread_mutex_t, pthread_mutex_timedlock)
VT_TIMED_LOCK(pthread_rwlock_t, pthread_rwlock_timedrdlock)
VT_TIMED_LOCK(pthread_rwlock_t, pthread_rwlock_timedwrlock)
VT_CLOCK_LOCK(pthread_mutex_t, pthread_mutex_clocklock)
VT_CLOCK_LOCK(pthread_rwlock_t, pthread_rwlock_clockrdlock)
VT_CLOCK_LOCK(pthread_rwlock_t, pthread_rwlock_clockwrlock)

VT_EXPORT int mtx_timedlock(mtx_t* restrict mutex, const struct timespec* restrict at) {
  return thrd_result(pthread_mutex_timedlock((pthread_mutex_t*)mutex, at));
}

// ---- joins ----------------------------------------------------------------------------------

VT_EXPORT int pthread_timedjoin_np(pthread_t thread, void** value, const struct timespec* at) {
  typedef int (*type)(pthread_t, void**, at_t);
  VT_NEXT(type, pthread_timedjoin_np);
  if (!vt_page() || !at || !vt_is_timespec(at)) {
    return pthread_timedjoin_np_next(thread, value, at);
  }
  VT_WAIT_FOR_ERROR(vt_at(CLOCK_REALTIME, at), pthread_timedjoin_np_next(thread, value, limit));
}

VT_EXPORT int pthread_clockjoin_np(pthread_t thread, void** value, clockid_t clock,
                                   const struct timespec* at) {
  typedef int (*type)(pthread_t, void**, clockid_t, at_t);
  VT_NEXT(type, pthread_clockjoin_np);
  VT_OWN_UNLESS_VIRTUAL(clock, pthread_clockjoin_np_next(thread, value, clock, at));
  if (!at || !vt_is_timespec(at)) return pthread_clockjoin_np_next(thread, value, clock, at);
  VT_WAIT_FOR_ERROR(vt_at(clock, at), pthread_clockjoin_np_next(thread, value, clock, limit));
}
