// The event loop of sockets and signals: everything that reaches a World from outside.
#pragma once

#include <functional>
#include <memory>

#include "sim/time/time.h"

namespace sim::http {

class Loop {
 public:
  struct Impl;

  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // Runs what is ready, without waiting. True if anything ran.
  bool poll();
  // Waits up to `limit` of wall time until something ran. True if anything did.
  bool wait(Duration limit);
  // Runs `work` on this loop. The one member that any thread may call.
  void post(std::function<void()> work);
  // Calls `handler` on SIGINT and SIGTERM, from then on instead of ending the process.
  void on_stop_signal(std::function<void()> handler);

  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace sim::http
