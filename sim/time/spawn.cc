#include "sim/time/spawn.h"

namespace sim {

struct Spawned::State {
  Scheduler& scheduler;
  OnEnd on_end;
  ScopedTimer start;
  ScopedTimer end;
  bool running = true;
  Task<> task;   // the task that the caller gave; destroyed after `outer`, which awaits it
  Task<> outer;  // awaits `task` and reports its end

  Task<> run() {
    std::exception_ptr error;
    try {
      co_await task;
    } catch (...) {
      error = std::current_exception();
    }
    // The end is reported from the scheduler, as the receiver may destroy this very coroutine.
    end = ScopedTimer{scheduler, scheduler.post([this, error] {
                        running = false;
                        const OnEnd notify = std::move(on_end);
                        if (notify) notify(error);
                      })};
  }
};

Spawned::Spawned(Scheduler& scheduler, Task<> task, OnEnd on_end)
    : state_(new State{.scheduler = scheduler,
                       .on_end = std::move(on_end),
                       .start = {},
                       .end = {},
                       .running = true,
                       .task = std::move(task),
                       .outer = {}}) {
  State* state = state_.get();
  state->outer = state->run();
  state->start = ScopedTimer{scheduler, scheduler.post([state] { state->outer.start(); })};
}

Spawned::Spawned() = default;
Spawned::Spawned(Spawned&&) noexcept = default;
Spawned& Spawned::operator=(Spawned&&) noexcept = default;
Spawned::~Spawned() = default;

bool Spawned::running() const { return state_ && state_->running; }

}  // namespace sim
