#include <cstdio>

#include "harness/cli/commands.h"
#include "harness/cli/files.h"
#include "harness/scenario/operations.h"
#include "harness/scenario/read.h"

namespace harness {
namespace {

std::string counted(int count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

int check(const CheckArguments& arguments) {
  int scenarios = 0;
  int worlds = 0;
  std::string problems;
  Operations operations;
  for (const FoundFile& file : find_files(arguments.paths)) {
    try {
      if (file.kind == FileKind::kWorld) {
        ++worlds;
        read_world(file.path);
      } else {
        ++scenarios;
        Problems unknown;
        operations.check(read_scenario(file.path), unknown);
        unknown.throw_if_any();
      }
    } catch (const FileErrors& errors) {
      problems += std::string(errors.what()) + "\n";
    }
  }
  if (!problems.empty()) {
    std::fputs(problems.c_str(), stderr);
    return kBadCall;
  }
  std::printf("%s and %s: nothing is wrong\n", counted(scenarios, "scenario").c_str(),
              counted(worlds, "world").c_str());
  return kPassed;
}

}  // namespace harness
