// Something that is said to a local server when its owner is gone, and when the simulator is,
// whatever way that ends.
#pragma once

#include <string>

#include "sim/process/init_process.h"

namespace sim {

class LastWords {
 public:
  // Has a process of its own write `words` to the Unix socket at `path` when this object, or the
  // simulator, is gone, and wait for up to 10 s until the server closes the connection. ~LastWords
  // waits for that. What cannot be said is not. StartError if there can be no such process.
  LastWords(std::string path, std::string words);

 private:
  InitProcess guard_;
};

}  // namespace sim
