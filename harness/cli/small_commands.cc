// The commands that only print.
#include <cstdio>

#include "harness/cli/commands.h"
#include "harness/scenario/read.h"
#include "sim/journal/journal_file.h"

namespace harness {

int schema(const SchemaArguments& arguments, const Platforms& platforms) {
  const std::string text =
      arguments.of == "world" ? world_schema(platforms) : scenario_schema(platforms);
  std::fputs(text.c_str(), stdout);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stdout);
  return kPassed;
}

int version(const VersionArguments&) {
  std::printf("backlot %s (journal version %d)\n", BACKLOT_VERSION, sim::kJournalVersion);
  return kPassed;
}

}  // namespace harness
