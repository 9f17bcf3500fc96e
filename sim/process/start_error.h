// Why a command could not be started.
#pragma once

#include <stdexcept>
#include <string>

namespace sim {

class StartError : public std::runtime_error {
 public:
  enum class Reason {
    kFolder,         // the working folder is missing or cannot be entered
    kNotFound,       // no program of that name in PATH, or no file at that path
    kNotExecutable,  // it may not be executed, or is no program
    kResources,      // the system gave no process, memory or descriptor
    kSurroundings,   // what the simulator puts around a command could not be made here
  };
  // what() is in the words of the container runtime (runc), for `program` and `folder`:
  // `exec: "nod": executable file not found in $PATH`. That of kSurroundings is in the simulator's
  // own, as no runtime would say it.
  StartError(Reason reason, const std::string& what) : std::runtime_error(what), reason_(reason) {}
  Reason reason() const { return reason_; }

 private:
  Reason reason_;
};

// The error for what backlot-init reports: a Step of init_protocol.h and an errno.
StartError start_error(int step, int error, const std::string& program, const std::string& folder);

}  // namespace sim
