// The event loop of sockets and signals: everything that reaches a World from outside.
#pragma once

#include <functional>
#include <memory>

#include "sim/time/time.h"

namespace sim::http {

// An exception of anything that runs on the loop leaves it through poll() or wait(), and the loop
// can go on. The loop must outlive what was made on it, such as a Server.
class Loop {
 public:
  struct Impl;  // sim/http/loop_impl.h

  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // Runs what is ready, without waiting. True if anything ran.
  bool poll();
  // Waits up to `limit` of wall time until something ran. True if anything did. A limit of more
  // than an hour is one of an hour.
  bool wait(Duration limit);
  // Runs `work` on this loop, never at once. The one member that any thread may call.
  void post(std::function<void()> work);
  // Calls `handler` on SIGINT, SIGTERM and, unless it is ignored, SIGHUP, from then on instead of
  // ending the process. A later call replaces the handler.
  void on_stop_signal(std::function<void()> handler);
  // Whether such a signal has come since on_stop_signal() was called for the first time, even if
  // its handler is still to be called. Looks at signals alone and runs nothing, so that whatever
  // runs on the loop may ask.
  bool stop_signal_came();

  Impl& impl() { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace sim::http
