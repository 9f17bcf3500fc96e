// Inside of Loop, for code that puts sockets of its own on it.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <functional>

#include "sim/http/loop.h"

namespace sim::http {

struct Loop::Impl {
  // One thread runs it; any may post.
  boost::asio::io_context io{1};
  // An io_context that is out of work would stop, and wait() would no longer wait.
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> never_done{
      io.get_executor()};
  boost::asio::signal_set stop_signals{io};
  std::function<void()> stop_handler;
  // The same signals once more, on a loop that can be polled while `io` runs something.
  boost::asio::io_context signals_io{1};
  boost::asio::signal_set signals_to_see{signals_io};
  bool saw_stop_signal = false;

  void await_stop_signal();
  void watch(int signal);
};

}  // namespace sim::http
