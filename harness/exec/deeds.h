// What a command did in its world, told from the journal: which calls it made, which of them were
// answered with errors, and what it made and did not take away again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "fakes/aws/events.h"
#include "sim/journal/event.h"

namespace harness::exec {

// How often an operation was called, and with which errors it was answered how often.
struct CallCount {
  int calls = 0;
  std::map<std::string, int> errors;  // `ResourceNotFoundException`
};

class Deeds {
 public:
  // Of the actor of that name (harness/world/actor.h).
  explicit Deeds(std::string actor) : actor_(std::move(actor)) {}

  // Is to see all of a take's events, in order.
  void see(const sim::Event& event);

  // By service and operation: `sqs.SendMessage`.
  const std::map<std::string, CallCount>& calls() const { return calls_; }
  // What it has made and nobody has deleted: `queue jobs`, `table orders`, `topic t`.
  const std::set<std::string>& left_behind() const { return left_; }
  // For people, in lines.
  std::string to_text() const;

 private:
  struct Call {
    std::string operation;
    std::vector<std::string> made = {};  // what comes to be if it succeeds
    std::vector<std::string> gone = {};
    bool is_own = false;
  };
  void see_call(const sim::Event& event, const aws::ApiCall& asked);
  void take_effect(const Call& call);

  std::string actor_;
  std::map<std::string, CallCount> calls_;
  std::set<std::string> there_;  // whoever made it
  std::set<std::string> left_;
  std::map<std::uint64_t, Call> open_;  // by the event of the call
};

}  // namespace harness::exec
