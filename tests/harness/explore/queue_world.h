// A small world with a queue, and the takes in it that explorations are tested on.
#pragma once

#include <string>

#include "harness/explore/round.h"
#include "tests/support/folder.h"

namespace tests {

// A scenario that sends a message to the queue `jobs`, and whose tables take from 10 s to 90 s to
// come: what is decided in it. Its name is `a/b`.
class QueueWorld {
 public:
  // `more`: what stands in the scenario's file beside its steps.
  explicit QueueWorld(const std::string& more = "");

  // The scenario with its world.
  const harness::Explored& explored() const { return explored_; }
  const Folder& folder() const { return folder_; }

 private:
  Folder folder_;
  harness::Explored explored_;
};

// An event as a journal has it.
sim::Event event(std::uint64_t sequence, const std::string& actor, const std::string& kind,
                 const std::string& subject, std::uint64_t cause, const std::string& data = "{}");

// A take of `a/b` that failed.
harness::Take failed_take(std::uint64_t seed, const std::string& what, const std::string& seen,
                          std::size_t decisions, std::uint64_t events);

}  // namespace tests
