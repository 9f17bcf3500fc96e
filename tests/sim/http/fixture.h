// A server on a loop of its own thread.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "sim/http/client.h"
#include "sim/http/loop.h"
#include "sim/http/server.h"
#include "tests/support/raw_socket.h"

using tests::RawSocket;

// Runs a Server on 127.0.0.1, on a free port, until the end of the scope.
class RunningServer {
 public:
  explicit RunningServer(sim::http::Server::Handler handler,
                         sim::http::ServerOptions options = sim::http::ServerOptions{});
  ~RunningServer();

  std::uint16_t port() const { return port_; }
  sim::http::Loop& loop() { return loop_; }
  // Runs `work` on the loop's thread and waits until it has ended.
  void on_loop(const std::function<void()>& work);
  std::size_t connections();
  // Waits until so many connections are open. False if that takes longer than ten seconds. A count
  // that does not stay can be missed.
  bool wait_for_connections(std::size_t count);

 private:
  sim::http::Loop loop_;
  std::unique_ptr<sim::http::Server> server_;
  std::uint16_t port_;
  bool stopping_ = false;  // the loop's thread only
  std::thread thread_;
};

// Answers each request with its method, target and body.
void echo(const std::shared_ptr<sim::http::Exchange>& exchange);

// Hands values from the loop's thread to the test's.
template <class T>
class Mailbox {
 public:
  void put(T value) {
    const std::lock_guard lock(mutex_);
    values_.push_back(std::move(value));
    changed_.notify_all();
  }

  // Waits until there are `count`, and returns all. Fewer after ten seconds.
  std::vector<T> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds{10}, [&] { return values_.size() >= count; });
    return values_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<T> values_;
};
