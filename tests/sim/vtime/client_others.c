// Processes, clocks, randomness, and programs that do not behave.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/sim/vtime/client.h"

static long run_forked(void) {
  const pid_t child = fork();
  if (child == 0) {
    sleep(300);
    _exit(3);
  }
  sleep(100);
  int status = 0;
  waitpid(child, &status, 0);
  return WEXITSTATUS(status);
}

static long run_exec_with_an_empty_environment(void) {
  fflush(stdout);
  char self[] = "/proc/self/exe";
  char command[] = "sleep";
  char* const arguments[] = {self, command, NULL};
  char* const nothing[] = {NULL};
  const pid_t child = fork();
  if (child == 0) {
    execve(self, arguments, nothing);
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WEXITSTATUS(status);
}

static long show_clocks(void) {
  struct timeval day;
  gettimeofday(&day, NULL);
  struct timespec utc;
  timespec_get(&utc, TIME_UTC);
  struct timespec raw;
  syscall(SYS_clock_gettime, CLOCK_REALTIME, &raw);
  struct timespec resolution;
  clock_getres(CLOCK_MONOTONIC_COARSE, &resolution);
  printf("realtime=%lld coarse=%lld time=%lld day=%lld.%06lld utc=%lld syscall=%lld\n",
         (long long)now_on(CLOCK_REALTIME), (long long)now_on(CLOCK_REALTIME_COARSE),
         (long long)time(NULL), (long long)day.tv_sec, (long long)day.tv_usec,
         (long long)utc.tv_sec, (long long)raw.tv_sec);
  printf("monotonic=%lld coarse=%lld raw=%lld boottime=%lld resolution=%ld\n",
         (long long)now_on(CLOCK_MONOTONIC), (long long)now_on(CLOCK_MONOTONIC_COARSE),
         (long long)now_on(CLOCK_MONOTONIC_RAW), (long long)now_on(CLOCK_BOOTTIME),
         resolution.tv_nsec);
  return 0;
}

static long work_by_the_cpu_clock(void) {
  const int64_t from = now_on(CLOCK_PROCESS_CPUTIME_ID);
  while (now_on(CLOCK_PROCESS_CPUTIME_ID) - from < 20000000) {
  }
  return 0;
}

static void show(const char* what, const unsigned char* bytes, size_t count) {
  printf("%s=", what);
  for (size_t i = 0; i < count; ++i) printf("%02x", bytes[i]);
  printf("\n");
}
static long show_randomness(void) {
  unsigned char bytes[12] = {0};
  if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) return -errno;
  show("getrandom", bytes, sizeof bytes);
  if (getentropy(bytes, sizeof bytes) != 0) return -errno;
  show("getentropy", bytes, sizeof bytes);
  const int fd = open("/dev/urandom", O_RDONLY);
  if (read(fd, bytes, sizeof bytes) != sizeof bytes) return -errno;
  show("urandom", bytes, sizeof bytes);
  close(fd);
  FILE* file = fopen("/dev/random", "r");
  if (fread(bytes, 1, sizeof bytes, file) != sizeof bytes) return -errno;
  show("random", bytes, sizeof bytes);
  fclose(file);
  fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes) _exit(1);
    show("child", bytes, sizeof bytes);
    exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

static long spin_on_the_clock(void) {
  const int64_t from = now_on(CLOCK_MONOTONIC);
  while (now_on(CLOCK_MONOTONIC) - from < 1000000000) {
  }
  return 0;
}

const struct wait_command* other_commands(void) {
  static const struct wait_command commands[] = {
      {"fork", run_forked},
      {"exec_with_an_empty_environment", run_exec_with_an_empty_environment},
      {"clocks", show_clocks},
      {"cpu_clock", work_by_the_cpu_clock},
      {"randomness", show_randomness},
      {"spin", spin_on_the_clock},
      {NULL, NULL},
  };
  return commands;
}
