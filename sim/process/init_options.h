// What backlot-init is told to do, as it comes from the simulator: init_protocol.h says how. Uses
// nothing but the C library.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace backlot_init {

// The texts live as long as the program.
struct InitOptions {
  const char* folder = nullptr;
  uint64_t memory_bytes = 0;
  bool like_a_container = false;
  bool own_network = false;
  const char* host_name = nullptr;
  const char* mount_from = nullptr;
  const char* mount_at = nullptr;
  const char* exit_socket = nullptr;
  const char* exit_message = nullptr;
  const char* remove = nullptr;
  char** argv = nullptr;
  char** environment = nullptr;
};

// False if the simulator went away first.
bool read_options(int socket, InitOptions& options);

// Reads `size` bytes, however they come. False at an early end.
bool read_fully(int descriptor, void* into, size_t size);

}  // namespace backlot_init
