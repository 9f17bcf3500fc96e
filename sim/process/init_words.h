// What backlot-init says to somebody else before it ends. Uses nothing but the C library.
#pragma once

namespace backlot_init {

// Writes `words` to the Unix socket at `path`, and waits for up to 10 s until whoever serves it has
// closed the connection. Does nothing if `path` is "" or nobody answers there.
void say_last_words(const char* path, const char* words);

}  // namespace backlot_init
