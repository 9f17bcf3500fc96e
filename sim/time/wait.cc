#include "sim/time/wait.h"

namespace sim {

void Signal::set() {
  set_ = true;
  std::list<Waiter*> woken;
  woken.swap(waiters_);
  for (Waiter* waiter : woken) {
    waiter->hooked_ = false;
    waiter->wake();
  }
}

void Signal::Waiter::await_suspend(std::coroutine_handle<> self) {
  self_ = self;
  place_ = signal_.waiters_.insert(signal_.waiters_.end(), this);
  hooked_ = true;
  if (!limit_) return;
  timer_ = ScopedTimer{signal_.scheduler_, signal_.scheduler_.after(*limit_, [this] {
                         timed_out_ = true;
                         unhook();
                         self_.resume();
                       })};
}

void Signal::Waiter::wake() {
  timer_ =
      ScopedTimer{signal_.scheduler_, signal_.scheduler_.post([self = self_] { self.resume(); })};
}

void Signal::Waiter::unhook() {
  if (!hooked_) return;
  hooked_ = false;
  signal_.waiters_.erase(place_);
}

}  // namespace sim
