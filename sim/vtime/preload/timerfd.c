// timerfd: an eventfd in disguise, which counts and is read in the same way.
//
// When the simulator says that a timer has fired, the handler adds to the eventfd.
#define _GNU_SOURCE
#include "sim/vtime/preload/timerfd.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "sim/vtime/preload/instants.h"
#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"
#include "sim/vtime/preload/slots.h"

static bool any_descriptors;

// A number of the eventfd behind `fd` that no other has; 0 if there is none behind it. A
// descriptor may have been closed and used again without our knowledge. No formatted reading: the
// handler comes here.
static int64_t identity_of(int fd) {
  char path[40] = "/proc/self/fdinfo/";
  char digits[12];
  size_t count = 0;
  for (unsigned rest = (unsigned)fd; count == 0 || rest != 0; rest /= 10) {
    digits[count++] = (char)('0' + rest % 10);
  }
  for (size_t end = strlen(path); count > 0; ++end) path[end] = digits[--count];
  char text[512];
  const long info = VT_RAW(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0, 0, 0);
  if (info < 0) return 0;
  const long length = VT_RAW(SYS_read, info, text, sizeof text - 1, 0, 0, 0);
  VT_RAW(SYS_close, info, 0, 0, 0, 0, 0);
  text[length > 0 ? length : 0] = '\0';
  const char* at = strstr(text, "eventfd-id:");
  if (!at) return strstr(text, "eventfd-count:") ? 1 : 0;  // before Linux 5.2
  int64_t id = 2;
  for (at += strlen("eventfd-id:"); *at == ' ' || *at == '\t'; ++at) {
  }
  for (; *at >= '0' && *at <= '9'; ++at) id = id * 10 + (*at - '0');
  return id;
}

static struct backlot_vtime_slot* slot_of(int fd) {
  struct backlot_vtime_slot* slot = NULL;
  while ((slot = vt_find_slot(BACKLOT_VTIME_DESCRIPTOR, slot))) {
    if (slot->value == fd) return slot;
    ++slot;
  }
  return NULL;
}

void vt_fire_descriptors(void) {
  if (!any_descriptors) return;
  struct backlot_vtime_slot* slot = NULL;
  while ((slot = vt_find_slot(BACKLOT_VTIME_DESCRIPTOR, slot))) {
    const uint64_t ticks = (uint64_t)__atomic_exchange_n(&slot->ticks, 0, __ATOMIC_ACQ_REL);
    if (ticks != 0) {
      if (identity_of((int)slot->value) == slot->identity) {
        VT_RAW(SYS_write, slot->value, &ticks, sizeof ticks, 0, 0, 0);
      } else {
        vt_free_slot(slot);
      }
    }
    ++slot;
  }
}

VT_EXPORT int timerfd_create(int clock, int flags) {
  if (!vt_page() || !vt_is_virtual(clock)) {
    return (int)vt_result(VT_RAW(SYS_timerfd_create, clock, flags, 0, 0, 0, 0));
  }
  const int fd = eventfd(
      0, (flags & TFD_CLOEXEC ? EFD_CLOEXEC : 0) | (flags & TFD_NONBLOCK ? EFD_NONBLOCK : 0));
  if (fd < 0) return fd;
  struct backlot_vtime_slot* slot = slot_of(fd);  // left by a timerfd of this number that was closed
  if (!slot) slot = vt_take_slot(BACKLOT_VTIME_DESCRIPTOR, getpid());
  vt_set_timer(slot, 0, 0);
  slot->value = fd;
  slot->signal = clock;
  slot->identity = identity_of(fd);
  any_descriptors = true;
  return fd;
}

static void show(const struct backlot_vtime_slot* slot, struct itimerspec* out) {
  const int64_t deadline = __atomic_load_n(&slot->deadline, __ATOMIC_ACQUIRE);
  out->it_interval = vt_timespec(slot->interval);
  out->it_value = vt_timespec(deadline ? vt_left(deadline) : 0);
}

static void forget_ticks(int fd) {
  struct pollfd ready = {.fd = fd, .events = POLLIN};
  uint64_t ticks = 0;
  if (poll(&ready, 1, 0) == 1) VT_RAW(SYS_read, fd, &ticks, sizeof ticks, 0, 0, 0);
}

VT_EXPORT int timerfd_settime(int fd, int flags, const struct itimerspec* to,
                              struct itimerspec* before) {
  struct backlot_vtime_slot* slot = vt_page() ? slot_of(fd) : NULL;
  if (!slot) return (int)vt_result(VT_RAW(SYS_timerfd_settime, fd, flags, to, before, 0, 0));
  if (!vt_is_timespec(&to->it_value) || !vt_is_timespec(&to->it_interval)) {
    return (int)vt_result(-EINVAL);
  }
  if (before) show(slot, before);
  forget_ticks(fd);
  const int64_t value = vt_nanoseconds(&to->it_value);
  const int64_t deadline = value == 0                  ? 0
                           : flags & TFD_TIMER_ABSTIME ? vt_at(slot->signal, &to->it_value)
                                                       : vt_after(value);
  vt_set_timer(slot, deadline, vt_nanoseconds(&to->it_interval));
  return 0;
}

VT_EXPORT int timerfd_gettime(int fd, struct itimerspec* out) {
  struct backlot_vtime_slot* slot = vt_page() ? slot_of(fd) : NULL;
  if (!slot) return (int)vt_result(VT_RAW(SYS_timerfd_gettime, fd, out, 0, 0, 0, 0));
  show(slot, out);
  return 0;
}
