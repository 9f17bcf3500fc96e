// Chance from the World's seed, as far as it is asked for through the C library: each process has
// a stream of its own, told by its task and by how many processes of it began before.
#define _GNU_SOURCE
#include "sim/vtime/preload/randomness.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "sim/vtime/preload/clock_page.h"
#include "sim/vtime/preload/raw.h"

#define MARKABLE 4096

static uint64_t stream;
static uint64_t position;
// Which descriptors were opened on /dev/urandom or /dev/random.
static uint64_t marked[MARKABLE / 64];

// SplitMix64.
static uint64_t mix(uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

static uint64_t hash_of(const char* text) {
  uint64_t hash = 0xcbf29ce484222325ULL;
  for (; *text; ++text) hash = (hash ^ (unsigned char)*text) * 0x100000001b3ULL;
  return hash ? hash : 1;
}

// How many processes of the task began before this one.
static uint64_t count_start(uint64_t task) {
  for (uint64_t i = 0; i < BACKLOT_VTIME_TASKS; ++i) {
    struct backlot_vtime_task* entry = &vt_page()->tasks[(task + i) % BACKLOT_VTIME_TASKS];
    uint64_t name = 0;
    if (__atomic_compare_exchange_n(&entry->name, &name, task, false, __ATOMIC_ACQ_REL,
                                    __ATOMIC_ACQUIRE) ||
        name == task) {
      return __atomic_fetch_add(&entry->started, 1, __ATOMIC_ACQ_REL);
    }
  }
  return 0;
}

void vt_start_randomness(bool forked) {
  static uint64_t task;
  if (!forked) {
    const char* name = getenv(BACKLOT_VTIME_TASK_VARIABLE);
    task = hash_of(name ? name : "");
  }
  stream = mix(vt_page()->seed ^ mix(task ^ mix(count_start(task))));
  position = 0;
}

static void draw(void* to, size_t count) {
  unsigned char* out = to;
  while (count > 0) {
    const uint64_t at = __atomic_fetch_add(&position, 1, __ATOMIC_RELAXED);
    const uint64_t word = mix(stream + at * 0x9e3779b97f4a7c15ULL);
    const size_t part = count < sizeof word ? count : sizeof word;
    memcpy(out, &word, part);
    out += part;
    count -= part;
  }
}

// ---- functions ------------------------------------------------------------------------------

VT_EXPORT ssize_t getrandom(void* to, size_t count, unsigned flags) {
  if (!vt_page()) return vt_result(VT_RAW_WAITING(SYS_getrandom, to, count, flags, 0, 0, 0));
  if (flags & ~(unsigned)(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE)) return vt_result(-EINVAL);
  draw(to, count);
  return (ssize_t)count;
}

VT_EXPORT int getentropy(void* to, size_t count) {
  if (count > 256) return (int)vt_result(-EIO);
  for (size_t done = 0; done < count;) {
    const ssize_t part = getrandom((char*)to + done, count - done, 0);
    if (part < 0 && errno != EINTR) return -1;
    if (part > 0) done += (size_t)part;
  }
  return 0;
}

VT_EXPORT void arc4random_buf(void* to, size_t count) {
  typedef void (*type)(void*, size_t);
  VT_NEXT(type, arc4random_buf);
  if (!vt_page()) return arc4random_buf_next(to, count);
  draw(to, count);
}

VT_EXPORT uint32_t arc4random(void) {
  uint32_t value = 0;
  arc4random_buf(&value, sizeof value);
  return value;
}

VT_EXPORT uint32_t arc4random_uniform(uint32_t bound) {
  if (bound < 2) return 0;
  const uint32_t unfair = -bound % bound;
  uint32_t value = 0;
  do {
    value = arc4random();
  } while (value < unfair);
  return value % bound;
}

// ---- devices --------------------------------------------------------------------------------

static bool is_device(const char* path) {
  return path[0] == '/' && (strcmp(path, "/dev/urandom") == 0 || strcmp(path, "/dev/random") == 0);
}

static int opened(int fd, const char* path) {
  if (fd >= 0 && fd < MARKABLE && is_device(path) && vt_page()) {
    __atomic_fetch_or(&marked[fd / 64], 1ULL << (fd % 64), __ATOMIC_RELAXED);
  }
  return fd;
}

// A mark outlives close(), so the descriptor is looked at as well.
static bool is_open_on_device(int fd) {
  if (fd < 0 || fd >= MARKABLE) return false;
  if (!(__atomic_load_n(&marked[fd / 64], __ATOMIC_RELAXED) >> (fd % 64) & 1)) return false;
  struct stat status;
  if (fstat(fd, &status) == 0 && S_ISCHR(status.st_mode) && major(status.st_rdev) == 1 &&
      (minor(status.st_rdev) == 8 || minor(status.st_rdev) == 9)) {
    return true;
  }
  __atomic_fetch_and(&marked[fd / 64], ~(1ULL << (fd % 64)), __ATOMIC_RELAXED);
  return false;
}

static int open_at(int folder, const char* path, int flags, mode_t mode) {
  const long fd = VT_RAW_WAITING(SYS_openat, folder, path, flags, mode, 0, 0);
  return fd < 0 ? (int)vt_result(fd) : opened((int)fd, path);
}

static mode_t mode_of(int flags, va_list rest) {
  const bool creates = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
  return creates ? (mode_t)va_arg(rest, int) : 0;
}

#define VT_OPEN(name)                                    \
  VT_EXPORT int name(const char* path, int flags, ...) { \
    va_list rest;                                        \
    va_start(rest, flags);                               \
    const mode_t mode = mode_of(flags, rest);            \
    va_end(rest);                                        \
    return open_at(AT_FDCWD, path, flags, mode);         \
  }

#define VT_OPENAT(name)                                              \
  VT_EXPORT int name(int folder, const char* path, int flags, ...) { \
    va_list rest;                                                    \
    va_start(rest, flags);                                           \
    const mode_t mode = mode_of(flags, rest);                        \
    va_end(rest);                                                    \
    return open_at(folder, path, flags, mode);                       \
  }

VT_OPEN(open)
VT_OPEN(open64)
VT_OPENAT(openat)
VT_OPENAT(openat64)

VT_EXPORT int __open_2(const char* path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }
VT_EXPORT int __open64_2(const char* path, int flags) { return open_at(AT_FDCWD, path, flags, 0); }

VT_EXPORT ssize_t read(int fd, void* to, size_t count) {
  if (__builtin_expect(is_open_on_device(fd), 0)) {
    draw(to, count);
    return (ssize_t)count;
  }
  return vt_result(VT_RAW_WAITING(SYS_read, fd, to, count, 0, 0, 0));
}

VT_EXPORT ssize_t __read_chk(int fd, void* to, size_t count, size_t size) {
  if (count > size) __builtin_trap();
  return read(fd, to, count);
}

static ssize_t read_cookie(void* cookie, char* to, size_t count) {
  (void)cookie;
  draw(to, count);
  return (ssize_t)count;
}

static FILE* open_device(const char* path, const char* mode) {
  if (!is_device(path) || mode[0] != 'r' || !vt_page()) return NULL;
  const cookie_io_functions_t functions = {.read = read_cookie};
  return fopencookie(NULL, mode, functions);
}

typedef FILE* (*fopen_type)(const char*, const char*);

VT_EXPORT FILE* fopen(const char* restrict path, const char* restrict mode) {
  VT_NEXT(fopen_type, fopen);
  FILE* device = open_device(path, mode);
  return device ? device : fopen_next(path, mode);
}

VT_EXPORT FILE* fopen64(const char* restrict path, const char* restrict mode) {
  VT_NEXT(fopen_type, fopen64);
  FILE* device = open_device(path, mode);
  return device ? device : fopen64_next(path, mode);
}
