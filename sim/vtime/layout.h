// What the simulator and the preload library share: one file, mapped by both. C and C++.
//
// Only integers, each used atomically. Zero is the state of what is free. Instants are nanoseconds
// since 1970 on the World's clock, so an instant is never 0.
#pragma once

#include <stdint.h>

#define BACKLOT_VTIME_LIBRARY_NAME "libbacklot-vtime.so"
#define BACKLOT_VTIME_FILE_NAME "backlot-vtime.page"
// The environment of a program: where the page is, and whose program it is (may be absent).
#define BACKLOT_VTIME_PAGE_VARIABLE "BACKLOT_VTIME_PAGE"
#define BACKLOT_VTIME_TASK_VARIABLE "BACKLOT_VTIME_TASK"
// The names that the simulator stands in for, by the domain they are under, and where it takes TLS
// for them: `.example.com=127.0.0.1:8443`. If the variable is absent, programs reach what names
// mean to everybody.
#define BACKLOT_VTIME_NAMES_VARIABLE "BACKLOT_VTIME_NAMES"

#define BACKLOT_VTIME_MAGIC 0x626c7674696d6531ULL  // changes with the layout
#define BACKLOT_VTIME_SLOTS 8192
#define BACKLOT_VTIME_TASKS 512

// A slot: one thing that is to happen at an instant, such as the end of a wait or the firing of a
// timer. Its owner writes it, and the simulator makes it happen.
struct backlot_vtime_slot {
  int32_t owner;  // the thread (of a wait) or process it belongs to; 0: the slot is free
  int32_t pid;
  int32_t kind;
  int32_t state;     // of a wait: one of backlot_vtime_state
  int64_t deadline;  // 0: none
  int64_t interval;  // of a timer: 0 if it fires once
  int64_t ticks;     // how often a timer has fired and nobody took note
  int32_t signal;    // of a timer that is a signal: which (0: none), and to which thread (0: any)
  int32_t thread;
  int64_t value;     // what the signal carries, or the file descriptor
  int64_t identity;  // of the file descriptor
};

enum backlot_vtime_kind {
  BACKLOT_VTIME_WAIT = 1,        // a thread waits; it is woken by BACKLOT_VTIME_SIGNAL
  BACKLOT_VTIME_DESCRIPTOR = 2,  // a timerfd; its process is told by BACKLOT_VTIME_SIGNAL
  BACKLOT_VTIME_ALARM = 3,       // alarm() and ITIMER_REAL
  BACKLOT_VTIME_TIMER = 4,       // timer_create()
};

enum backlot_vtime_state {
  BACKLOT_VTIME_IDLE = 0,
  BACKLOT_VTIME_WAITING = 1,
  BACKLOT_VTIME_WOKEN = 2,  // set by the simulator, which then sends the signal
};

// A real-time signal that few programs use; the library keeps programs from blocking it.
#define BACKLOT_VTIME_SIGNAL 57

// How many processes of a task have begun: each draws its randomness from a stream of its own.
struct backlot_vtime_task {
  uint64_t name;  // a hash of the task's name; 0: the entry is free
  uint64_t started;
};

struct backlot_vtime_page {
  uint64_t magic;
  int64_t now;
  int64_t monotonic_zero;  // the instant at which CLOCK_MONOTONIC was 0
  uint64_t seed;
  int32_t used;  // no slot from this one on was ever taken
  int32_t reserved[7];
  struct backlot_vtime_task tasks[BACKLOT_VTIME_TASKS];
  struct backlot_vtime_slot slots[BACKLOT_VTIME_SLOTS];
};
