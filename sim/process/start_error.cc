#include "sim/process/start_error.h"

#include <cctype>
#include <cerrno>
#include <system_error>

#include "sim/process/init_protocol.h"

namespace sim {
namespace {

// As Go, in which the container runtimes are written, has the system's words: in lower case.
std::string words(int error) {
  std::string text = std::generic_category().message(error);
  if (!text.empty()) {
    text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
  }
  return text;
}

}  // namespace

StartError start_error(int step, int error, const std::string& program, const std::string& folder) {
  using init_protocol::Step;
  using Reason = StartError::Reason;
  const std::string quoted = "exec: \"" + program + "\": ";
  switch (static_cast<Step>(step)) {
    case Step::kFolder:
      return {Reason::kFolder,
              "chdir to cwd (\"" + folder + "\") set in config.json failed: " + words(error)};
    case Step::kFind:
      return {Reason::kNotFound, quoted + "executable file not found in $PATH"};
    case Step::kStat:
      return {Reason::kNotFound, quoted + "stat " + program + ": " + words(error)};
    case Step::kExecute:
      if (error == ENOENT) return {Reason::kNotFound, "exec " + program + ": " + words(error)};
      if (error == ENOEXEC) {
        return {Reason::kNotExecutable, "exec " + program + ": exec format error"};
      }
      if (error == EACCES) return {Reason::kNotExecutable, quoted + words(error)};
      return {Reason::kResources, quoted + words(error)};
    case Step::kNetwork:
      return {Reason::kSurroundings, "entering the task's network namespace: " + words(error)};
    case Step::kMount:
      return {Reason::kSurroundings, "mounting the task's folder: " + words(error)};
    case Step::kFork:
      break;
  }
  return {Reason::kResources, "starting a process: " + words(error)};
}

}  // namespace sim
