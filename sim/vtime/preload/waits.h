// How a thread waits for an instant, or for a system call with a timeout.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <time.h>

// One wait of the calling thread:
//
//   struct vt_wait wait;
//   vt_begin(&wait, deadline);
//   do {
//     result = … a system call with vt_limit(&wait) as its timeout …
//   } while (vt_again(&wait, result == -EINTR, … timed out …));
//   vt_end(&wait);
//
// Waits may nest, as when a signal handler sleeps.
struct vt_wait {
  int64_t deadline;
  int64_t outer;  // the deadline of the wait around this one
  int64_t wakes;
  int64_t wakes_before;
};

void vt_begin(struct vt_wait* wait, int64_t deadline);
// The timeout for the system call of a wait: far away, or nothing if the deadline has passed. It
// can be given as a relative and as an absolute one, and the handler of the simulator's signal ends
// it. The pointer is the same for all waits of the thread.
struct timespec* vt_limit(struct vt_wait* wait);
// True if the wait is to go on: it was interrupted by the simulator's signal and by no other, or
// it timed out before its deadline.
bool vt_again(struct vt_wait* wait, bool interrupted, bool timed_out);
void vt_end(struct vt_wait* wait);
// For waits without a deadline: how many of the simulator's signals this thread has had.
int64_t vt_wakes(void);

void vt_start_waits(void);
// The calling thread has got the simulator's signal. REQUIRES: called by the handler of it.
void vt_wake(void);
