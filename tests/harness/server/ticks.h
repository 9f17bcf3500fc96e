// What keeps a World busy, so that to move its time takes as long as a test needs.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "harness/world/extension.h"
#include "harness/world/world.h"
#include "sim/time/scheduler.h"

namespace tests {

// Something happens each millisecond of simulated time, until stop(). Must outlive the server.
class Ticks {
 public:
  harness::MakeExtension extension() {
    return [this](harness::World& world) { return std::make_unique<Ticking>(world, stopped_); };
  }
  void stop() { stopped_ = true; }

 private:
  class Ticking : public harness::Extension {
   public:
    Ticking(harness::World& world, const std::atomic<bool>& stopped)
        : scheduler_(world.scheduler()), stopped_(stopped) {
      tick();
    }

   private:
    void tick() {
      if (stopped_) return;
      timer_ = {scheduler_, scheduler_.after(std::chrono::milliseconds{1}, [this] { tick(); })};
    }

    sim::Scheduler& scheduler_;
    const std::atomic<bool>& stopped_;
    sim::ScopedTimer timer_;
  };

  std::atomic<bool> stopped_ = false;
};

}  // namespace tests
