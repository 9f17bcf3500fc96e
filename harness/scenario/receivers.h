// Receivers that a scenario plays itself, step by step, where no program does: each takes messages
// from queues and holds them until it deletes them.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "harness/scenario/value.h"
#include "harness/world/world.h"
#include "sim/time/task.h"

namespace harness {

class Receivers {
 public:
  // Must outlive this.
  explicit Receivers(World& world) : world_(world) {}

  // Receives messages as the step says, none if there are none to receive, at once. Throws
  // aws::Error. REQUIRES: the value has the shape of a receive step, and outlives the task.
  sim::Task<> receive(const Value& step);
  // Deletes the message that the receiver holds longest. False if it holds none of that queue;
  // throws aws::Error. REQUIRES: the value has the shape of a delete step.
  bool remove(const Value& step);

 private:
  using Holder = std::pair<std::string, std::string>;  // who, of which queue
  struct Held {
    std::string message;  // its id
    std::string receipt;  // the handle of its latest receive
  };

  Holder holder_of(const Value& step) const;
  std::string url_of(const std::string& queue) const;

  World& world_;
  std::map<Holder, std::vector<Held>> held_;  // as long as they are held, the longest first
};

}  // namespace harness
