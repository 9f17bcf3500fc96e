// Watches a file descriptor on a Loop: the output of a child process, a socket of somebody else's.
#pragma once

#include <functional>
#include <memory>

#include "sim/http/loop.h"

namespace sim::http {

class DescriptorWatch {
 public:
  // Calls `ready` on the loop whenever `descriptor` can be read, has ended or has failed, again and
  // again until it was read empty. `ready` may destroy the DescriptorWatch. Does not own the
  // descriptor, which must stay open for as long as this lives. Pipes, sockets and the like; a
  // regular file is std::system_error.
  DescriptorWatch(Loop& loop, int descriptor, std::function<void()> ready);
  ~DescriptorWatch();
  DescriptorWatch(const DescriptorWatch&) = delete;
  DescriptorWatch& operator=(const DescriptorWatch&) = delete;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

}  // namespace sim::http
