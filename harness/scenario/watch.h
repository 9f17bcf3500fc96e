// Waiting for events of the journal instead of polling for what they change.
#pragma once

#include <functional>
#include <list>
#include <utility>

#include "sim/journal/journal.h"
#include "sim/time/wait.h"

namespace harness {

class Watches;

// Is rung by each event that concerns it, as long as it lives.
class Watch {
 public:
  using Concerns = std::function<bool(const sim::Event&)>;
  Watch(Watches& owner, Concerns concerns);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  sim::Signal& bell() { return bell_; }

 private:
  friend class Watches;
  Watches& owner_;
  Concerns concerns_;
  sim::Signal bell_;
  std::list<Watch*>::iterator place_;
};

class Watches {
 public:
  explicit Watches(sim::Scheduler& scheduler) : scheduler_(scheduler) {}

  // Call with each event.
  void see(const sim::Event& event) {
    for (Watch* watch : list_) {
      if (!watch->bell_.is_set() && watch->concerns_(event)) watch->bell_.set();
    }
  }

 private:
  friend class Watch;
  sim::Scheduler& scheduler_;
  std::list<Watch*> list_;
};

inline Watch::Watch(Watches& owner, Concerns concerns)
    : owner_(owner), concerns_(std::move(concerns)), bell_(owner.scheduler_) {
  place_ = owner_.list_.insert(owner_.list_.end(), this);
}

inline Watch::~Watch() { owner_.list_.erase(place_); }

}  // namespace harness
