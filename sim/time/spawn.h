// Coroutines that run on their own: the owner keeps a Spawned and destroys it to end them.
#pragma once

#include <functional>
#include <memory>

#include "sim/time/scheduler.h"
#include "sim/time/task.h"

namespace sim {

// One running coroutine. Destroying it destroys the coroutine wherever it is suspended.
// REQUIRES: not destroyed from inside the coroutine itself; post it to the scheduler instead.
class Spawned {
 public:
  using OnEnd = std::function<void(std::exception_ptr)>;

  Spawned();
  // Starts `task` at now(), from the scheduler. `on_end` is called, from the scheduler, with the
  // exception that ended it or null; it may destroy this Spawned.
  Spawned(Scheduler& scheduler, Task<> task, OnEnd on_end = {});
  Spawned(Spawned&&) noexcept;
  Spawned& operator=(Spawned&&) noexcept;
  ~Spawned();

  bool running() const;
  explicit operator bool() const { return running(); }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sim
