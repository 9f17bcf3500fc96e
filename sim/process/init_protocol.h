// What backlot-init and the simulator say to each other, on a stream socket that is descriptor 3 of
// backlot-init.
//
// The simulator begins: a 32-bit length (the machine's own order), then texts, each with a NUL
// behind it: the folder; the memory limit in bytes (0: none); 1 if signals go as in a container;
// 1 if descriptor 4 is a network namespace to enter, and the host name to have in it; a folder to
// mount and where ("": nothing is mounted); a Unix socket, and what is said to it at the very end
// if the simulator has not heard of the command's (""); a folder to remove then (""); the arguments
// (none: it runs nothing, and waits for the simulator's end); the environment (`NAME=value`). A
// list is its length and then its texts.
// backlot-init answers a line: `started PID`, or `failed STEP ERRNO` and ends.
// From then on each byte from the simulator is a signal's number, answered with `signalled` once it
// was delivered, and the last word of backlot-init is `exited CODE OOM`: everything has ended and
// has been reaped.
#pragma once

namespace sim::init_protocol {

inline constexpr int kControlDescriptor = 3;
inline constexpr int kNetworkDescriptor = 4;

// What was being done when the command could not be started.
enum class Step {
  kFork = 1,
  kFolder = 2,   // entering the working folder
  kStat = 3,     // looking at the program, named by its path
  kFind = 4,     // looking the program up in PATH
  kExecute = 5,  // executing what was found
  kNetwork = 6,
  kMount = 7,
};

}  // namespace sim::init_protocol
