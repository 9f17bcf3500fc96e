#include "tests/sim/http/fixture.h"

#include <chrono>
#include <future>
#include <thread>

#include "sim/time/pacer.h"

using namespace std::chrono_literals;

RunningServer::RunningServer(sim::http::Server::Handler handler, sim::http::ServerOptions options) {
  options.port = 0;
  server_ = std::make_unique<sim::http::Server>(loop_, options, std::move(handler));
  port_ = server_->port();
  thread_ = std::thread([this] {
    while (!stopping_) loop_.wait(10s);
  });
}

RunningServer::~RunningServer() {
  loop_.post([this] { stopping_ = true; });
  thread_.join();
}

void RunningServer::on_loop(const std::function<void()>& work) {
  std::promise<void> done;
  loop_.post([&] {
    work();
    done.set_value();
  });
  done.get_future().wait();
}

std::size_t RunningServer::connections() {
  std::size_t count = 0;
  on_loop([&] { count = server_->connections(); });
  return count;
}

bool RunningServer::wait_for_connections(std::size_t count) {
  const auto end = sim::Pacer::wall_now() + 10s;
  // Each look is a turn of the server's loop, in which a closed socket is seen.
  while (connections() != count) {
    if (sim::Pacer::wall_now() > end) return false;
    std::this_thread::yield();
  }
  return true;
}

void echo(const std::shared_ptr<sim::http::Exchange>& exchange) {
  const auto& request = exchange->request();
  exchange->reply({200, {}, request.method + " " + request.target + " " + request.body});
}
