// The commands that only print.
#include <cstdio>

#include "harness/cli/commands.h"
#include "harness/scenario/read.h"
#include "harness/scenario/saved_take.h"
#include "sim/journal/journal_file.h"
#include "sim/journal/terminal_text.h"

namespace harness {

int schema(const SchemaArguments& arguments, const Platforms& platforms) {
  const std::string text = arguments.of == "world"  ? world_schema(platforms)
                           : arguments.of == "take" ? saved_take_schema()
                                                    : scenario_schema(platforms);
  const bool is_whole = text.ends_with('\n');
  sim::print(stdout, is_whole ? text : text + "\n");
  return kPassed;
}

int version(const VersionArguments&) {
  sim::print(stdout, std::string("backlot ") + BACKLOT_VERSION + " (journal version " +
                         std::to_string(sim::kJournalVersion) + ")\n");
  return kPassed;
}

}  // namespace harness
