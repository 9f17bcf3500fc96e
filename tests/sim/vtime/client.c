#include "tests/sim/vtime/client.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

int64_t now_on(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

struct timespec in(clockid_t clock, int64_t seconds) {
  struct timespec at;
  clock_gettime(clock, &at);
  at.tv_sec += seconds;
  return at;
}

long or_error(long result) { return result == -1 ? -errno : result; }

static int run(const struct wait_command* commands, const char* name) {
  for (; commands->name; ++commands) {
    if (strcmp(commands->name, name) != 0) continue;
    const int64_t real = now_on(CLOCK_REALTIME);
    const int64_t steady = now_on(CLOCK_MONOTONIC);
    const long result = commands->wait();
    const int64_t passed = now_on(CLOCK_MONOTONIC) - steady;
    if (now_on(CLOCK_REALTIME) - real != passed) printf("the clocks differ\n");
    if (result < 0) {
      printf("%s passed=%lld\n", strerrorname_np((int)-result), (long long)passed);
    } else {
      printf("%ld passed=%lld\n", result, (long long)passed);
    }
    return 1;
  }
  return 0;
}

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const char* name = arguments[1];
  if (run(descriptor_waits(), name) || run(lock_waits(), name) || run(timer_waits(), name) ||
      run(other_commands(), name)) {
    return 0;
  }
  fprintf(stderr, "no command %s\n", name);
  return 2;
}
