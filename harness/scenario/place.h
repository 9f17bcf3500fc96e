// The place at which something stands in a file, for messages.
#pragma once

#include <string>

namespace harness {

// Lines and columns count from 1; 0 is for the file as a whole.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

// `file:line:column`, as far as they are known.
std::string to_text(const Place& place);

}  // namespace harness
