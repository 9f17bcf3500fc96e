// Linked statically, so that it lives by the machine's clock. Sleeps for so many milliseconds; with
// a second argument, it works for as long.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

int main(int count, char** arguments) {
  const long span = count > 1 ? atol(arguments[1]) : 0;
  printf("up\n");
  fflush(stdout);
  if (count > 2) {
    for (const long long end = now_ms() + span; now_ms() < end;) {
    }
  } else {
    const struct timespec sleep = {span / 1000, span % 1000 * 1000000};
    nanosleep(&sleep, NULL);
  }
  printf("over\n");
  return 0;
}
