// How a thread waits, and how it is woken.
//
// The thread publishes its deadline in a slot and waits in a system call with a timeout that is
// far away. When the clock has reached the deadline, the simulator marks the slot and signals the
// thread; the handler sets the timeout to nothing. If the signal comes before the kernel has read
// the timeout, the call does not wait; if it comes later, it interrupts the call. Either way
// nothing is lost, whatever glibc does around the call.
#define _GNU_SOURCE
#include "sim/vtime/preload/waits.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"
#include "sim/vtime/preload/slots.h"

struct vt_thread {
  struct backlot_vtime_slot* slot;
  struct timespec limit;
  volatile int64_t wakes;  // signals of the simulator that this thread has had
  volatile bool woken;     // by one of them, for the wait at hand
};

// initial-exec: the handler must not allocate.
static __thread struct vt_thread self __attribute__((tls_model("initial-exec")));
static pthread_key_t at_thread_exit;

// A timeout that never ends by itself: far away on any clock, and not beyond what the kernel takes.
static const struct timespec kFar = {1LL << 33, 0};
static const int kYieldsForASignal = 100000;

void vt_wake(void) {
  ++self.wakes;
  if (self.slot && __atomic_load_n(&self.slot->state, __ATOMIC_ACQUIRE) == BACKLOT_VTIME_WOKEN) {
    self.limit.tv_sec = 0;
    self.limit.tv_nsec = 0;
    self.woken = true;
  }
}

static void free_at_thread_exit(void* slot) {
  self.slot = NULL;
  vt_free_slot(slot);
}

void vt_start_waits(void) {
  // After exec the process is the same and its threads are gone.
  struct backlot_vtime_slot* left = NULL;
  while ((left = vt_find_slot(BACKLOT_VTIME_WAIT, left))) vt_free_slot(left);
  pthread_key_create(&at_thread_exit, free_at_thread_exit);
}

static int32_t thread_id(void) { return (int32_t)VT_RAW(SYS_gettid, 0, 0, 0, 0, 0, 0); }

// The slot of this very thread. After fork(), `self` names the slot of the parent's thread, and the
// child takes one of its own.
static struct backlot_vtime_slot* own_slot(void) {
  const int32_t id = thread_id();
  if (self.slot && __atomic_load_n(&self.slot->owner, __ATOMIC_ACQUIRE) == id) return self.slot;
  self.slot = vt_take_slot(BACKLOT_VTIME_WAIT, id);
  self.woken = false;
  pthread_setspecific(at_thread_exit, self.slot);
  sigset_t open;
  sigemptyset(&open);
  sigaddset(&open, BACKLOT_VTIME_SIGNAL);
  VT_RAW(SYS_rt_sigprocmask, SIG_UNBLOCK, &open, NULL, 8, 0, 0);
  return self.slot;
}

static void publish(struct backlot_vtime_slot* slot, int64_t deadline) {
  __atomic_store_n(&slot->state, BACKLOT_VTIME_WAITING, __ATOMIC_SEQ_CST);
  __atomic_store_n(&slot->deadline, deadline, __ATOMIC_SEQ_CST);
}

// Ends what publish() began. Once this is done, no signal for the wait is on its way that could
// interrupt what the thread does next.
static void withdraw(struct backlot_vtime_slot* slot) {
  __atomic_store_n(&slot->deadline, 0, __ATOMIC_SEQ_CST);
  const int32_t state = __atomic_exchange_n(&slot->state, BACKLOT_VTIME_IDLE, __ATOMIC_SEQ_CST);
  if (state == BACKLOT_VTIME_WOKEN) {
    // The number of yields has a bound, in case the simulator has died in between.
    for (int i = 0; i < kYieldsForASignal && !self.woken; ++i) sched_yield();
  }
  self.woken = false;
}

void vt_begin(struct vt_wait* wait, int64_t deadline) {
  struct backlot_vtime_slot* slot = own_slot();
  wait->deadline = deadline;
  if (deadline && deadline <= vt_now()) vt_in_vain();
  wait->outer = __atomic_load_n(&slot->deadline, __ATOMIC_RELAXED);
  if (wait->outer) withdraw(slot);
  wait->wakes = wait->wakes_before = self.wakes;
  self.limit = kFar;
  publish(slot, deadline);
}

static bool is_due(const struct vt_wait* wait) {
  return wait->deadline != 0 && vt_now() >= wait->deadline;
}

struct timespec* vt_limit(struct vt_wait* wait) {
  wait->wakes = self.wakes;
  self.limit = kFar;
  __atomic_signal_fence(__ATOMIC_SEQ_CST);
  // If the simulator's signal came before the limit was set to kFar, the deadline is seen to have
// passed here; if it comes later, its handler sets the limit to nothing.
  if (is_due(wait)) self.limit = (struct timespec){0, 0};
  return &self.limit;
}

bool vt_again(struct vt_wait* wait, bool interrupted, bool timed_out) {
  if (is_due(wait)) return interrupted;  // the call is made once more: it reports what is ready now
  const bool again = interrupted ? self.wakes != wait->wakes : timed_out;
  if (again && self.woken) {
    // The wake-up was meant for the wait before this one, so the deadline is published again.
    self.woken = false;
    publish(self.slot, wait->deadline);
  }
  return again;
}

void vt_end(struct vt_wait* wait) {
  const int error = errno;
  struct backlot_vtime_slot* slot = self.slot;
  withdraw(slot);
  // Signals that came during this wait do not interrupt a wait around it.
  self.wakes = wait->wakes_before;
  if (wait->outer) {
    if (vt_now() >= wait->outer) {
      self.limit = (struct timespec){0, 0};
    } else {
      self.limit = kFar;
      publish(slot, wait->outer);
      if (vt_now() >= wait->outer) self.limit = (struct timespec){0, 0};
    }
  }
  errno = error;
}

int64_t vt_wakes(void) { return self.wakes; }
