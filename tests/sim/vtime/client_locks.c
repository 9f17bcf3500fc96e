// Waiting for threads: conditions, semaphores, locks, joins, futexes.
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/syscall.h>
#include <threads.h>
#include <unistd.h>

#include "tests/sim/vtime/client.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static long wait_on_condition_of(clockid_t clock) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, clock);
  pthread_cond_t condition;
  pthread_cond_init(&condition, &attributes);
  const struct timespec at = in(clock, 600);
  pthread_mutex_lock(&mutex);
  return -pthread_cond_timedwait(&condition, &mutex, &at);
}
static long wait_cond_timedwait(void) { return wait_on_condition_of(CLOCK_REALTIME); }
static long wait_cond_timedwait_monotonic(void) { return wait_on_condition_of(CLOCK_MONOTONIC); }

static long wait_cond_clockwait(void) {
  pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
  const struct timespec at = in(CLOCK_MONOTONIC, 600);
  pthread_mutex_lock(&mutex);
  return -pthread_cond_clockwait(&condition, &mutex, CLOCK_MONOTONIC, &at);
}

static pthread_cond_t signalled = PTHREAD_COND_INITIALIZER;

static void* signal_in_5s(void* unused) {
  sleep(5);
  pthread_mutex_lock(&mutex);
  pthread_cond_signal(&signalled);
  pthread_mutex_unlock(&mutex);
  return unused;
}
static long wait_cond_that_is_signalled(void) {
  pthread_t thread;
  pthread_mutex_lock(&mutex);
  pthread_create(&thread, NULL, signal_in_5s, NULL);
  const struct timespec at = in(CLOCK_REALTIME, 600);
  return -pthread_cond_timedwait(&signalled, &mutex, &at);
}

static long wait_cnd_timedwait(void) {
  cnd_t condition;
  mtx_t lock;
  cnd_init(&condition);
  mtx_init(&lock, mtx_timed);
  mtx_lock(&lock);
  const struct timespec at = in(CLOCK_REALTIME, 600);
  return cnd_timedwait(&condition, &lock, &at) == thrd_timedout ? -ETIMEDOUT : 0;
}

static long wait_sem_timedwait(void) {
  sem_t semaphore;
  sem_init(&semaphore, 0, 0);
  const struct timespec at = in(CLOCK_REALTIME, 600);
  return or_error(sem_timedwait(&semaphore, &at));
}
static long wait_sem_clockwait(void) {
  sem_t semaphore;
  sem_init(&semaphore, 0, 0);
  const struct timespec at = in(CLOCK_MONOTONIC, 600);
  return or_error(sem_clockwait(&semaphore, CLOCK_MONOTONIC, &at));
}

static void* lock_for_ever(void* unused) {
  pthread_mutex_lock(&mutex);
  for (;;) pause();
  return unused;
}
static void let_another_lock(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, lock_for_ever, NULL);
  while (pthread_mutex_trylock(&mutex) == 0) {
    pthread_mutex_unlock(&mutex);
    thrd_yield();
  }
}
static long wait_mutex_timedlock(void) {
  let_another_lock();
  const struct timespec at = in(CLOCK_REALTIME, 600);
  return -pthread_mutex_timedlock(&mutex, &at);
}
static long wait_mutex_clocklock(void) {
  let_another_lock();
  const struct timespec at = in(CLOCK_MONOTONIC, 600);
  return -pthread_mutex_clocklock(&mutex, CLOCK_MONOTONIC, &at);
}
static long wait_rwlock_timedwrlock(void) {
  pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
  pthread_rwlock_rdlock(&lock);
  const struct timespec at = in(CLOCK_REALTIME, 600);
  return -pthread_rwlock_timedwrlock(&lock, &at);
}
static void* write_lock(void* lock) {
  pthread_rwlock_wrlock(lock);
  return NULL;
}
static long wait_rwlock_clockrdlock(void) {
  pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
  pthread_t thread;
  pthread_create(&thread, NULL, write_lock, &lock);
  pthread_join(thread, NULL);
  const struct timespec at = in(CLOCK_MONOTONIC, 600);
  return -pthread_rwlock_clockrdlock(&lock, CLOCK_MONOTONIC, &at);
}

static long wait_timedjoin(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, lock_for_ever, NULL);
  const struct timespec at = in(CLOCK_REALTIME, 600);
  return -pthread_timedjoin_np(thread, NULL, &at);
}

static long wait_futex(void) {
  static int word = 0;
  const struct timespec span = {600, 0};
  return or_error(syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, &span, NULL, 0));
}
static long wait_futex_bitset(void) {
  static int word = 0;
  const struct timespec at = in(CLOCK_MONOTONIC, 600);
  return or_error(syscall(SYS_futex, &word, FUTEX_WAIT_BITSET_PRIVATE, 0, &at, NULL, ~0));
}
static long wait_syscall_nanosleep(void) {
  const struct timespec span = {600, 0};
  return or_error(syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &span, NULL));
}

static void* sleep_long(void* unused) {
  sleep(600);
  return unused;
}
static long wait_cancelled(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, sleep_long, NULL);
  sleep(1);
  pthread_cancel(thread);
  void* result = NULL;
  pthread_join(thread, &result);
  return result == PTHREAD_CANCELED;
}

static long wait_with_all_signals_blocked(void) {
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, NULL);
  return (long)sleep(600);
}

static void* sleep_for(void* seconds) {
  sleep((unsigned)(long)seconds);
  return NULL;
}
static long wait_in_100_threads(void) {
  pthread_t threads[100];
  for (long i = 0; i < 100; ++i) pthread_create(&threads[i], NULL, sleep_for, (void*)(i + 1));
  for (long i = 0; i < 100; ++i) pthread_join(threads[i], NULL);
  return 100;
}

static void* work_when_signalled(void* unused) {
  pthread_mutex_lock(&mutex);
  pthread_cond_wait(&signalled, &mutex);
  pthread_mutex_unlock(&mutex);
  const int64_t from = now_on(CLOCK_THREAD_CPUTIME_ID);
  while (now_on(CLOCK_THREAD_CPUTIME_ID) - from < 100000000) {
  }
  sleep(7);
  return unused;
}
// The others wait for their process, without a time limit; one of them works after a second.
static long wait_for_a_worker(void) {
  pthread_t threads[3];
  for (int i = 0; i < 3; ++i) pthread_create(&threads[i], NULL, work_when_signalled, NULL);
  sleep(1);
  pthread_mutex_lock(&mutex);
  pthread_cond_signal(&signalled);
  pthread_mutex_unlock(&mutex);
  return (long)sleep(100);
}

const struct wait_command* lock_waits(void) {
  static const struct wait_command commands[] = {
      {"cond_timedwait", wait_cond_timedwait},
      {"cond_timedwait_monotonic", wait_cond_timedwait_monotonic},
      {"cond_clockwait", wait_cond_clockwait},
      {"cond_that_is_signalled", wait_cond_that_is_signalled},
      {"cnd_timedwait", wait_cnd_timedwait},
      {"sem_timedwait", wait_sem_timedwait},
      {"sem_clockwait", wait_sem_clockwait},
      {"mutex_timedlock", wait_mutex_timedlock},
      {"mutex_clocklock", wait_mutex_clocklock},
      {"rwlock_timedwrlock", wait_rwlock_timedwrlock},
      {"rwlock_clockrdlock", wait_rwlock_clockrdlock},
      {"timedjoin", wait_timedjoin},
      {"futex", wait_futex},
      {"futex_bitset", wait_futex_bitset},
      {"syscall_clock_nanosleep", wait_syscall_nanosleep},
      {"cancelled", wait_cancelled},
      {"with_all_signals_blocked", wait_with_all_signals_blocked},
      {"in_100_threads", wait_in_100_threads},
      {"for_a_worker", wait_for_a_worker},
      {NULL, NULL},
  };
  return commands;
}
