// Requests that wait until time has been moved.
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include "sim/http/server.h"

namespace harness {

class WaitingRequests {
 public:
  // `handle` handles the request of `exchange`, which may be null: what waits then is nobody's.
  void add(std::shared_ptr<sim::http::Exchange> exchange, std::function<void()> handle);
  bool empty() const { return waiting_.empty(); }
  // Handles the first, which waits until it has been handled. REQUIRES: !empty().
  void handle_first();
  // Answers all that wait with 503 instead of handling them, as the World that they were for is
  // gone.
  void refuse();

 private:
  struct Waiting {
    std::shared_ptr<sim::http::Exchange> exchange;
    std::function<void()> handle;
  };
  std::deque<Waiting> waiting_;
};

}  // namespace harness
