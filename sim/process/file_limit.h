// How many files a process may have open.
#pragma once

namespace sim {

// Lets this process, and every program that it starts from now on, have 65535 files open, or as
// many as the machine lets it: a shell gives 1024, while clouds give containers 65535.
void allow_many_files();

}  // namespace sim
