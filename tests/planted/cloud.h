// What the workers do with AWS beyond the calls of the platform's stand-ins, in the words of what
// it is for.
#pragma once

#include <string>
#include <vector>

#include "harness/webordinary/standins/cloud.h"
#include "tests/planted/worker.h"

namespace planted {

// The pauses between attempts: 1 s, 2 s, 4 s, … 30 s.
class Backoff {
 public:
  sim::Duration next();

 private:
  sim::Duration last_{};
};

// Sends, and does not give up.
sim::Task<> send_surely(Worker& worker, std::string url, std::string body);

// A long poll of up to ten seconds; no messages if the call failed, after a pause.
sim::Task<std::vector<harness::QueueMessage>> receive(Worker& worker, std::string url, int most,
                                                      sim::Duration visibility);

}  // namespace planted
