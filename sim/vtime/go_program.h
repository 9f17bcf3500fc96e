// Tells programs of Go from others.
#pragma once

#include <string>

namespace sim::vtime {

// Whether the program in this file was made by Go's linker. Programs of Go ask the kernel for the
// time and sleep by it, whatever C library they are linked to. False for a file that cannot be
// read.
bool is_go_program(const std::string& path);

}  // namespace sim::vtime
