// Finds the clock page and maps it, once.
#define _GNU_SOURCE
#include "sim/vtime/preload/clock_page.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sim/vtime/preload/raw.h"

static struct backlot_vtime_page* mapped;
static bool looked_for;

static void die(const char* path, const char* why) {
  const char* parts[] = {"libbacklot-vtime: cannot use the clock page ", path, ": ", why, "\n"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; ++i) {
    VT_RAW(SYS_write, 2, parts[i], strlen(parts[i]), 0, 0, 0);
  }
  _exit(127);
}

static void start(void) {
  looked_for = true;
  const char* path = getenv(BACKLOT_VTIME_PAGE_VARIABLE);
  if (!path) return;
  const long fd = VT_RAW(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0, 0, 0);
  // The World has ended, or the program cannot see its folder. With the real clock it would do
  // what nobody could explain.
  if (fd < 0) die(path, "it cannot be opened");
  struct stat status;
  if (fstat((int)fd, &status) != 0 || status.st_size != sizeof *mapped) die(path, "wrong size");
  void* at = mmap(NULL, sizeof *mapped, PROT_READ | PROT_WRITE, MAP_SHARED, (int)fd, 0);
  VT_RAW(SYS_close, fd, 0, 0, 0, 0, 0);
  if (at == MAP_FAILED) die(path, "it cannot be mapped");
  mapped = at;
  if (mapped->magic != BACKLOT_VTIME_MAGIC) die(path, "it is of another version");
  vt_start_all();
}

// Other libraries' constructors may ask for the time before ours has run.
__attribute__((constructor(101))) static void construct(void) {
  if (!looked_for) start();
}

struct backlot_vtime_page* vt_page(void) {
  if (__builtin_expect(!looked_for, 0)) start();
  return mapped;
}

// By how many nanoseconds the time of this process is ahead of the page's: see vt_in_vain().
static int64_t ahead;

int64_t vt_now(void) {
  const int64_t now = __atomic_load_n(&mapped->now, __ATOMIC_SEQ_CST);
  const int64_t own = __atomic_load_n(&ahead, __ATOMIC_RELAXED);
  return own > now ? own : now;
}

void vt_in_vain(void) {
  static const int kOften = 100;
  static __thread int64_t at __attribute__((tls_model("initial-exec")));
  static __thread int times __attribute__((tls_model("initial-exec")));
  const int64_t now = vt_now();
  times = at == now ? times + 1 : 1;
  at = now;
  if (times < kOften) return;
  times = 0;
  int64_t before = __atomic_load_n(&ahead, __ATOMIC_RELAXED);
  // If another thread was quicker, `ahead` is as far as this already, or further.
  if (before <= now) {
    __atomic_compare_exchange_n(&ahead, &before, now + 1, false, __ATOMIC_RELAXED,
                                __ATOMIC_RELAXED);
  }
}

void* vt_next(const char* name, const char* version) {
  void* found = version ? dlvsym(RTLD_NEXT, name, version) : NULL;
  if (!found) found = dlsym(RTLD_NEXT, name);
  if (!found) die(name, "the C library has no such function");
  return found;
}
