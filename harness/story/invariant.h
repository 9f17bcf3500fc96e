// What must hold in every take.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "harness/story/story_observer.h"
#include "sim/journal/journal.h"

namespace harness {

// Where an invariant did not hold.
struct Violation {
  std::string invariant;
  std::string expected;
  std::string seen;
  sim::Time time;
  std::vector<std::string> involved;  // texts that the events which tell more have in them
  std::uint64_t event = 0;            // the sequence of the event that showed it; 0: at the end
};

class Invariant {
 public:
  virtual ~Invariant() = default;
  Invariant() = default;
  Invariant(const Invariant&) = delete;
  Invariant& operator=(const Invariant&) = delete;

  virtual const char* name() const = 0;
  // What must hold, in one sentence.
  virtual const char* sentence() const = 0;
  // Called after each event, when all observers have seen it.
  void look_at(const sim::Event& event) {
    event_ = event.sequence;
    see(event);
  }
  // Called when all is settled, or should be.
  void end(sim::Time now) {
    event_ = 0;
    at_end(now);
  }

  std::vector<Violation> take() { return std::move(violations_); }

 protected:
  virtual void see(const sim::Event&) {}
  virtual void at_end(sim::Time /*now*/) {}

  void violated(sim::Time time, std::string seen, std::vector<std::string> involved) {
    violations_.push_back({name(), sentence(), std::move(seen), time, std::move(involved), event_});
  }

 private:
  std::uint64_t event_ = 0;
  std::vector<Violation> violations_;
};

// Those that hold in any world, in the order of kInvariantNames. `observer` must outlive them.
std::vector<std::unique_ptr<Invariant>> story_invariants(const StoryObserver& observer);

}  // namespace harness
