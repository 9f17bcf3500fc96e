// Packets that this machine has sent to itself and not yet delivered.
//
// On a busy machine the kernel puts their delivery off: all programs may sleep, and one of them is
// about to be woken by what another, or the simulator, sent long ago.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/vtime/thread_files.h"

namespace sim::vtime {

class Packets {
 public:
  // Notes how many have been delivered so far.
  void look();
  // True if no packet has been delivered since look(), and none waits; also if the kernel does not
  // say.
  bool are_still() const;

 private:
  struct Counts {
    std::uint64_t delivered = 0;
    std::uint64_t waiting = 0;
  };
  Counts read() const;

  // https://docs.kernel.org/networking/scaling.html: /proc/net/softnet_stat, a line a processor.
  ProcFile file_{"/proc/net/softnet_stat", true};
  mutable std::vector<char> buffer_ = std::vector<char>(std::size_t{128} * 1024);
  std::uint64_t delivered_ = 0;
};

}  // namespace sim::vtime
