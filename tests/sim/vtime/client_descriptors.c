// Sleeping, and waiting for descriptors on which nothing happens.
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <threads.h>
#include <unistd.h>

#include "tests/sim/vtime/client.h"

static const struct timespec kSpan = {600, 0};

static struct pollfd silent(void) {
  int ends[2];
  if (pipe(ends) != 0) return (struct pollfd){-1, 0, 0};
  return (struct pollfd){.fd = ends[0], .events = POLLIN};
}

static int silent_epoll(void) {
  const struct pollfd what = silent();
  const int epoll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN};
  epoll_ctl(epoll, EPOLL_CTL_ADD, what.fd, &event);
  return epoll;
}

static long wait_nanosleep(void) { return or_error(nanosleep(&kSpan, NULL)); }
static long wait_clock_nanosleep(void) {
  return -clock_nanosleep(CLOCK_MONOTONIC, 0, &kSpan, NULL);
}
static long wait_clock_nanosleep_until(void) {
  const struct timespec at = in(CLOCK_REALTIME, 600);
  return -clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &at, NULL);
}
static long wait_usleep(void) { return or_error(usleep(600000000)); }
static long wait_sleep(void) { return (long)sleep(600); }
static long wait_thrd_sleep(void) { return thrd_sleep(&kSpan, NULL); }

static long wait_poll(void) {
  struct pollfd what = silent();
  return or_error(poll(&what, 1, 600000));
}
static long wait_ppoll(void) {
  struct pollfd what = silent();
  sigset_t mask;
  sigfillset(&mask);
  return or_error(ppoll(&what, 1, &kSpan, &mask));
}
static long wait_select(void) {
  struct pollfd what = silent();
  fd_set set;
  FD_ZERO(&set);
  FD_SET(what.fd, &set);
  struct timeval span = {600, 0};
  const long result = or_error(select(what.fd + 1, &set, NULL, NULL, &span));
  return span.tv_sec == 0 && !FD_ISSET(what.fd, &set) ? result : -EPROTO;
}
static long wait_pselect(void) {
  struct pollfd what = silent();
  fd_set set;
  FD_ZERO(&set);
  FD_SET(what.fd, &set);
  return or_error(pselect(what.fd + 1, &set, NULL, NULL, &kSpan, NULL));
}
static long wait_epoll_wait(void) {
  struct epoll_event event;
  return or_error(epoll_wait(silent_epoll(), &event, 1, 600000));
}
static long wait_epoll_pwait(void) {
  struct epoll_event event;
  sigset_t mask;
  sigfillset(&mask);
  return or_error(epoll_pwait(silent_epoll(), &event, 1, 600000, &mask));
}
static long wait_epoll_pwait2(void) {
  struct epoll_event event;
  return or_error(epoll_pwait2(silent_epoll(), &event, 1, &kSpan, NULL));
}

static void* write_in_5s(void* end) {
  sleep(5);
  return (void*)(write(*(int*)end, "x", 1) - 1);
}

static long wait_poll_that_gets_data(void) {
  int ends[2];
  if (pipe(ends) != 0) return -errno;
  pthread_t writer;
  pthread_create(&writer, NULL, write_in_5s, &ends[1]);
  struct pollfd what = {.fd = ends[0], .events = POLLIN};
  const long result = or_error(poll(&what, 1, 600000));
  pthread_join(writer, NULL);
  return result;
}

// Waits as Ruby's sleep does: until the clock shows more than the deadline.
static long wait_beyond(long (*wait)(const struct timespec* left)) {
  const int64_t deadline = now_on(CLOCK_MONOTONIC) + 600000000000;
  for (;;) {
    const int64_t left = deadline - now_on(CLOCK_MONOTONIC);
    if (left < 0) return 0;
    const struct timespec span = {left / 1000000000, left % 1000000000};
    const long result = wait(&span);
    if (result < 0) return result;
  }
}
static long ppoll_for(const struct timespec* span) {
  struct pollfd what = {.fd = -1};
  return or_error(ppoll(&what, 1, span, NULL));
}
static long sleep_for(const struct timespec* span) { return or_error(nanosleep(span, NULL)); }
static long wait_ppoll_beyond(void) { return wait_beyond(ppoll_for); }
static long wait_nanosleep_beyond(void) { return wait_beyond(sleep_for); }

const struct wait_command* descriptor_waits(void) {
  static const struct wait_command commands[] = {
      {"nanosleep", wait_nanosleep},
      {"clock_nanosleep", wait_clock_nanosleep},
      {"clock_nanosleep_until", wait_clock_nanosleep_until},
      {"usleep", wait_usleep},
      {"sleep", wait_sleep},
      {"thrd_sleep", wait_thrd_sleep},
      {"poll", wait_poll},
      {"ppoll", wait_ppoll},
      {"select", wait_select},
      {"pselect", wait_pselect},
      {"epoll_wait", wait_epoll_wait},
      {"epoll_pwait", wait_epoll_pwait},
      {"epoll_pwait2", wait_epoll_pwait2},
      {"poll_that_gets_data", wait_poll_that_gets_data},
      {"ppoll_beyond", wait_ppoll_beyond},
      {"nanosleep_beyond", wait_nanosleep_beyond},
      {NULL, NULL},
  };
  return commands;
}
