#include "sim/process/file_limit.h"

#include <sys/resource.h>

#include <algorithm>

namespace sim {

void allow_many_files() {
  constexpr rlim_t kMostFiles = 65535;
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kMostFiles) return;
  limit.rlim_cur = std::min(limit.rlim_max, kMostFiles);
  ::setrlimit(RLIMIT_NOFILE, &limit);  // without it, looking at programs is only slower
}

}  // namespace sim
