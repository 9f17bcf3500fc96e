#include "sim/http/descriptor_watch.h"

#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <utility>

#include "sim/http/loop_impl.h"
#include "sim/http/sockets.h"

namespace sim::http {

struct DescriptorWatch::Impl : std::enable_shared_from_this<Impl> {
  using Descriptor = asio::posix::basic_stream_descriptor<Executor>;

  Impl(Loop& loop, int number, std::function<void()> handler)
      : descriptor(loop.impl().io.get_executor(), number), ready(std::move(handler)) {}

  void wait() {
    descriptor.async_wait(Descriptor::wait_read,
                          [self = shared_from_this()](const ErrorCode&) { self->run(); });
  }

  void run() {
    if (ended) return;
    try {
      ready();
    } catch (...) {
      if (!ended) wait();
      throw;
    }
    if (!ended) wait();
  }

  Descriptor descriptor;
  std::function<void()> ready;
  bool ended = false;
};

DescriptorWatch::DescriptorWatch(Loop& loop, int descriptor, std::function<void()> ready)
    : impl_(std::make_shared<Impl>(loop, descriptor, std::move(ready))) {
  impl_->wait();
}

DescriptorWatch::~DescriptorWatch() {
  impl_->ended = true;
  // At once, not when the last handler has run: the owner may close the descriptor now, and its
  // number may come back as another's.
  impl_->descriptor.release();
}

}  // namespace sim::http
