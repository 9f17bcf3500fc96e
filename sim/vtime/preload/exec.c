// A program that is started with an environment of its own choosing stays on the clock: what the
// library needs is added to it.
#define _GNU_SOURCE
#include "sim/vtime/preload/exec.h"

#include <alloca.h>
#include <dlfcn.h>
#include <limits.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/vtime/preload/clock_page.h"

#define PRELOAD "LD_PRELOAD="

static char library[PATH_MAX];                   // where this library is
static char preload[sizeof PRELOAD + PATH_MAX];  // LD_PRELOAD=, and nothing else in it
static char page[sizeof BACKLOT_VTIME_PAGE_VARIABLE + PATH_MAX];
static char task[sizeof BACKLOT_VTIME_TASK_VARIABLE + 512];
static char names[sizeof BACKLOT_VTIME_NAMES_VARIABLE + 320];

static void keep(char* to, size_t size, const char* name) {
  const char* value = getenv(name);
  if (!value || (size_t)snprintf(to, size, "%s=%s", name, value) >= size) to[0] = '\0';
}

void vt_start_exec(void) {
  Dl_info self;
  if (!dladdr((void*)(uintptr_t)&vt_start_exec, &self) || !realpath(self.dli_fname, library)) {
    library[0] = '\0';
    return;
  }
  snprintf(preload, sizeof preload, PRELOAD "%s", library);
  keep(page, sizeof page, BACKLOT_VTIME_PAGE_VARIABLE);
  keep(task, sizeof task, BACKLOT_VTIME_TASK_VARIABLE);
  keep(names, sizeof names, BACKLOT_VTIME_NAMES_VARIABLE);
}

static char* find(char* const* environment, const char* entry) {
  const size_t length = (size_t)(strchr(entry, '=') - entry) + 1;
  for (; *environment; ++environment) {
    if (strncmp(*environment, entry, length) == 0) return *environment;
  }
  return NULL;
}

static bool is_complete(char* const* environment) {
  const char* loaded = find(environment, PRELOAD);
  return loaded && strstr(loaded, BACKLOT_VTIME_LIBRARY_NAME) &&
         (!*page || find(environment, page));
}

static size_t count_of(char* const* environment) {
  size_t count = 0;
  while (environment[count]) ++count;
  return count;
}

// REQUIRES: `out` has room for four more entries and a null, `joined` for both LD_PRELOADs.
static void complete(char* const* environment, char** out, char* joined) {
  const char* loaded = find(environment, PRELOAD);
  *out++ = preload;
  if (loaded) {
    strcpy(joined, preload);
    strcat(joined, ":");
    strcat(joined, loaded + strlen(PRELOAD));
    out[-1] = strstr(loaded, BACKLOT_VTIME_LIBRARY_NAME) ? (char*)loaded : joined;
  }
  for (; *environment; ++environment) {
    if (strncmp(*environment, PRELOAD, strlen(PRELOAD)) != 0) *out++ = *environment;
  }
  *out = NULL;
}

static void append_missing(char** environment, char* entry) {
  if (!*entry || find(environment, entry)) return;
  const size_t count = count_of(environment);
  environment[count] = entry;
  environment[count + 1] = NULL;
}

// On the stack: the caller may be the child of vfork(), which shares its parent's heap.
#define VT_COMPLETE(environment)                                               \
  char* const* completed = (environment);                                      \
  if (vt_page() && *library && completed && !is_complete(completed)) {         \
    const char* loaded = find(completed, PRELOAD);                             \
    char** out = alloca((count_of(completed) + 5) * sizeof *out);              \
    char* joined = alloca(sizeof preload + 1 + (loaded ? strlen(loaded) : 0)); \
    complete(completed, out, joined);                                          \
    append_missing(out, page);                                                 \
    append_missing(out, task);                                                 \
    append_missing(out, names);                                                \
    completed = out;                                                           \
  }

typedef int (*exec_type)(const char*, char* const*, char* const*);

VT_EXPORT int execve(const char* path, char* const* arguments, char* const* environment) {
  VT_NEXT(exec_type, execve);
  VT_COMPLETE(environment);
  return execve_next(path, arguments, completed);
}

VT_EXPORT int execvpe(const char* file, char* const* arguments, char* const* environment) {
  VT_NEXT(exec_type, execvpe);
  VT_COMPLETE(environment);
  return execvpe_next(file, arguments, completed);
}

VT_EXPORT int execv(const char* path, char* const* arguments) {
  return execve(path, arguments, environ);
}

VT_EXPORT int execvp(const char* file, char* const* arguments) {
  return execvpe(file, arguments, environ);
}

typedef int (*spawn_type)(pid_t*, const char*, const posix_spawn_file_actions_t*,
                          const posix_spawnattr_t*, char* const*, char* const*);

VT_EXPORT int posix_spawn(pid_t* restrict pid, const char* restrict path,
                          const posix_spawn_file_actions_t* restrict actions,
                          const posix_spawnattr_t* restrict attributes,
                          char* const* restrict arguments, char* const* restrict environment) {
  VT_NEXT(spawn_type, posix_spawn);
  VT_COMPLETE(environment);
  return posix_spawn_next(pid, path, actions, attributes, arguments, completed);
}

VT_EXPORT int posix_spawnp(pid_t* pid, const char* file, const posix_spawn_file_actions_t* actions,
                           const posix_spawnattr_t* attributes, char* const* arguments,
                           char* const* environment) {
  VT_NEXT(spawn_type, posix_spawnp);
  VT_COMPLETE(environment);
  return posix_spawnp_next(pid, file, actions, attributes, arguments, completed);
}
