// Lets coroutines wait for events of the journal instead of polling for what these change.
#pragma once

#include <functional>
#include <list>
#include <utility>

#include "sim/journal/journal.h"
#include "sim/time/wait.h"

namespace harness {

class EventWatches;

// Sets its bell() at each event that concerns it, for as long as it lives.
class EventWatch {
 public:
  using Concerns = std::function<bool(const sim::Event&)>;
  EventWatch(EventWatches& owner, Concerns concerns);
  ~EventWatch();
  EventWatch(const EventWatch&) = delete;
  EventWatch& operator=(const EventWatch&) = delete;

  sim::Signal& bell() { return bell_; }

 private:
  friend class EventWatches;
  EventWatches& owner_;
  Concerns concerns_;
  sim::Signal bell_;
  std::list<EventWatch*>::iterator place_;
};

class EventWatches {
 public:
  explicit EventWatches(sim::Scheduler& scheduler) : scheduler_(scheduler) {}

  // To be called with each event of the journal.
  void see(const sim::Event& event) {
    for (EventWatch* watch : list_) {
      if (!watch->bell_.is_set() && watch->concerns_(event)) watch->bell_.set();
    }
  }

 private:
  friend class EventWatch;
  sim::Scheduler& scheduler_;
  std::list<EventWatch*> list_;
};

inline EventWatch::EventWatch(EventWatches& owner, Concerns concerns)
    : owner_(owner), concerns_(std::move(concerns)), bell_(owner.scheduler_) {
  place_ = owner_.list_.insert(owner_.list_.end(), this);
}

inline EventWatch::~EventWatch() { owner_.list_.erase(place_); }

}  // namespace harness
