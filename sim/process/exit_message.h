// A message, such as a request, that a local server gets when the object that stands for it is
// gone, or the simulator is, whatever way that ends.
#pragma once

#include <string>

#include "sim/process/init_process.h"

namespace sim {

class ExitMessage {
 public:
  // Has a process of its own write `message` to the Unix socket at `path` when this object, or the
  // simulator, is gone, and wait for up to 10 s until the server closes the connection. Nothing is
  // sent if nobody serves the socket.
  // ~ExitMessage waits for that. What cannot be said is not. StartError if there can be no such
  // process.
  ExitMessage(std::string path, std::string message);

 private:
  InitProcess guard_;
};

}  // namespace sim
