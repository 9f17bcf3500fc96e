// What backlot-init does for an ExitMessage before it ends. Uses nothing but the C library.
#pragma once

namespace backlot_init {

// Writes `message` to the Unix socket at `path`, and waits for up to 10 s until whoever serves it
// has closed the connection. Does nothing if `path` is "" or nobody answers there.
void send_exit_message(const char* path, const char* message);

}  // namespace backlot_init
