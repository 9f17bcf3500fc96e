#include <cstdio>

#include "harness/cli/commands.h"
#include "harness/evidence/import.h"
#include "harness/report/text.h"
#include "sim/journal/terminal_text.h"

namespace harness {
namespace {

std::string counted(std::uint64_t count, const std::string& one, const std::string& several) {
  return grouped(count) + " " + (count == 1 ? one : several);
}

}  // namespace

int import_files(const ImportArguments& arguments) {
  const evidence::ImportResult result = evidence::import_evidence(arguments.options);
  std::string text = counted(result.facts, "fact", "facts") + " from " +
                     counted(result.files, "file", "files") + " in " + arguments.options.folder +
                     "/facts.jsonl";
  if (result.repeated > 0) text += ", " + grouped(result.repeated) + " told again";
  if (result.left_out > 0) text += ", " + grouped(result.left_out) + " outside of the time";
  text += "\n";
  if (result.not_understood > 0 || result.troubles > 0) {
    text += "not understood: " + counted(result.not_understood, "thing", "things") + "; " +
            counted(result.troubles, "trouble", "troubles") +
            " with files: " + arguments.options.folder + "/report.md says which\n";
  }
  if (!result.mapping.empty()) text += "pseudonyms: " + result.mapping + "\n";
  sim::print(stdout, text);
  if (result.facts > 0) return kPassed;
  sim::print(stderr, "backlot: nothing of this is evidence\n");
  return kFailed;
}

}  // namespace harness
