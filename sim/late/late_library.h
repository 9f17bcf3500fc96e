// Shared libraries that a program loads when they are first used.
//
// libgit2 and GMime bring thirty other libraries along, which cost more time and memory than all
// else that a server needs to start. The program is linked with jumps in place of their functions
// (sim/late/late_library.cmake); whoever uses such a library loads it before its first call.
// Programs that are linked in the usual way, such as tests, have no LateLibrary, and nothing to
// load.
#pragma once

#include <cstddef>

extern "C" {

using LateFunction = void (*)();

struct LateLibrary {
  const char* file;          // `libgit2.so.1.5`
  const char* const* names;  // of the functions, `count` of them
  LateFunction* functions;   // where the jumps go
  std::size_t count;
};

// Where the jumps go before the library is loaded: ends the program with one clear line.
[[noreturn]] void late_library_is_missing();

}  // extern "C"

namespace sim {

// Loads the library and fills in its functions; it stays loaded. Nothing is done for null.
// std::runtime_error with one clear line if it is not there or lacks a function. To be called once,
// before anything of the library is.
void load_late(const LateLibrary* library);

}  // namespace sim
