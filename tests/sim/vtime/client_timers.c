// Timers that come as a signal, a descriptor or a thread, and waits that they interrupt.
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "tests/sim/vtime/client.h"

static volatile int signals = 0;

static void count(int number) {
  (void)number;
  ++signals;
}

static void on_signal(int number, void (*handler)(int)) {
  struct sigaction action = {.sa_flags = 0};
  action.sa_handler = handler;
  sigaction(number, &action, NULL);
}

static long wait_timerfd(void) {
  const int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
  const struct itimerspec every = {{200, 0}, {100, 0}};
  timerfd_settime(fd, 0, &every, NULL);
  uint64_t ticks = 0;
  uint64_t sum = 0;
  for (int i = 0; i < 3; ++i) {  // at 100 s, 300 s, 500 s
    if (read(fd, &ticks, sizeof ticks) != sizeof ticks) return -errno;
    sum += ticks;
  }
  sleep(600);  // at 700, 900, 1100 s
  if (read(fd, &ticks, sizeof ticks) != sizeof ticks) return -errno;
  struct itimerspec left;
  timerfd_gettime(fd, &left);
  return left.it_value.tv_sec == 200 ? (long)(sum * 10 + ticks) : -EPROTO;
}
static long wait_timerfd_until(void) {
  const int fd = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK);
  const struct itimerspec at = {{0, 0}, in(CLOCK_REALTIME, 600)};
  timerfd_settime(fd, TFD_TIMER_ABSTIME, &at, NULL);
  struct pollfd what = {.fd = fd, .events = POLLIN};
  return or_error(poll(&what, 1, -1));
}
static long wait_timerfd_that_was_closed(void) {
  int ends[2];
  if (pipe(ends) != 0) return -errno;
  const int fd = timerfd_create(CLOCK_MONOTONIC, 0);
  const struct itimerspec once = {{0, 0}, {100, 0}};
  timerfd_settime(fd, 0, &once, NULL);
  if (dup2(ends[1], fd) < 0) return -errno;  // what is written to it now comes out of the pipe
  struct pollfd what = {.fd = ends[0], .events = POLLIN};
  return or_error(poll(&what, 1, 600000));
}

static long wait_alarm(void) {
  on_signal(SIGALRM, count);
  alarm(600);
  if (alarm(600) != 600) return -EPROTO;
  pause();
  return signals;
}
static long wait_setitimer(void) {
  on_signal(SIGALRM, count);
  const struct itimerval every = {{200, 0}, {200, 0}};
  setitimer(ITIMER_REAL, &every, NULL);
  while (signals < 3) pause();
  return signals;
}

static volatile long carried = 0;
static void take_value(int number, siginfo_t* info, void* context) {
  (void)number, (void)context;
  carried = info->si_value.sival_int;
}
static long wait_timer_signal(void) {
  struct sigaction action = {.sa_flags = SA_SIGINFO};
  action.sa_sigaction = take_value;
  sigaction(SIGUSR1, &action, NULL);
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_SIGNAL;
  event.sigev_signo = SIGUSR1;
  event.sigev_value.sival_int = 42;
  timer_t timer;
  if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) return -errno;
  const struct itimerspec once = {{0, 0}, {600, 0}};
  timer_settime(timer, 0, &once, NULL);
  pause();
  timer_delete(timer);
  return carried;
}

static sem_t called;
static void call(union sigval value) {
  carried += value.sival_int;
  sem_post(&called);
}
static long wait_timer_thread(void) {
  sem_init(&called, 0, 0);
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD;
  event.sigev_notify_function = call;
  event.sigev_value.sival_int = 7;
  timer_t timer;
  if (timer_create(CLOCK_REALTIME, &event, &timer) != 0) return -errno;
  const struct itimerspec twice = {{300, 0}, {300, 0}};
  timer_settime(timer, 0, &twice, NULL);
  sem_wait(&called);
  sem_wait(&called);
  timer_delete(timer);
  return carried;
}

static long wait_sigtimedwait(void) {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, NULL);
  const struct timespec span = {600, 0};
  return or_error(sigtimedwait(&all, NULL, &span));
}

static long wait_interrupted(void) {
  on_signal(SIGALRM, count);
  alarm(30);
  const struct timespec span = {600, 0};
  struct timespec left = {0, 0};
  const long result = or_error(nanosleep(&span, &left));
  return left.tv_sec == 570 ? result : -EPROTO;
}

static void sleep_in_handler(int number) {
  (void)number;
  sleep(10);
}
static long wait_in_a_handler(void) {
  on_signal(SIGALRM, sleep_in_handler);
  alarm(30);
  return (long)sleep(600);  // 560 s are left
}

static void sleep_longer_in_handler(int number) {
  (void)number;
  sleep(1000);
}
static void* lock_and_wait(void* unused) {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t condition = PTHREAD_COND_INITIALIZER;
  const struct timespec at = in(CLOCK_REALTIME, 600);
  pthread_mutex_lock(&mutex);
  while (pthread_cond_timedwait(&condition, &mutex, &at) != ETIMEDOUT) {
  }
  return unused;
}
static long wait_in_a_handler_beyond_the_outer_deadline(void) {
  on_signal(SIGALRM, sleep_longer_in_handler);
  alarm(30);
  lock_and_wait(NULL);
  return 0;
}

const struct wait_command* timer_waits(void) {
  static const struct wait_command commands[] = {
      {"timerfd", wait_timerfd},
      {"timerfd_until", wait_timerfd_until},
      {"timerfd_that_was_closed", wait_timerfd_that_was_closed},
      {"alarm", wait_alarm},
      {"setitimer", wait_setitimer},
      {"timer_signal", wait_timer_signal},
      {"timer_thread", wait_timer_thread},
      {"sigtimedwait", wait_sigtimedwait},
      {"interrupted", wait_interrupted},
      {"in_a_handler", wait_in_a_handler},
      {"in_a_handler_beyond_the_outer_deadline", wait_in_a_handler_beyond_the_outer_deadline},
      {NULL, NULL},
  };
  return commands;
}
