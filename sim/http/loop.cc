#include "sim/http/loop.h"

#include <signal.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <csignal>
#include <utility>

#include "sim/http/loop_impl.h"

namespace sim::http {
namespace {

// The longest that is waited at once. Adding it to the present of any clock does not overflow.
constexpr Duration kLongestWait = std::chrono::hours{1};

}  // namespace

void Loop::Impl::await_stop_signal() {
  stop_signals.async_wait([this](const boost::system::error_code& error, int) {
    if (error) return;
    await_stop_signal();
    const auto handler = stop_handler;
    handler();
  });
}

void Loop::Impl::watch(int signal) {
  stop_signals.add(signal);
  signals_to_see.add(signal);
}

Loop::Loop() : impl_(std::make_unique<Impl>()) {}
Loop::~Loop() = default;

bool Loop::poll() { return impl_->io.poll() > 0; }

bool Loop::wait(Duration limit) {
  if (limit <= Duration::zero()) return impl_->io.poll_one() > 0;
  return impl_->io.run_one_for(std::min(limit, kLongestWait)) > 0;
}

void Loop::post(std::function<void()> work) { boost::asio::post(impl_->io, std::move(work)); }

void Loop::on_stop_signal(std::function<void()> handler) {
  const bool first = impl_->stop_handler == nullptr;
  impl_->stop_handler = std::move(handler);
  if (!first) return;
  impl_->watch(SIGINT);
  impl_->watch(SIGTERM);
  // Whoever started this with nohup wants it to outlive the terminal.
  struct sigaction hang_up {};
  if (::sigaction(SIGHUP, nullptr, &hang_up) == 0 && hang_up.sa_handler != SIG_IGN) {
    impl_->watch(SIGHUP);
  }
  impl_->await_stop_signal();
  impl_->signals_to_see.async_wait([impl = impl_.get()](const boost::system::error_code& error,
                                                        int) { impl->saw_stop_signal = !error; });
}

bool Loop::stop_signal_came() {
  impl_->signals_io.poll();
  return impl_->saw_stop_signal;
}

}  // namespace sim::http
