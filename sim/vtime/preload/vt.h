// The inside of the preload library: the page, and how a thread waits for an instant of it.
#pragma once

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

#include "sim/vtime/layout.h"

// What programs call in place of the C library's own; all else is hidden.
#define VT_EXPORT __attribute__((visibility("default")))

#define VT_SECOND 1000000000LL

// ---- the page (page.c) ----------------------------------------------------------------------

// Null if the program was not started by a simulator: then every function is the C library's own.
struct backlot_vtime_page* vt_page(void);
int64_t vt_now(void);
// The calling thread has waited for no time. A program that goes on doing so until the clock shows
// more than its deadline, as Ruby's sleep does, would do so for ever: every clock goes on while it
// is asked, but the page's. So if a thread does it often at one instant, the time of its process
// is a nanosecond later.
void vt_in_vain(void);
// The C library's own function `name`, of symbol version `version` if that exists.
void* vt_next(const char* name, const char* version);

// Declares name_next, which is the C library's own `name`.
#define VT_NEXT(type, name) \
  static type name##_next;  \
  if (!name##_next) name##_next = (type)vt_next(#name, (const char*)0)

// ---- instants (instants.c) ------------------------------------------------------------------

// Whether the page has the time of that clock. Clocks of CPU time stay real.
bool vt_is_virtual(clockid_t clock);
int64_t vt_clock(clockid_t clock);
bool vt_is_timespec(const struct timespec* span);
int64_t vt_nanoseconds(const struct timespec* span);
struct timespec vt_timespec(int64_t nanoseconds);
// The instant that is `nanoseconds` from now, or at which `clock` shows `at`. An instant more than
// a century away is 0: none.
int64_t vt_after(int64_t nanoseconds);
int64_t vt_at(clockid_t clock, const struct timespec* at);
// What is left until `deadline`; 0 if it has passed.
int64_t vt_left(int64_t deadline);

// ---- slots (slots.c) ------------------------------------------------------------------------

// A free slot of the page, taken for `owner`. Never null: without one the program cannot go on.
struct backlot_vtime_slot* vt_take_slot(int32_t kind, int32_t owner);
void vt_free_slot(struct backlot_vtime_slot* slot);
// The first slot of this process and `kind` from `from` on; null if there is none.
struct backlot_vtime_slot* vt_find_slot(int32_t kind, struct backlot_vtime_slot* from);
void vt_set_timer(struct backlot_vtime_slot* slot, int64_t deadline, int64_t interval);

// ---- waits (waits.c) ------------------------------------------------------------------------

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
// Timeouts that end when the simulator says so: far away, or nothing if the deadline has passed.
// Relative and absolute both. The pointer is the same for all waits of the thread.
struct timespec* vt_limit(struct vt_wait* wait);
// True if the wait is to go on: it was interrupted by the simulator's signal and by no other, or
// it timed out before its deadline.
bool vt_again(struct vt_wait* wait, bool interrupted, bool timed_out);
void vt_end(struct vt_wait* wait);
// For waits without a deadline: how many of the simulator's signals this thread has had.
int64_t vt_wakes(void);

// ---- signals (signals.c) --------------------------------------------------------------------

void vt_install_handler(void (*handler)(int));
// A copy of `set` in `copy` that leaves the simulator's signal open. Null stays null.
const sigset_t* vt_open_mask(const sigset_t* set, sigset_t* copy);

// ---- called when the library starts, and by the handler -------------------------------------

void vt_start_waits(void);
void vt_start_randomness(bool forked);
void vt_start_exec(void);
void vt_fire_descriptors(void);
